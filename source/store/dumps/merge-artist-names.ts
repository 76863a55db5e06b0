import { sql } from 'drizzle-orm';
import { noRows, type PackedRows } from '../../../db/packed-rows.ts';
import type { Writable } from '../writable.ts';
import { findArtists } from './find-artists.ts';
import type { MergeCounts } from './merge-releases.ts';

/** Stores the spellings that a dump knows of stored artists, under the artist that has the Discogs id; known ones stay as they are. */
export async function mergeArtistNames(store: Writable, names: PackedRows): Promise<MergeCounts> {
	if (names.length === 0) return { added: 0, changed: 0 };
	const { read, write } = store;
	const { stagedNames, toldArtists } = write.bulk.tables;
	await write.bulk.stage(stagedNames, names);
	await write.bulk.stage(toldArtists, noRows);
	await write.execute(sql`
		insert into told_artists (discogs_id) select distinct discogs_id from staged_names`);
	await findArtists(store);
	const missing = sql`(
		select distinct artists.id, staged.name, staged.normalized_name
		from staged_names as staged
		join told_artists as told on told.discogs_id = staged.discogs_id
		join artists on artists.id = told.artist_id
		where staged.name <> artists.name and not exists (
			select 1 from artist_names as known where known.artist_id = artists.id and known.name = staged.name)
	) as missing`;
	const [told] = await read.select({ artists: sql<number>`count(distinct id)`.mapWith(Number) }).from(missing);
	await write.execute(sql`
		insert into artist_names (artist_id, name, normalized_name, source)
		select id, name, normalized_name, 'discogs' from ${missing} order by id, name`);
	await write.bulk.unstage(stagedNames);
	await write.bulk.unstage(toldArtists);
	return { added: 0, changed: told?.artists ?? 0 };
}
