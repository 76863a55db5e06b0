import { and, inArray, isNull } from 'drizzle-orm';
import { inGroups } from '../in-groups.ts';
import type { Writable } from '../writable.ts';

/** SQLite takes 32,766 values in one statement. */
const idsAtOnce = 5_000;

/** A dump no longer has these releases (Discogs ids): they are marked and kept. Returns how many were not marked before. */
export async function markGoneFromDump(
	{ write, tables, now }: Writable,
	importId: number,
	discogsIds: readonly number[],
): Promise<number> {
	const { dumpReleases, releases } = tables;
	let marked = 0;
	for (const some of inGroups(discogsIds, idsAtOnce)) {
		await write.update(dumpReleases).set({ goneIn: importId }).where(inArray(dumpReleases.discogsId, some));
		const gone = await write
			.update(releases)
			.set({ goneAt: now, updatedAt: now })
			.where(and(inArray(releases.discogsId, some), isNull(releases.goneAt)))
			.returning({ id: releases.id });
		marked += gone.length;
	}
	return marked;
}
