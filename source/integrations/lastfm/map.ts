import type { z } from 'zod';
import { cleanText } from '../../text.ts';
import { toCount, toMbid, toNumber } from '../http/fields.ts';
import type {
	albumInfoAnswer,
	artistInfoAnswer,
	artistSearchAnswer,
	LastfmImageAnswer,
	ListedArtistAnswer,
	similarArtistsAnswer,
	topArtistsAnswer,
} from './schema.ts';

/** One size of a picture, as it came: the URL may be '' or that of a placeholder, such as the grey star of every artist. */
export interface LastfmImage {
	url: string;
	size: string;
}

export interface LastfmArtist {
	/** With autocorrection this is the corrected name. */
	name: string;
	mbid: string | null;
	url: string;
	listeners: number | null;
	playcount: number | null;
	images: LastfmImage[];
	tags: string[];
	/** Nothing but an echo of the question: Last.fm makes a page for any spelling. */
	isShell: boolean;
}

export interface LastfmTopArtists {
	artists: { name: string; mbid: string | null; url: string; rank: number | null }[];
	page: number;
	totalPages: number;
	total: number;
}

export interface LastfmSimilarArtist {
	name: string;
	mbid: string | null;
	/** 0 to 1, relative to the most similar one of this artist. */
	score: number;
	url: string;
}

export interface LastfmAlbum {
	title: string;
	artist: string;
	mbid: string | null;
	images: LastfmImage[];
	listeners: number | null;
	tags: string[];
}

export interface LastfmFoundArtist {
	name: string;
	mbid: string | null;
	url: string;
	listeners: number | null;
}

export function mapTopArtists(answer: z.output<typeof topArtistsAnswer>): LastfmTopArtists {
	const { artist, '@attr': page } = answer.topartists;
	return {
		artists: named(artist).map((entry) => ({ ...identify(entry), rank: toCount(entry['@attr']?.rank) })),
		page: toCount(page.page) ?? 1,
		totalPages: toCount(page.totalPages) ?? 0,
		total: toCount(page.total) ?? 0,
	};
}

export function mapArtistInfo({ artist }: z.output<typeof artistInfoAnswer>): LastfmArtist {
	const images = mapImages(artist.image);
	const { name, mbid, url } = identify(artist);
	return {
		name,
		mbid,
		url,
		listeners: toCount(artist.stats?.listeners),
		playcount: toCount(artist.stats?.playcount),
		images,
		tags: tagNames(artist.tags),
		isShell: url.includes('/+noredirect/') && images.every((image) => image.url === ''),
	};
}

export function mapSimilarArtists(answer: z.output<typeof similarArtistsAnswer>): LastfmSimilarArtist[] {
	return named(answer.similarartists.artist).map((entry) => {
		const score = Math.min(1, Math.max(0, toNumber(entry.match) ?? 0));
		return { ...identify(entry), score };
	});
}

export function mapAlbumInfo({ album }: z.output<typeof albumInfoAnswer>): LastfmAlbum {
	return {
		title: cleanText(album.name),
		artist: cleanText(album.artist),
		mbid: toMbid(album.mbid),
		images: mapImages(album.image),
		listeners: toCount(album.listeners),
		tags: tagNames(album.tags),
	};
}

export function mapArtistSearch({ results }: z.output<typeof artistSearchAnswer>): LastfmFoundArtist[] {
	const found = named(results.artistmatches?.artist ?? []);
	return found.map((entry) => ({ ...identify(entry), listeners: toCount(entry.listeners) }));
}

/** A name that is nothing once cleaned cannot be asked for again. */
function named(artists: ListedArtistAnswer[]): ListedArtistAnswer[] {
	return artists.filter(({ name }) => cleanText(name) !== '');
}

function identify(artist: { name: string; mbid?: string | null; url?: string | null }) {
	return { name: cleanText(artist.name), mbid: toMbid(artist.mbid), url: cleanText(artist.url) };
}

function mapImages(images: LastfmImageAnswer[]): LastfmImage[] {
	return images.map((image) => ({ url: cleanText(image['#text']), size: cleanText(image.size) }));
}

function tagNames(tags: { tag: { name?: string | null }[] } | undefined): string[] {
	return (tags?.tag ?? []).map(({ name }) => cleanText(name)).filter((name) => name !== '');
}
