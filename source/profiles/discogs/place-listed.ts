import { normalizeTitle, stripDiscogsDecoration } from '../../matching/names.ts';
import { discogsPage } from '../../matching/page-addresses.ts';
import { type FoundAlbum, findAlbumOf } from '../../matching/release-album.ts';
import { readPressingDecisions } from '../../store/decisions-reader.ts';
import { saveLinks } from '../../store/links.ts';
import { type ListedRelease, readUnplaced } from '../../store/listeners/discogs-lists-reader.ts';
import { readPossibleAlbums, type StoredPossibility } from '../../store/listeners/possible-albums-reader.ts';
import { reviseListener } from '../../store/listeners/revision.ts';
import { attachToAlbum } from '../../store/releases-writer.ts';
import type { Writable } from '../../store/writable.ts';

/** What became of releases that were of no album. */
export interface Placed {
	/** Are an album's now. */
	placed: number;
	/** Fit an album, but not surely: a person decides in `review`. */
	doubtful: number;
}

/**
 * Finds albums for a listener's releases that have none, by artist and title. A certain one takes the release as its pressing; a doubtful one
 * waits for a person; what a person ruled out is not proposed again.
 */
export async function placeListed(store: Writable, userId: number): Promise<Placed> {
	const open = await readUnplaced(store, userId);
	const albums = await readPossibleAlbums(
		store,
		open.map(({ release }) => release.title),
	);
	const placed: Placed = { placed: 0, doubtful: 0 };
	for (const listed of open) {
		const possible = albums.get(normalizeTitle(listed.release.title)) ?? [];
		for (const found of await findAllowed(store, listed, possible)) {
			await saveLinks(store, 'album', found.album.albumId, [toLink(listed, found)]);
			if (found.verdict.decision !== 'certain') {
				placed.doubtful += 1;
				continue;
			}
			await attachToAlbum(store, found.album.albumId, [listed.release.discogsId ?? 0]);
			placed.placed += 1;
		}
	}
	if (placed.placed > 0) await reviseListener(store, userId);
	return placed;
}

async function findAllowed(store: Writable, listed: ListedRelease, albums: StoredPossibility[]): Promise<FoundAlbum[]> {
	const { release, described } = listed;
	// An album with a master of its own has no pressings of another one.
	const possible = albums.filter(
		({ masterId }) => masterId === null || release.masterId === null || masterId === release.masterId,
	);
	const loose = {
		artist: stripDiscogsDecoration(described.artist),
		artistIds: described.artistIds,
		title: release.title,
		year: release.year,
		formats: [release.format ?? '', ...release.descriptions],
	};
	const allowed: FoundAlbum[] = [];
	for (const found of findAlbumOf(loose, possible)) {
		const { rejected } = await readPressingDecisions(store, found.album.albumId);
		if (!rejected.has(String(release.discogsId))) allowed.push(found);
	}
	return allowed;
}

function toLink({ release, described }: ListedRelease, { verdict }: FoundAlbum) {
	const { discogsId, title, year } = release;
	return {
		provider: 'discogs',
		relation: 'discogs',
		kind: 'release',
		externalId: String(discogsId),
		url: discogsPage('release', discogsId ?? 0),
		label: [`${described.artist} - ${title}`, year].filter((part) => part !== null).join(', '),
		method: 'collection',
		confidence: verdict.confidence,
		evidence: verdict.evidence,
		state: verdict.decision === 'certain' ? ('accepted' as const) : ('review' as const),
		isEnded: false,
	};
}
