import type { Database } from '../../../db/client.ts';
import type { MusicbrainzReleaseGroup } from '../../integrations/musicbrainz/map.ts';
import { noteAnswers } from '../../steps/note-answer.ts';
import { depthNumber, planAlbums } from '../../steps/plan.ts';
import { isStudioAlbum, saveReleaseGroups } from '../../steps/studio-albums.ts';
import { readArtistMbids, readKnownArtists } from '../../store/imports/musicbrainz-reader.ts';
import { inGroups } from '../../store/in-groups.ts';
import { readFurthest } from '../../store/sync-state.ts';
import type { Writable } from '../../store/writable.ts';
import type { ImportScope } from '../discogs/read-order.ts';
import { type Keeper, nothingSaved } from './keeper.ts';
import { parseReleaseGroup } from './parse.ts';
import { namesId } from './scan.ts';

const album = Buffer.from('"Album"');
const artistsAtOnce = 300;

/**
 * Keeps studio albums as the step `studio-albums` does: of groups whose primary type is Album, those of no secondary type are stored, others
 * say what they are where they are here. The dump does not tell which groups have an official release, so bootlegs come too.
 * `since`: when the import began; of artists who came later a part of the file may have been passed over.
 */
export async function createReleaseGroupKeeper(
	database: Database,
	{ scope, since }: { scope: ImportScope; since: Date },
): Promise<Keeper<MusicbrainzReleaseGroup>> {
	const wanted = scope === 'all' ? null : await readArtistMbids(database, since);
	return {
		kind: 'release-groups',
		mayBeKept: (line) => line.includes(album) && (wanted === null || namesId(line, wanted)),
		read(value) {
			const group = parseReleaseGroup(value);
			const isWanted = wanted === null || group.credit.some(({ mbid }) => wanted.has(mbid));
			return isWanted && group.primaryType === 'Album' ? group : null;
		},
		counts: isStudioAlbum,
		pass: () => undefined,
		save: saveReleaseGroups,
		async finish() {
			const known = await readKnownArtists(database, scope === 'all' ? 'everyone' : since);
			return inGroups(known, artistsAtOnce).map((ids) => async (store: Writable) => {
				await noteAlbums(store, ids);
				return nothingSaved;
			});
		},
	};
}

/** All albums of these artists are here: MusicBrainz need not be asked, and what is to follow follows. */
async function noteAlbums(store: Writable, artistIds: readonly number[]): Promise<void> {
	await noteAnswers(store, artistIds, { step: 'studio-albums', calls: 0 });
	for (const entityId of artistIds) {
		const extent = await readFurthest(store, { entity: 'artist', entityId, steps: ['studio-albums'] });
		if (extent !== null && extent.depth >= depthNumber('albums')) await planAlbums(store, entityId, extent);
	}
}
