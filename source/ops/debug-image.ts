import type { Context } from '../context.ts';
import { CredentialsMissing, explain } from '../errors.ts';
import { judgeLastfmPicture } from '../matching/lastfm-pictures.ts';
import { pictureSources } from '../steps/artist-picture-sources.ts';
import type { PictureTrial } from '../steps/step.ts';
import type { ArtistRow } from '../store/artists-reader.ts';
import { forgetAnswer } from '../store/sync-state.ts';
import { writeAt } from '../store/writable.ts';

/** One entry of Last.fm's `image` array as it came, and what is to be thought of it. */
export interface LastfmPicture {
	size: string;
	url: string;
	isUsable: boolean;
	reason: string;
}

/** Why an artist has the picture it has. */
export interface PictureReport {
	artist: ArtistRow;
	/** Null when Last.fm could not be asked; `lastfmProblem` says why. */
	lastfm: LastfmPicture[] | null;
	lastfmProblem: string | null;
	/** Every candidate of the real sources in the order in which it was tried. */
	trials: PictureTrial[];
	imageUrl: string | null;
	imageSource: string | null;
	imageCredit: string | null;
	problems: string[];
}

/**
 * Looks for an artist's picture afresh and tells everything that was tried: Last.fm's own array first (it is never used),
 * then the real sources. What is chosen is stored by the same step that every ingest runs.
 */
export async function debugImage(context: Context, artist: ArtistRow): Promise<PictureReport> {
	const trials: PictureTrial[] = [];
	const stopListening = context.onNews((news) => {
		if (news.type === 'picture') trials.push(news);
	});
	const lastfm = await readLastfmPictures(context, artist);
	const key = { entity: 'artist', entityId: artist.id, step: 'artist-image' } as const;
	await writeAt(context.database, context.clock(), (store) => forgetAnswer(store, key));
	const picture = await context.catalog.pictureOf(artist).finally(stopListening);
	return {
		artist: picture.value,
		...lastfm,
		trials: [...trials, ...notAsked(trials)],
		imageUrl: picture.value.imageUrl,
		imageSource: picture.value.imageSource,
		imageCredit: picture.value.imageCredit,
		problems: picture.problems.map(({ message }) => message),
	};
}

/** The walk ends with the first good picture; the sources after it are named all the same. */
function notAsked(trials: PictureTrial[]): PictureTrial[] {
	const taken = trials.find(({ isTaken }) => isTaken);
	if (taken === undefined) return [];
	const after = pictureSources
		.map(({ name }) => name)
		.slice(pictureSources.findIndex(({ name }) => name === taken.source) + 1);
	return after.map((source) => ({
		source,
		url: null,
		isTaken: false,
		reason: `not asked: ${taken.source} comes first`,
		credit: null,
	}));
}

async function readLastfmPictures({ providers }: Context, artist: ArtistRow) {
	try {
		const isByName = artist.lastfmUrl !== null || artist.mbid === null;
		const info = await providers.lastfm.artistInfo(isByName ? { name: artist.name } : { mbid: artist.mbid ?? '' });
		return {
			lastfm: info.images.map(({ size, url }) => ({ size, url, ...judgeLastfmPicture(url) })),
			lastfmProblem: null,
		};
	} catch (error) {
		const { message, next } = explain(error);
		return { lastfm: null, lastfmProblem: error instanceof CredentialsMissing ? `${message} ${next}` : message };
	}
}
