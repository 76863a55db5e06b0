import type { Providers } from '../integrations/providers.ts';
import { normalizeName } from '../matching/names.ts';
import type { ArtistRow } from '../store/artists-reader.ts';
import type { Ask } from './step.ts';

/** A picture that a source offers; `credit` where its licence asks for one. */
export interface PictureCandidate {
	url: string;
	credit: string | null;
}

/** One place that may have a picture of an artist. A text says why it has none to offer; errors are the provider's. */
export interface PictureSource {
	name: string;
	find(artist: ArtistRow, providers: Providers, ask: Ask): Promise<PictureCandidate[] | string>;
}

const sized = 500;

/** At Deezer several artists share a name; one with this many times the fans of the next is taken for the known one. */
const clearlyBetterKnown = 20;

/**
 * The sources of artist pictures in the order in which they are asked: exact identity and free licence first, names last.
 * Last.fm is not among them: it has given every artist the same grey star since 2019.
 */
export const pictureSources: PictureSource[] = [
	{
		name: 'wikidata',
		async find({ wikidataId }, { wikidata }, ask) {
			if (wikidataId === null) return 'MusicBrainz names no Wikidata item';
			const file = await wikidata.pictureFile(wikidataId, ask);
			if (file === null) return `${wikidataId} has no picture (P18)`;
			const credit = await wikidata.pictureCredit(file, ask);
			return [
				{
					url: wikidata.pictureUrl(file, sized),
					credit: credit === null ? null : [credit.author, credit.licence].filter(Boolean).join(', ') || null,
				},
			];
		},
	},
	{
		name: 'fanarttv',
		async find({ mbid }, { fanarttv }, ask) {
			if (!fanarttv.available) return 'FANARTTV_API_KEY is not set';
			if (mbid === null) return 'the MBID is not known';
			return offer(await fanarttv.artistPictures(mbid, ask));
		},
	},
	{
		name: 'audiodb',
		async find({ mbid }, { audiodb }, ask) {
			if (mbid === null) return 'the MBID is not known';
			const url = await audiodb.artistPicture(mbid, ask);
			return offer(url === null ? [] : [url]);
		},
	},
	{
		name: 'deezer',
		async find({ deezerId }, { deezer }, ask) {
			if (deezerId === null) return 'MusicBrainz names no Deezer page';
			const { picture } = await deezer.artist(Number(deezerId), ask);
			return picture === null ? 'only the grey silhouette' : offer([picture]);
		},
	},
	{
		name: 'deezer by name',
		async find({ name, deezerId }, { deezer }, ask) {
			if (deezerId !== null) return 'its page is known by id';
			const key = normalizeName(name);
			const namesakes = (await deezer.searchArtists(name, ask))
				.filter((found) => normalizeName(found.name) === key)
				.sort((a, b) => (b.fans ?? 0) - (a.fans ?? 0));
			const [first, second] = namesakes;
			if (first === undefined) return 'nobody of that name';
			if (second !== undefined && (first.fans ?? 0) < clearlyBetterKnown * ((second.fans ?? 0) + 1)) {
				return `${namesakes.length} artists of that name, none clearly meant`;
			}
			return first.picture === null ? 'only the grey silhouette' : offer([first.picture]);
		},
	},
	{
		name: 'discogs',
		async find({ discogsId }, { discogs }, ask) {
			if (!discogs.authenticated) return 'DISCOGS_TOKEN is not set';
			if (discogsId === null) return 'MusicBrainz names no Discogs artist';
			const { images } = await discogs.artist(discogsId, ask);
			const primaryFirst = [...images].sort((a, b) => Number(b.type === 'primary') - Number(a.type === 'primary'));
			return offer(primaryFirst.map(({ url }) => url).slice(0, 3));
		},
	},
];

function offer(urls: string[]): PictureCandidate[] | string {
	return urls.length === 0 ? 'has no picture' : urls.map((url) => ({ url, credit: null }));
}
