import { sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { instant } from './instant.ts';

/**
 * Albums that dumps made say what their main release says, and are as old as their oldest pressing, until the masters file tells better:
 * so it does not matter in which batches their pressings come.
 */
export async function completeAlbums({ write, tables, now }: Writable): Promise<void> {
	const at = instant(tables, now);
	await write.execute(sql`
		update albums set title = told.title, normalized_title = told.normalized_title, credit = told.credit, is_studio = told.is_studio,
			primary_type = told.primary_type, secondary_types = told.secondary_types, updated_at = ${at}
		from (
			select placed.album_id, coalesce(master.title, staged.title) as title, coalesce(master.credit, staged.credit) as credit,
				coalesce(master.normalized_title, staged.normalized_title) as normalized_title, staged.is_studio, staged.primary_type,
				staged.secondary_types
			from placed_releases as placed
			join staged_releases as staged on staged.discogs_id = placed.discogs_id
			left join dump_masters as master on master.discogs_id = staged.master_id
			where placed.album_id is not null and staged.is_main_release
		) as told
		where albums.id = told.album_id and albums.source = 'discogs' and albums.discogs_id is not null
			and (albums.title, albums.credit, albums.is_studio, albums.primary_type, albums.secondary_types)
				is distinct from (told.title, told.credit, told.is_studio, told.primary_type, told.secondary_types)`);
	await write.execute(sql`
		update albums set first_release_year = told.year, first_release_date = cast(told.year as text), updated_at = ${at}
		from (
			select placed.album_id, min(staged.year) as year
			from placed_releases as placed
			join staged_releases as staged on staged.discogs_id = placed.discogs_id
			left join dump_masters as master on master.discogs_id = staged.master_id
			where placed.album_id is not null and master.year is null
			group by placed.album_id
		) as told
		where albums.id = told.album_id and albums.source = 'discogs'
			and (albums.first_release_year is null or told.year < albums.first_release_year)`);
}
