import { sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { instant } from './instant.ts';

/** Finds the artists that the staged credits name by their Discogs ids, as `findArtistByDiscogsId` does, and makes those that are missing. */
export async function insertArtists({ write, tables, now }: Writable): Promise<void> {
	await write.execute(sql`
		insert into told_artists (discogs_id, name, normalized_name, release_id, artist_id)
		select artist_id, min(name), min(normalized_name), min(release_id),
			(select coalesce(merged_into_id, id) from artists where discogs_id = staged_credits.artist_id order by id limit 1)
		from staged_credits group by artist_id`);
	await write.execute(sql`
		update told_artists set artist_id = (
			select coalesce(artists.merged_into_id, artists.id) from links join artists on artists.id = links.entity_id
			where links.provider = 'discogs' and links.kind = 'artist' and links.external_id = cast(told_artists.discogs_id as text)
				and links.entity = 'artist' and links.relation = 'discogs' and links.state = 'accepted'
			order by artists.id limit 1)
		where artist_id is null`);
	const at = instant(tables, now);
	await write.execute(sql`
		insert into artists (name, normalized_name, discogs_id, source, created_at, updated_at)
		select name, normalized_name, discogs_id, 'discogs', ${at}, ${at}
		from told_artists where artist_id is null order by release_id, discogs_id`);
	await write.execute(sql`
		update told_artists set artist_id = (
			select id from artists where artists.discogs_id = told_artists.discogs_id order by id limit 1)
		where artist_id is null`);
}
