import { sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { instant } from './instant.ts';

/**
 * Albums that dumps made say what their main release says, and are as old as their oldest pressing, until the masters file tells better:
 * so it does not matter in which batches their pressings come.
 */
export async function completeAlbums(store: Writable): Promise<void> {
	const { write, tables, now } = store;
	const at = instant(tables, now);
	await write.execute(sql`
		update albums set title = told.title, normalized_title = told.normalized_title, credit = told.credit, artist_id = told.artist_id,
			is_studio = told.is_studio, primary_type = told.primary_type, secondary_types = told.secondary_types, updated_at = ${at}
		from (
			select placed.album_id, coalesce(master.title, staged.title) as title, coalesce(master.credit, staged.credit) as credit,
				coalesce(master.normalized_title, staged.normalized_title) as normalized_title, artist.artist_id, staged.is_studio,
				staged.primary_type, staged.secondary_types
			from placed_releases as placed
			join staged_releases as staged on staged.discogs_id = placed.discogs_id
			join told_artists as artist on artist.discogs_id = staged.artist_id
			left join dump_masters as master on master.discogs_id = staged.master_id
			where placed.album_id is not null and staged.is_main_release
		) as told
		where albums.id = told.album_id and albums.source = 'discogs' and albums.discogs_id is not null
			and (albums.title, albums.credit, albums.artist_id, albums.is_studio, albums.primary_type, albums.secondary_types)
				is distinct from (told.title, told.credit, told.artist_id, told.is_studio, told.primary_type, told.secondary_types)`);
	await completeCredits(store);
	await write.execute(sql`
		update albums set first_release_year = told.year, first_release_date = cast(told.year as text), updated_at = ${at}
		from (
			select placed.album_id, min(staged.year) as year
			from placed_releases as placed
			join staged_releases as staged on staged.discogs_id = placed.discogs_id
			left join dump_masters as master on master.discogs_id = staged.master_id
			where placed.album_id is not null and master.year is null and staged.year is not null
			group by placed.album_id
		) as told
		where albums.id = told.album_id and albums.source = 'discogs'
			and (albums.first_release_year is null or told.year < albums.first_release_year)`);
}

async function completeCredits({ write }: Writable): Promise<void> {
	const told = sql`
		from placed_releases as placed
		join staged_releases as staged on staged.discogs_id = placed.discogs_id and staged.is_main_release
		join albums on albums.id = placed.album_id and albums.source = 'discogs' and albums.discogs_id is not null
		join staged_credits as credit on credit.release_id = staged.discogs_id
		join told_artists as artist on artist.discogs_id = credit.artist_id`;
	await write.execute(sql`
		delete from album_artists where album_id in (select albums.id ${told})
			and (album_id, artist_id) not in (select albums.id, artist.artist_id ${told})`);
	// Two Discogs artists may be one here: the place of the first is that artist's.
	await write.execute(sql`
		insert into album_artists (album_id, artist_id, position, credited_as, join_phrase)
		select album_id, artist_id, position, credited_as, join_phrase from (
			select albums.id as album_id, artist.artist_id, credit.position, credit.credited_as, credit.join_phrase,
				row_number() over (partition by albums.id, artist.artist_id order by credit.position) as place
			${told}
		) as credits where place = 1 order by album_id, position
		on conflict (album_id, artist_id) do update
			set position = excluded.position, credited_as = excluded.credited_as, join_phrase = excluded.join_phrase`);
}
