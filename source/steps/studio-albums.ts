import { InvalidAnswer } from '../errors.ts';
import { parseProviderUrl } from '../matching/provider-urls.ts';
import { type NewAlbum, saveAlbum } from '../store/albums-writer.ts';
import { readExtent } from '../store/sync-state.ts';
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
	lane: 'musicbrainz',
	async run(work) {
		const artist = await readSubjectArtist(work);
		if (artist.mbid === null) return work.saveAbsent();
		for (let offset = Number(work.state.cursor?.offset ?? 0); ; ) {
			const page = await work.providers.musicbrainz.releaseGroups(artist.mbid, offset, work.ask);
			offset += page.releaseGroups.length;
			const isLast = offset >= page.total;
			if (!isLast && page.releaseGroups.length === 0) {
				const origin = { provider: 'musicbrainz', endpoint: 'release-group browse' };
				throw new InvalidAnswer(origin, `an empty page after ${offset} of ${page.total} release groups`);
			}
			const albums = page.releaseGroups.filter(isStudioAlbum).map(toNewAlbum);
			let added = 0;
			await work.save(async (store) => {
				added = 0;
				for (const album of albums) {
					if ((await saveAlbum(store, album)).isNew) added += 1;
				}
				if (!isLast) return { status: 'pending', cursor: { offset } };
				await planAlbums(store, artist.id, await readExtent(store, work.state.id));
				return { status: 'done' };
			});
			work.tell({ type: 'albums', artist: artist.name, found: albums.length, added });
			if (isLast || work.isStopping()) return;
		}
	},
};

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
