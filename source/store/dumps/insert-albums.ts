import { eq, sql } from 'drizzle-orm';
import { refreshBestPrices } from '../best-prices.ts';
import type { Writable } from '../writable.ts';
import { instant } from './instant.ts';

/** Makes the albums that nothing stored turned out to be, with their credited artists, and gives every staged release its album. */
export async function insertAlbums(store: Writable): Promise<void> {
	const { read, write } = store;
	const { toldAlbums } = write.bulk.tables;
	const told = await read.$count(toldAlbums);
	if (told === 0) return;
	await insertMissing(store, await write.bulk.reserveIds('albums', told));
	await refreshShared(store);
	await write.execute(sql`
		update placed_releases set album_id = told_albums.album_id
		from told_albums where told_albums.album_key = placed_releases.album_key and placed_releases.album_id is null`);
}

/** Ids are given by place: those that stored albums take the place of are left out. */
async function insertMissing({ write, tables, now }: Writable, firstId: number): Promise<void> {
	await write.execute(sql`
		update told_albums set is_new = true, album_id = ${firstId} + place - 1 where album_id is null`);
	const at = instant(tables, now);
	await write.execute(sql`
		insert into albums (id, discogs_id, artist_id, title, normalized_title, credit, first_release_year, first_release_date,
			is_studio, primary_type, secondary_types, source, created_at, updated_at)
		select told.album_id, told.master_id, told.artist_id, told.title, told.normalized_title, told.credit, told.year, cast(told.year as text),
			staged.is_studio, staged.primary_type, staged.secondary_types, 'discogs', ${at}, ${at}
		from told_albums as told join staged_releases as staged on staged.discogs_id = told.release_id
		where told.is_new order by told.album_id`);
	// Two Discogs artists may be one here.
	await write.execute(sql`
		insert into album_artists (album_id, artist_id, position, credited_as, join_phrase)
		select albums.album_id, told.artist_id, credit.position, credit.credited_as, credit.join_phrase
		from staged_credits as credit
		join told_albums as albums on albums.release_id = credit.release_id
		join told_artists as told on told.discogs_id = credit.artist_id
		where albums.is_new order by albums.album_id, credit.position
		on conflict do nothing`);
}

/** The master of a new album may be that of pressings that are here already, with prices. */
async function refreshShared(store: Writable): Promise<void> {
	const { read, tables } = store;
	const { toldAlbums } = store.write.bulk.tables;
	const { prices, releases } = tables;
	const shared = await read
		.selectDistinct({ id: sql`${toldAlbums.albumId}`.mapWith(Number) })
		.from(toldAlbums)
		.innerJoin(releases, eq(releases.masterId, toldAlbums.masterId))
		.innerJoin(prices, eq(prices.releaseId, releases.id))
		.where(eq(toldAlbums.isNew, true));
	await refreshBestPrices(
		store,
		shared.map(({ id }) => id),
	);
}
