import { sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';

/**
 * Finds the artists of `told_artists` by their Discogs ids, as `findArtistByDiscogsId` does: by their own column, else by an accepted link,
 * and whom merged ones became. Those that are not stored stay without one.
 */
export async function findArtists({ write }: Writable): Promise<void> {
	await write.execute(sql`
		update told_artists set artist_id = (
			select id from artists where artists.discogs_id = told_artists.discogs_id order by id limit 1)`);
	await write.execute(sql`
		update told_artists set artist_id = (
			select artists.id from links join artists on artists.id = links.entity_id
			where links.provider = 'discogs' and links.kind = 'artist' and links.external_id = cast(told_artists.discogs_id as text)
				and links.entity = 'artist' and links.relation = 'discogs' and links.state = 'accepted'
			order by artists.id limit 1)
		where artist_id is null`);
	// One that was merged may have been merged into one that was.
	await write.execute(sql`
		update told_artists set artist_id = (
			with recursive became (id, merged_into_id) as (
				select id, merged_into_id from artists where id = told_artists.artist_id
				union all
				select artists.id, artists.merged_into_id from became join artists on artists.id = became.merged_into_id
			)
			select id from became where merged_into_id is null)
		where (select merged_into_id from artists where artists.id = told_artists.artist_id) is not null`);
}
