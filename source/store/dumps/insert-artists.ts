import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { instant } from './instant.ts';

/** Finds the artists that the staged credits name by their Discogs ids, as `findArtistByDiscogsId` does, and makes those that are missing. */
export async function insertArtists(store: Writable): Promise<void> {
	const { write, tables, now } = store;
	await write.execute(sql`
		insert into told_artists (discogs_id, name, normalized_name, release_id, artist_id)
		select artist_id, min(name), min(normalized_name), min(release_id),
			(select id from artists where discogs_id = staged_credits.artist_id order by id limit 1)
		from staged_credits group by artist_id`);
	await write.execute(sql`
		update told_artists set artist_id = (
			select artists.id from links join artists on artists.id = links.entity_id
			where links.provider = 'discogs' and links.kind = 'artist' and links.external_id = cast(told_artists.discogs_id as text)
				and links.entity = 'artist' and links.relation = 'discogs' and links.state = 'accepted'
			order by artists.id limit 1)
		where artist_id is null`);
	await followMerges(store);
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

/** An artist who was merged is whoever they became, who may have been merged since. */
async function followMerges({ read, write, tables }: Writable): Promise<void> {
	const { artists } = tables;
	const { toldArtists } = write.bulk.tables;
	const isMerged = and(eq(artists.id, toldArtists.artistId), isNotNull(artists.mergedIntoId));
	while ((await read.select({ id: artists.id }).from(toldArtists).innerJoin(artists, isMerged).limit(1)).length > 0) {
		await write.execute(sql`
			update told_artists set artist_id = artists.merged_into_id
			from artists where artists.id = told_artists.artist_id and artists.merged_into_id is not null`);
	}
}
