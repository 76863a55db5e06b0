import { sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { dumpSource } from './dump-source.ts';
import { findArtists, findByOwnId } from './find-artists.ts';
import { instant } from './instant.ts';

/** Finds the artists that the staged credits name by their Discogs ids, and makes those that are missing. */
export async function insertArtists(store: Writable): Promise<void> {
	const { write, tables, now } = store;
	await write.execute(sql`
		insert into told_artists (discogs_id, name, normalized_name, release_id)
		select artist_id, min(name), min(normalized_name), min(release_id) from staged_credits group by artist_id`);
	await findArtists(store);
	const at = instant(tables, now);
	await write.execute(sql`
		insert into artists (name, normalized_name, discogs_id, source, created_at, updated_at)
		select name, normalized_name, discogs_id, ${dumpSource}, ${at}, ${at}
		from told_artists where artist_id is null order by release_id, discogs_id`);
	await findByOwnId(write);
}
