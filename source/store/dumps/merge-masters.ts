import { ne, sql } from 'drizzle-orm';
import { noRows, type PackedRows } from '../../../db/packed-rows.ts';
import type { Writable } from '../writable.ts';
import { adoptAlbums } from './adopt-albums.ts';
import { findArtists } from './find-artists.ts';
import { instant } from './instant.ts';
import type { MergeCounts } from './merge-releases.ts';

/**
 * Stores a batch of masters of a dump, each once. Albums that a dump made take title, credit and year from theirs; any other album without a master
 * whose artist, title and year fit gets it (see `adopt-albums.ts`). An album is made when the first of its pressings is kept, not here.
 */
export async function mergeMasters(store: Writable, masters: PackedRows): Promise<MergeCounts> {
	if (masters.length === 0) return { added: 0, changed: 0 };
	const { read, write, tables } = store;
	const { bulk } = write;
	const { stagedMasters, toldArtists, toldAlbums, matchedAlbums } = bulk.tables;
	const derived = [toldArtists, toldAlbums, matchedAlbums];
	await bulk.stage(stagedMasters, masters);
	for (const table of derived) await bulk.stage(table, noRows);
	await write.lock('albums');
	const told = await read.$count(stagedMasters);
	const before = await read.$count(tables.dumpMasters, sql`discogs_id in (select discogs_id from staged_masters)`);
	await write.execute(sql`
		insert into dump_masters (discogs_id, artist_id, title, normalized_title, credit, year, main_release_id, hash)
		select discogs_id, artist_id, title, normalized_title, credit, year, main_release_id, hash
		from staged_masters where true order by discogs_id
		on conflict (discogs_id) do update set artist_id = excluded.artist_id, title = excluded.title,
			normalized_title = excluded.normalized_title, credit = excluded.credit, year = excluded.year,
			main_release_id = excluded.main_release_id, hash = excluded.hash`);
	await retellAlbums(store);
	await write.execute(sql`
		insert into told_artists (discogs_id) select distinct artist_id from staged_masters`);
	await findArtists(store);
	await write.execute(sql`
		insert into told_albums (place, album_key, release_id, master_id, artist_id, credit, title, normalized_title, year, latest_year,
			stands_alone)
		select row_number() over (order by staged.discogs_id), 'm' || staged.discogs_id, staged.discogs_id, staged.discogs_id,
			told.artist_id, staged.credit, staged.title, staged.normalized_title, staged.year, staged.year, false
		from staged_masters as staged join told_artists as told on told.discogs_id = staged.artist_id
		where told.artist_id is not null and not exists (select 1 from albums where albums.discogs_id = staged.discogs_id)`);
	// None of its pressings is here: those without a master are of another album, as they are where the masters come first.
	await adoptAlbums(store, ne(tables.albums.source, 'discogs'));
	for (const table of [stagedMasters, ...derived]) await bulk.unstage(table);
	return { added: told - before, changed: before };
}

async function retellAlbums({ write, tables, now }: Writable): Promise<void> {
	const at = instant(tables, now);
	await write.execute(sql`
		update albums set title = told.title, normalized_title = told.normalized_title, credit = told.credit,
			first_release_year = coalesce(told.year, albums.first_release_year),
			first_release_date = coalesce(cast(told.year as text), albums.first_release_date), updated_at = ${at}
		from staged_masters as told
		where albums.discogs_id = told.discogs_id and albums.source = 'discogs'
			and (albums.title, albums.credit, albums.first_release_year)
				is distinct from (told.title, told.credit, coalesce(told.year, albums.first_release_year))`);
	await write.execute(sql`
		update albums set first_release_year = told.year, updated_at = ${at}
		from staged_masters as told
		where albums.discogs_id = told.discogs_id and albums.first_release_year is null and told.year is not null`);
}
