import { sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';

/**
 * Finds the artists of `told_artists` by their Discogs ids, as `findArtistByDiscogsId` does: by their own column, else by an accepted link,
 * and whom merged ones became. Those that are not stored stay without one.
 */
export async function findArtists({ write }: Writable): Promise<void> {
	await findByOwnId(write);
	await write.execute(sql`
		update told_artists set artist_id = found.id
		from (
			select told.discogs_id, min(links.entity_id) as id
			from told_artists as told
			join links on links.provider = 'discogs' and links.kind = 'artist' and links.external_id = cast(told.discogs_id as text)
			where told.artist_id is null and links.entity = 'artist' and links.relation = 'discogs' and links.state = 'accepted'
			group by told.discogs_id
		) as found
		where found.discogs_id = told_artists.discogs_id`);
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

/** The oldest row of each. As a join: asked for the first by id one by one, Postgres goes through all artists in the order of their ids. */
export async function findByOwnId(write: Writable['write']): Promise<void> {
	await write.execute(sql`
		update told_artists set artist_id = found.id
		from (
			select told.discogs_id, min(artists.id) as id
			from told_artists as told join artists on artists.discogs_id = told.discogs_id
			where told.artist_id is null
			group by told.discogs_id
		) as found
		where found.discogs_id = told_artists.discogs_id`);
}
