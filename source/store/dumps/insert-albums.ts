import { count, eq, sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { instant } from './instant.ts';

/** Makes the albums that nothing stored turned out to be, with their credited artists, and gives every staged release its album. */
export async function insertAlbums({ read, write, tables, now }: Writable): Promise<void> {
	const { toldAlbums } = write.bulk.tables;
	await write.execute(sql`update told_albums set is_new = (album_id is null)`);
	const [missing] = await read.select({ count: count() }).from(toldAlbums).where(eq(toldAlbums.isNew, true));
	if (missing !== undefined && missing.count > 0) {
		const firstId = await write.bulk.reserveIds('albums', missing.count);
		await insertRows({ write, tables, now }, firstId);
	}
	await write.execute(sql`
		update placed_releases set album_id = told_albums.album_id
		from told_albums where told_albums.album_key = placed_releases.album_key and placed_releases.album_id is null`);
}

async function insertRows({ write, tables, now }: Omit<Writable, 'read'>, firstId: number): Promise<void> {
	await write.execute(sql`
		update told_albums set album_id = numbered.id
		from (select album_key, row_number() over (order by release_id) + ${firstId} - 1 as id from told_albums where is_new) as numbered
		where numbered.album_key = told_albums.album_key`);
	const at = instant(tables, now);
	await write.execute(sql`
		insert into albums (id, discogs_id, artist_id, title, normalized_title, credit, first_release_year, first_release_date,
			is_studio, primary_type, secondary_types, source, created_at, updated_at)
		select told.album_id, told.master_id, told.artist_id, told.title, told.normalized_title, told.credit, told.year, cast(told.year as text),
			staged.is_studio, staged.primary_type, staged.secondary_types, 'discogs', ${at}, ${at}
		from told_albums as told join staged_releases as staged on staged.discogs_id = told.release_id
		where told.is_new order by told.album_id`);
	await write.execute(sql`
		insert into album_artists (album_id, artist_id, position, credited_as, join_phrase)
		select album_id, artist_id, position, credited_as, join_phrase from (
			select albums.album_id, told.artist_id, credit.position, credit.credited_as, credit.join_phrase,
				row_number() over (partition by albums.album_id, told.artist_id order by credit.position) as place
			from told_albums as albums
			join staged_credits as credit on credit.release_id = albums.release_id
			join told_artists as told on told.discogs_id = credit.artist_id
			where albums.is_new
		) as credits
		where place = 1 order by album_id, position`);
}
