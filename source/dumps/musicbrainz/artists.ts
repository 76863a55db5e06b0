import type { Database } from '../../../db/client.ts';
import type { MusicbrainzArtist } from '../../integrations/musicbrainz/map.ts';
import { readArtistMbids, readOpenArtists } from '../../store/imports/musicbrainz-reader.ts';
import { inGroups } from '../../store/in-groups.ts';
import type { Writable } from '../../store/writable.ts';
import type { ImportScope } from '../discogs/read-order.ts';
import type { Keeper, Saved } from './keeper.ts';
import { createOpenArtists } from './open-artists.ts';
import { parseArtist, parseLine } from './parse.ts';
import { saveArtist } from './save-artist.ts';
import { linksDiscogsArtist, namesId } from './scan.ts';

/** An artist of the dump, and the rows of ours that are this artist and do not know it yet. */
interface KeptArtist {
	found: MusicbrainzArtist;
	openIds: number[];
}

const settledAtOnce = 100;

/**
 * Keeps artists as the step `artist-ids` does: of those who are here by MBID, and of those whose identity is open and whom the dump names by
 * the MBID that is supposed or by their page at Discogs. `since`: when the import began; of who came later a part of the file may have been passed over.
 */
export async function createArtistKeeper(
	database: Database,
	{ scope, since }: { scope: ImportScope; since: Date },
): Promise<Keeper<KeptArtist>> {
	const wanted = scope === 'all' ? null : await readArtistMbids(database, since);
	const open = createOpenArtists(await readOpenArtists(database, since));
	return {
		kind: 'artists',
		mayBeKept: (line) =>
			wanted === null ||
			namesId(line, wanted) ||
			namesId(line, open.mbids) ||
			linksDiscogsArtist(line, open.discogsIds),
		read(value) {
			const found = parseArtist(value);
			const openIds = open.find(found);
			return wanted === null || wanted.has(found.mbid) || openIds.length > 0 ? { found, openIds } : null;
		},
		counts: () => true,
		pass(line) {
			if (linksDiscogsArtist(line, open.discogsIds)) open.find(parseArtist(parseLine(line)));
		},
		save: (store, kept) => saveArtists(store, kept, { isMade: wanted === null }),
		async finish() {
			const held = open.held().map(({ id, found }) => ({ found, openIds: [id] }));
			return inGroups(held, settledAtOnce).map(
				(kept) => (store: Writable) => saveArtists(store, kept, { isMade: false }),
			);
		},
	};
}

async function saveArtists(
	store: Writable,
	kept: readonly KeptArtist[],
	{ isMade }: { isMade: boolean },
): Promise<Saved> {
	const saved: Saved = { added: 0, changed: 0, unchanged: 0 };
	for (const { found, openIds } of kept) {
		const outcome = await saveArtist(store, found, { openIds, isMade });
		if (outcome !== null) saved[outcome] += 1;
	}
	return saved;
}
