import { type Answer, json } from '../exchange.ts';
import { hash } from '../world/random.ts';
import type { Album, Artist } from '../world/types.ts';

/** The grey star that every artist has had since 2019. */
export const greyStar = '2a96cbd8b46e442fc41c2b86b821562f';
const defaultAlbum = 'c6f59c1e5e7240a4c0d427abd71f3dbb';

const sizes = [
	['34s', 'small'],
	['64s', 'medium'],
	['174s', 'large'],
	['300x300', 'extralarge'],
	['300x300', 'mega'],
	['300x300', ''],
] as const;

/** An image list of `count` entries for a picture hash; "" as the hash gives entries without a URL. */
export function imagesOf(origin: string, picture: string, count: 4 | 5 | 6) {
	return sizes.slice(0, count).map(([folder, size]) => ({
		'#text': picture === '' ? '' : `${origin}/pictures/lastfm/i/u/${folder}/${picture}.png`,
		size,
	}));
}

/** The picture of an album: mostly its own, sometimes the default one, sometimes none. */
export function albumPicture(seed: number, album: Album): string {
	const kind = hash('lastfm album picture', seed, album.mbid) % 12;
	if (kind === 0) return '';
	return kind === 1 ? defaultAlbum : hexOf(seed, album.mbid);
}

/** The MBID as Last.fm gives it: sometimes the key is missing, sometimes the value is empty. */
export function mbidField(artist: Artist): { mbid?: string } {
	if (artist.lastfm.mbid !== '') return { mbid: artist.lastfm.mbid };
	return artist.place % 2 === 0 ? {} : { mbid: '' };
}

/** The page of an artist or of an artist's album. */
export function pageUrl(...names: string[]): string {
	return `https://www.last.fm/music/${names.map((name) => encodeURIComponent(name).replaceAll('%20', '+')).join('/')}`;
}

/** The conversion from XML: one element is not a list. */
export function oneOrMany<Value>(values: Value[]): Value | Value[] {
	return values.length === 1 && values[0] !== undefined ? values[0] : values;
}

/** A tag with its page. */
export function tagOf(name: string) {
	return { name, url: `https://www.last.fm/tag/${encodeURIComponent(name).replaceAll('%20', '+')}` };
}

/** The page fields of a list, all strings. */
export function pageAttributes(page: number, perPage: number, total: number) {
	return {
		page: `${page}`,
		perPage: `${perPage}`,
		totalPages: `${Math.ceil(total / perPage)}`,
		total: `${total}`,
	};
}

/** An error, often with status 200. */
export function error(code: number, message: string, status = 200): Answer {
	return json({ error: code, message, links: [] }, status);
}

function hexOf(seed: number, text: string): string {
	return [1, 2, 3, 4].map((part) => hash(seed, text, part).toString(16).padStart(8, '0')).join('');
}
