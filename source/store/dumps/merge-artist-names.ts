import { sql } from 'drizzle-orm';
import type { StagedRow } from '../../../db/bulk.ts';
import type { Writable } from '../writable.ts';
import type { MergeCounts } from './merge-releases.ts';

/** Stores the spellings that a dump knows of stored artists, under the artist that has the Discogs id; known ones stay as they are. */
export async function mergeArtistNames(store: Writable, names: readonly StagedRow[]): Promise<MergeCounts> {
	if (names.length === 0) return { added: 0, changed: 0 };
	const { read, write, tables } = store;
	const { stagedNames } = write.bulk.tables;
	await write.bulk.stage(stagedNames, names);
	const before = await read.$count(tables.artistNames);
	await write.execute(sql`
		insert into artist_names (artist_id, name, normalized_name, source)
		select distinct coalesce(artists.merged_into_id, artists.id), staged.name, staged.normalized_name, 'discogs'
		from staged_names as staged join artists on artists.discogs_id = staged.discogs_id
		where staged.name <> artists.name order by 1, 2
		on conflict do nothing`);
	const added = (await read.$count(tables.artistNames)) - before;
	await write.bulk.unstage(stagedNames);
	return { added, changed: 0 };
}
