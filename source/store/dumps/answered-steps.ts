import { and, eq, inArray, isNull, max, or, sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { dumpSource } from './dump-source.ts';

/** The step that brings an album's pressings: the listing of its master, or the search for one. */
export interface PressingsStep {
	albumId: number;
	masterId: number | null;
	step: 'vinyl-releases' | 'album-master';
	lane: string;
}

/**
 * Where a dump told an album's pressings and the step that would fetch them has no answer yet, it has one now: that of the dump, as old as
 * the dump is. Whoever has the step in hand brings an answer of their own.
 */
export async function answerFromDump(
	{ read, write, tables, now }: Writable,
	{ albumId, masterId, step, lane }: PressingsStep,
	expiresAt: Date,
): Promise<void> {
	const { releases, syncState } = tables;
	const isOfAlbum = or(eq(releases.albumId, albumId), masterId === null ? undefined : eq(releases.masterId, masterId));
	const [told] = await read
		.select({ at: max(releases.fetchedAt) })
		.from(releases)
		.where(and(isOfAlbum, eq(releases.source, dumpSource)));
	if (told === undefined || told.at === null) return;
	const answer = { status: 'done', cursor: null, attempts: 0, calls: 0, nextAt: expiresAt, lastError: null };
	const columns = { ...answer, fetchedAt: told.at, expiresAt };
	await write
		.insert(syncState)
		.values({ entity: 'album', entityId: albumId, step, lane, depth: 0, spread: false, ...columns, createdAt: now })
		.onConflictDoUpdate({
			target: [syncState.entity, syncState.entityId, syncState.step],
			set: columns,
			setWhere: and(isNull(syncState.fetchedAt), isNull(syncState.leaseOwner)),
		});
}

/** The same for all steps that wait in the queue: what a dump told need not be asked for, album by album. */
export async function answerQueueFromDump(
	{ write, tables }: Writable,
	{ fetchedAt, expiresAt }: { fetchedAt: Date; expiresAt: Date },
): Promise<void> {
	const { syncState } = tables;
	const isTold = sql`exists (
		select 1 from albums join releases on releases.album_id = albums.id
		where albums.id = ${syncState.entityId} and releases.source = ${dumpSource}
			and (albums.discogs_id is not null or ${syncState.step} = 'album-master'))`;
	await write
		.update(syncState)
		.set({ status: 'done', cursor: null, attempts: 0, nextAt: expiresAt, fetchedAt, expiresAt, lastError: null })
		.where(
			and(
				eq(syncState.entity, 'album'),
				inArray(syncState.step, ['vinyl-releases', 'album-master']),
				isNull(syncState.fetchedAt),
				isNull(syncState.leaseOwner),
				isTold,
			),
		);
}
