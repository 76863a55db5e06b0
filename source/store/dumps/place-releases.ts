import { sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';

/**
 * Says of which stored album each staged release is, as far as ids tell. A pressing stays where it is, except in an album that it is in by
 * its master, or without one, when it has another master now. Separate volumes may share a master: the one of the same title is meant, else
 * the first. For the others `told_albums` gets a row a master, or an artist and title where there is no master.
 */
export async function placeReleases({ write }: Writable): Promise<void> {
	await write.execute(sql`
		insert into placed_releases (discogs_id, album_key, album_id, was_known)
		select staged.discogs_id,
			case when staged.master_id is not null then 'm' || staged.master_id
				when staged.stands_alone then 'r' || staged.discogs_id
				else 'a' || told.artist_id || ' ' || staged.normalized_title end,
			coalesce(
				case when staged.master_id is null or staged.master_id = known.master_id or staged.master_id = home.discogs_id then known.album_id
					when home.discogs_id is null and home.source = 'discogs' or home.discogs_id = known.master_id then null
					else known.album_id end,
				(select albums.id from albums where albums.discogs_id = staged.master_id
					order by case when albums.normalized_title = staged.normalized_title then 0 else 1 end, albums.id limit 1)),
			known.id is not null
		from staged_releases as staged
		join told_artists as told on told.discogs_id = staged.artist_id
		left join releases as known on known.discogs_id = staged.discogs_id
		left join albums as home on home.id = known.album_id`);
	await write.execute(sql`
		insert into told_albums (place, album_key, release_id, master_id, artist_id, credit, title, normalized_title, year, latest_year,
			stands_alone)
		select row_number() over (order by staged.discogs_id), one.album_key, staged.discogs_id, staged.master_id, told.artist_id,
			coalesce(master.credit, staged.credit), coalesce(master.title, staged.title),
			coalesce(master.normalized_title, staged.normalized_title), coalesce(master.year, one.year),
			coalesce(master.year, one.latest_year), staged.stands_alone
		from (
			select placed.album_key, min(staged.year) as year, max(staged.year) as latest_year,
				coalesce(min(case when staged.is_main_release then staged.discogs_id end), min(staged.discogs_id)) as release_id
			from placed_releases as placed join staged_releases as staged on staged.discogs_id = placed.discogs_id
			where placed.album_id is null group by placed.album_key
		) as one
		join staged_releases as staged on staged.discogs_id = one.release_id
		join told_artists as told on told.discogs_id = staged.artist_id
		left join dump_masters as master on master.discogs_id = staged.master_id`);
}
