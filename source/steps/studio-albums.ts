import { InvalidAnswer } from '../errors.ts';
import { parseProviderUrl } from '../matching/provider-urls.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import { type NewAlbum, retypeAlbum, saveAlbum } from '../store/albums-writer.ts';
import { detachFromAlbum } from '../store/releases-writer.ts';
import { askAgain, readExtent } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { isResumable } from './freshness.ts';
import { planAlbums } from './plan.ts';
import type { Step, Work } from './step.ts';
import { readSubjectArtist } from './subject.ts';

type ReleaseGroup = Awaited<ReturnType<Work['providers']['musicbrainz']['releaseGroups']>>['releaseGroups'][number];

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
			const albums = page.releaseGroups.filter(isStudioAlbum).map(toNewAlbum);
			const others = page.releaseGroups.filter((group) => !isStudioAlbum(group));
			let added = 0;
			await work.save(async (store) => {
				added = 0;
				for (const album of albums) {
					const saved = await saveAlbum(store, album);
					if (saved.isNew) added += 1;
					if (saved.formerMasterId !== null) await followNewMaster(store, saved.album, saved.formerMasterId);
				}
				for (const { mbid, primaryType, secondaryTypes } of others) {
					await retypeAlbum(store, mbid, { primaryType, secondaryTypes, isStudio: false });
				}
				if (!isLast) return { status: 'pending', cursor: { offset, since } };
				await planAlbums(store, artist.id, await readExtent(store, work.state.id));
				return { status: 'done' };
			});
			work.tell({ type: 'albums', artist: artist.name, found: albums.length, added });
			if (isLast || work.isStopping()) return;
		}
	},
};

function readCursor({ state, now }: Work): { offset: number; since: string } {
	const { offset, since } = state.cursor ?? {};
	return isResumable(since, now()) ? { offset: Number(offset), since } : { offset: 0, since: now().toISOString() };
}

/** MusicBrainz names another Discogs master now: its pressings are listed anew, and those of the old one let go. */
async function followNewMaster(store: Writable, album: AlbumRow, formerMasterId: number): Promise<void> {
	await detachFromAlbum(store, album.id, formerMasterId);
	await askAgain(store, { entity: 'album', entityId: album.id, step: 'vinyl-releases' });
}

/** The community's reading of "studio album": primary type Album and no secondary type, not by Various Artists. */
export function isStudioAlbum({ primaryType, secondaryTypes, credit }: ReleaseGroup): boolean {
	return (
		primaryType === 'Album' && secondaryTypes.length === 0 && credit.length > 0 && credit[0]?.mbid !== variousArtists
	);
}

/** A release group as an album row; of several masters the oldest leads. */
export function toNewAlbum(group: ReleaseGroup): NewAlbum {
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
