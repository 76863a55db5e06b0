import { isLastfmPlaceholder } from '../matching/lastfm-pictures.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import { updateAlbum } from '../store/albums-writer.ts';
import type { Step, Work } from './step.ts';
import { readSubjectAlbum } from './subject.ts';

/** Pixels: large enough for a terminal, small enough to fetch. */
const coverSize = 500;

/** The front cover from the Cover Art Archive, by release group. */
export const albumCover: Step = {
	name: 'album-cover',
	entity: 'album',
	async run(work) {
		const album = await readSubjectAlbum(work);
		if (album.mbid === null) return work.saveAbsent();
		await saveCover(work, album, await work.providers.coverart.frontUrl(album.mbid, coverSize, work.ask), 'coverart');
	},
};

/** Last.fm's album picture, where the archive has none; a call per album, so only when somebody looks. */
export const albumCoverLastfm: Step = {
	name: 'album-cover-lastfm',
	entity: 'album',
	async run(work) {
		const album = await readSubjectAlbum(work);
		const { images } = await work.providers.lastfm.albumInfo(album.credit, album.title, work.ask);
		const largest = images.filter(({ url }) => url.startsWith('https:') && !isLastfmPlaceholder(url)).at(-1);
		if (largest === undefined) return work.saveAbsent();
		await saveCover(work, album, largest.url, 'lastfm');
	},
};

async function saveCover(work: Work, album: AlbumRow, coverUrl: string, coverSource: string): Promise<void> {
	await work.save(async (store) => {
		await updateAlbum(store, album, { coverUrl, coverSource });
		return { status: 'done' };
	});
}
