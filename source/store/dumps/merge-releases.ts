import { type SQL, sql } from 'drizzle-orm';
import { noRows, type PackedRows } from '../../../db/packed-rows.ts';
import { movingPressings } from '../best-prices.ts';
import type { Writable } from '../writable.ts';
import { adoptAlbums } from './adopt-albums.ts';
import { completeAlbums } from './complete-albums.ts';
import { insertAlbums } from './insert-albums.ts';
import { insertArtists } from './insert-artists.ts';
import { placeReleases } from './place-releases.ts';
import { saveStagedReleases } from './save-staged-releases.ts';

/** Releases of a dump as staged rows (`db/schema/staging.ts`), each release once. */
export interface ReleaseBatch {
	releases: PackedRows;
	credits: PackedRows;
	keys: PackedRows;
}

/** What a batch of releases is merged as. */
export interface MergeOptions {
	importId: number;
	/** How old the dump is: the age that its rows carry. */
	dumpedAt: Date;
}

/** How many of a batch's releases were new here, and of how many others a stored field changed. */
export interface MergeCounts {
	added: number;
	changed: number;
}

/**
 * Stores a batch of releases with the artists and albums that they need, in a handful of statements on the whole batch, the same on both
 * engines: artists that are missing, the album of each release (by its master, else by artist and title, else a new one), the releases,
 * what they are searched by. The transaction is the caller's, and the checkpoint belongs into it.
 */
export async function mergeReleases(store: Writable, batch: ReleaseBatch, options: MergeOptions): Promise<MergeCounts> {
	if (batch.releases.length === 0) return { added: 0, changed: 0 };
	const { bulk, lock } = store.write;
	const { stagedReleases, stagedCredits, stagedKeys, toldArtists, placedReleases, toldAlbums, matchedAlbums } =
		bulk.tables;
	const derived = [toldArtists, placedReleases, toldAlbums, matchedAlbums];
	await bulk.stage(stagedReleases, batch.releases);
	await bulk.stage(stagedCredits, batch.credits);
	await bulk.stage(stagedKeys, batch.keys);
	for (const table of derived) await bulk.stage(table, noRows);
	// Whoever looks an artist, an album or a release up to make it where it is missing must be the only one.
	await lock('artists');
	await lock('albums');
	await lock('releases');
	await insertArtists(store);
	await placeReleases(store);
	await completeAlbums(store);
	await adoptAlbums(store, undefined);
	await insertAlbums(store);
	const counts = await movingPressings(store, isMoved(store), () => saveStagedReleases(store, options));
	for (const table of [stagedReleases, stagedCredits, stagedKeys, ...derived]) await bulk.unstage(table);
	return counts;
}

/** Stored releases that will count for other albums than they do, or begin or cease to be vinyl. */
function isMoved({ tables }: Writable): SQL {
	return sql`${tables.releases.discogsId} in (
		select placed.discogs_id from placed_releases as placed
		join staged_releases as staged on staged.discogs_id = placed.discogs_id
		join releases as known on known.discogs_id = placed.discogs_id
		where (placed.album_id, staged.master_id, staged.is_vinyl) is distinct from (known.album_id, known.master_id, known.is_vinyl))`;
}
