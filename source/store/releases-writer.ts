import { type AnyColumn, and, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PressingKinds } from '../matching/discogs-format.ts';
import { movingPressings } from './best-prices.ts';
import type { Writable } from './writable.ts';

/** A pressing as a source lists it. Null means that this source does not say, never that there is none. */
export interface NewRelease extends Omit<PressingKinds, 'isUnofficial'> {
	discogsId: number;
	albumId: number | null;
	masterId: number | null;
	title: string;
	country: string | null;
	year: number | null;
	released: string | null;
	label: string | null;
	catalogNumber: string | null;
	barcode: string | null;
	identifiers: { type: string; value: string; description: string | null }[] | null;
	notes: string | null;
	discogsRating: number | null;
	discogsVotes: number | null;
	have: number | null;
	want: number | null;
}

/** SQLite takes 32,766 values in one statement; a row here has about thirty. */
const rowsPerStatement = 200;

/**
 * Stores pressings; one that is known (by its Discogs id) is updated, never doubled, and keeps what only another call
 * told (rating, barcode …), its album and its creation time. Says how many were new.
 */
export async function saveReleases(
	store: Writable,
	source: string,
	pressings: NewRelease[],
): Promise<{ found: number; added: number }> {
	const { releases } = store.tables;
	// One statement may not touch a row twice, and pages overlap when the list moves while it is read.
	const distinct = [...new Map(pressings.map((pressing) => [pressing.discogsId, pressing])).values()].sort(
		(a, b) => a.discogsId - b.discogsId,
	);
	const ids = distinct.map(({ discogsId }) => discogsId);
	const before = ids.length === 0 ? 0 : await store.read.$count(releases, inArray(releases.discogsId, ids));
	await movingPressings(store, inArray(releases.discogsId, ids), async () => {
		for (let at = 0; at < distinct.length; at += rowsPerStatement) {
			await store.write
				.insert(releases)
				.values(
					distinct.slice(at, at + rowsPerStatement).map(({ text, ...pressing }) => ({
						...pressing,
						formatText: text,
						source,
						fetchedAt: store.now,
						createdAt: store.now,
						updatedAt: store.now,
					})),
				)
				.onConflictDoUpdate({ target: releases.discogsId, set: updatedColumns(store.tables) });
		}
	});
	return { found: distinct.length, added: distinct.length - before };
}

/** The source no longer has this pressing: it is marked and kept. */
export async function markGone({ write, tables, now }: Writable, releaseId: number): Promise<void> {
	await write.update(tables.releases).set({ goneAt: now, updatedAt: now }).where(eq(tables.releases.id, releaseId));
}

/** A complete listing of a master's vinyl no longer named these: they are marked and kept. */
export async function markGoneFrom(
	{ write, tables, now }: Writable,
	masterId: number,
	listedSince: Date,
): Promise<void> {
	const { releases } = tables;
	await write
		.update(releases)
		.set({ goneAt: now, updatedAt: now })
		.where(
			and(
				eq(releases.masterId, masterId),
				eq(releases.isVinyl, true),
				lt(releases.fetchedAt, listedSince),
				isNull(releases.goneAt),
			),
		);
}

/** Pressings that were listed under a master that turned out to be another album's are nobody's until they are found again. */
export async function detachFromAlbum(store: Writable, albumId: number, masterId: number): Promise<void> {
	const { releases } = store.tables;
	await giveToAlbum(store, null, and(eq(releases.albumId, albumId), eq(releases.masterId, masterId)));
}

/** Pressings that a person gave to an album, whichever they were stored for. */
export async function attachToAlbum(store: Writable, albumId: number, discogsIds: number[]): Promise<void> {
	if (discogsIds.length === 0) return;
	await giveToAlbum(store, albumId, inArray(store.tables.releases.discogsId, discogsIds));
}

/** Releases that a person said are no pressings of this album: they are nobody's. */
export async function detachPressings(store: Writable, albumId: number, discogsIds: number[]): Promise<void> {
	const { releases } = store.tables;
	if (discogsIds.length === 0) return;
	await giveToAlbum(store, null, and(eq(releases.albumId, albumId), inArray(releases.discogsId, discogsIds)));
}

async function giveToAlbum(store: Writable, albumId: number | null, isGiven: SQL | undefined): Promise<void> {
	const { releases } = store.tables;
	await movingPressings(store, isGiven, async () => {
		await store.write.update(releases).set({ albumId }).where(isGiven);
	});
}

function updatedColumns({ releases }: Writable['tables']) {
	const told = (column: string) => sql`excluded.${sql.identifier(column)}`;
	const toldOr = (column: string, stored: AnyColumn) => sql`coalesce(${told(column)}, ${stored})`;
	/** A listing abbreviates what the release's own page spells out: it never replaces that. */
	const unlessSpelledOut = (column: string, stored: AnyColumn) =>
		sql`case when ${releases.identifiers} is not null and excluded.identifiers is null then ${stored} else ${toldOr(column, stored)} end`;
	return {
		// A pressing stays with the album that it was first stored for: volumes may share a master.
		albumId: sql`coalesce(${releases.albumId}, excluded.album_id)`,
		masterId: toldOr('master_id', releases.masterId),
		title: told('title'),
		country: toldOr('country', releases.country),
		year: unlessSpelledOut('year', releases.year),
		released: unlessSpelledOut('released', releases.released),
		format: unlessSpelledOut('format', releases.format),
		formatText: unlessSpelledOut('format_text', releases.formatText),
		descriptions: unlessSpelledOut('descriptions', releases.descriptions),
		discs: unlessSpelledOut('discs', releases.discs),
		isVinyl: unlessSpelledOut('is_vinyl', releases.isVinyl),
		isOfficial: unlessSpelledOut('is_official', releases.isOfficial),
		isPromo: unlessSpelledOut('is_promo', releases.isPromo),
		isTestPressing: unlessSpelledOut('is_test_pressing', releases.isTestPressing),
		isReissue: unlessSpelledOut('is_reissue', releases.isReissue),
		label: unlessSpelledOut('label', releases.label),
		catalogNumber: unlessSpelledOut('catalog_number', releases.catalogNumber),
		barcode: toldOr('barcode', releases.barcode),
		identifiers: toldOr('identifiers', releases.identifiers),
		notes: toldOr('notes', releases.notes),
		discogsRating: toldOr('discogs_rating', releases.discogsRating),
		discogsVotes: toldOr('discogs_votes', releases.discogsVotes),
		have: toldOr('have', releases.have),
		want: toldOr('want', releases.want),
		fetchedAt: told('fetched_at'),
		goneAt: sql`null`,
		updatedAt: told('updated_at'),
	};
}
