import { InvalidAnswer } from '../errors.ts';
import type { MusicbrainzReleaseGroup } from '../integrations/musicbrainz/map.ts';
import { parseProviderUrl } from '../matching/provider-urls.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import { type NewAlbum, retypeAlbums, saveAlbum } from '../store/albums-writer.ts';
import { detachFromAlbum } from '../store/releases-writer.ts';
import { askAgain, readExtent } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { isResumable } from './freshness.ts';
import { planAlbums } from './plan.ts';
import type { Step, Work } from './step.ts';
import { readSubjectArtist } from './subject.ts';

/** MusicBrainz' artist for compilations by many: not a collaboration. */
const variousArtists = '89ad4ac3-39f7-470e-963a-56509c546377';

/**
 * All studio albums of an artist, page after page, with their Discogs masters from the same call (MusicBrainz browse with url-rels).
 * Studio: primary type Album, no secondary type, with an official release (the browse leaves the others out).
 */
export const studioAlbums: Step = {
	name: 'studio-albums',
	entity: 'artist',
	async run(work) {
		const artist = await readSubjectArtist(work);
		if (artist.mbid === null) return work.saveAbsent();
		const { since, ...start } = readCursor(work);
		let { offset } = start;
		for (;;) {
			const page = await work.providers.musicbrainz.releaseGroups(artist.mbid, offset, work.ask);
			offset += page.releaseGroups.length;
			const isLast = offset >= page.total;
			if (!isLast && page.releaseGroups.length === 0) {
				const origin = { provider: 'musicbrainz', endpoint: 'release-group browse' };
				throw new InvalidAnswer(origin, `an empty page after ${offset} of ${page.total} release groups`);
			}
			const found = page.releaseGroups.filter(isStudioAlbum).length;
			let added = 0;
			await work.save(async (store) => {
				({ added } = await saveReleaseGroups(store, page.releaseGroups));
				if (!isLast) return { status: 'pending', cursor: { offset, since } };
				await planAlbums(store, artist.id, await readExtent(store, work.state.id));
				return { status: 'done' };
			});
			work.tell({ type: 'albums', artist: artist.name, found, added });
			if (isLast || work.isStopping()) return;
		}
	},
};

function readCursor({ state, now }: Work): { offset: number; since: string } {
	const { offset, since } = state.cursor ?? {};
	return isResumable(since, now()) ? { offset: Number(offset), since } : { offset: 0, since: now().toISOString() };
}

/**
 * Stores the studio albums among release groups, whoever told of them (a page of the browse, a line of the dump), and follows those whose
 * master is another one now; a group that is no studio album (any more) says so where it is here. Counts the studio albums.
 */
export async function saveReleaseGroups(
	store: Writable,
	groups: readonly MusicbrainzReleaseGroup[],
): Promise<{ added: number; changed: number; unchanged: number }> {
	const counts = { added: 0, changed: 0, unchanged: 0 };
	for (const group of groups.filter(isStudioAlbum)) {
		const { album, isNew, isChanged, formerMasterId } = await saveAlbum(store, toNewAlbum(group));
		counts[isNew ? 'added' : isChanged ? 'changed' : 'unchanged'] += 1;
		if (formerMasterId !== null) await followNewMaster(store, album, formerMasterId);
	}
	await retypeAlbums(
		store,
		groups.filter((group) => !isStudioAlbum(group)),
	);
	return counts;
}

/** MusicBrainz names another Discogs master now: its pressings are listed anew, and those of the old one let go. */
async function followNewMaster(store: Writable, album: AlbumRow, formerMasterId: number): Promise<void> {
	await detachFromAlbum(store, album.id, formerMasterId);
	await askAgain(store, { entity: 'album', entityId: album.id, step: 'vinyl-releases' });
}

/** The community's reading of "studio album": primary type Album and no secondary type, not by Various Artists. */
export function isStudioAlbum({ primaryType, secondaryTypes, credit }: MusicbrainzReleaseGroup): boolean {
	return (
		primaryType === 'Album' && secondaryTypes.length === 0 && credit.length > 0 && credit[0]?.mbid !== variousArtists
	);
}

/** A release group as an album row; of several masters the oldest leads. */
export function toNewAlbum(group: MusicbrainzReleaseGroup): NewAlbum {
	const masters = group.relations
		.filter(({ ended }) => !ended)
		.map(({ url }) => parseProviderUrl(url ?? ''))
		.flatMap(({ provider, kind, id }) =>
			provider === 'discogs' && kind === 'master' && id !== null ? [Number(id)] : [],
		);
	return {
		mbid: group.mbid,
		title: group.title,
		disambiguation: group.disambiguation || null,
		firstReleaseDate: group.firstReleaseDate,
		firstReleaseYear: group.year,
		primaryType: group.primaryType,
		secondaryTypes: group.secondaryTypes,
		isStudio: true,
		discogsId: masters.sort((a, b) => a - b)[0] ?? null,
		credit: group.credit.map(({ name, joinphrase, mbid, artistName }) => ({
			mbid,
			artistName,
			creditedAs: name,
			joinPhrase: joinphrase,
		})),
	};
}
