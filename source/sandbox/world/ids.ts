import { hash } from './random.ts';

/** Made-up artists take the places from here on; the real ones, those below. */
export const generatedFrom = 1024;

/** How ids of one kind of artist are laid out; all stay below 2³¹. */
interface Layout {
	artist: number;
	master: number;
	release: number;
	albums: number;
	pressings: number;
}

const realLayout: Layout = { artist: 8_000_000, master: 3_000_000, release: 20_000_000, albums: 256, pressings: 512 };
const generatedLayout: Layout = {
	artist: 10_000_000,
	master: 20_000_000,
	release: 200_000_000,
	albums: 16,
	pressings: 64,
};

/** Discogs id of an artist without a known one. */
export function discogsArtistId(place: number): number {
	const { layout, slot } = layoutOf(place);
	return layout.artist + slot;
}

/** Discogs id of a master without a known one. */
export function masterId(place: number, album: number): number {
	const { layout, slot } = layoutOf(place);
	return layout.master + slot * layout.albums + album;
}

/** Discogs id of a generated pressing. */
export function releaseId(place: number, album: number, pressing: number): number {
	const { layout, slot } = layoutOf(place);
	return layout.release + (slot * layout.albums + album) * layout.pressings + pressing;
}

/** The artist's place in a made-up Discogs artist id. */
export function placeOfArtistId(id: number): number | undefined {
	if (id >= generatedLayout.artist) return generatedFrom + id - generatedLayout.artist;
	return id >= realLayout.artist && id < realLayout.artist + generatedFrom ? id - realLayout.artist : undefined;
}

/** The artist's and the album's place in a made-up master id. */
export function placeOfMasterId(id: number): { artist: number; album: number } | undefined {
	if (id >= generatedLayout.master) return split(generatedLayout, generatedFrom, id - generatedLayout.master);
	const rest = id - realLayout.master;
	return rest >= 0 && rest < generatedFrom * realLayout.albums ? split(realLayout, 0, rest) : undefined;
}

/** The artist's and the album's place in a made-up release id. */
export function placeOfReleaseId(id: number): { artist: number; album: number } | undefined {
	if (id >= generatedLayout.release) {
		return split(
			generatedLayout,
			generatedFrom,
			Math.floor((id - generatedLayout.release) / generatedLayout.pressings),
		);
	}
	const rest = Math.floor((id - realLayout.release) / realLayout.pressings);
	return rest >= 0 && rest < generatedFrom * realLayout.albums ? split(realLayout, 0, rest) : undefined;
}

/** Deezer and Wikidata ids count from these numbers by place. */
export const deezerFrom = 5_000_000;
export const deezerHomonymFrom = 60_000_000;
export const wikidataFrom = 900_000_000;

const base62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A Spotify-looking id: 22 characters of base 62. */
export function spotifyId(seed: number, place: number): string {
	return base62Id(seed, place);
}

/** The same for anything that the parts tell apart. */
export function base62Id(...parts: (string | number)[]): string {
	return Array.from({ length: 22 }, (_, index) => base62[hash('spotify', ...parts, index) % 62]).join('');
}

function layoutOf(place: number): { layout: Layout; slot: number } {
	return place >= generatedFrom
		? { layout: generatedLayout, slot: place - generatedFrom }
		: { layout: realLayout, slot: place };
}

function split(layout: Layout, from: number, rest: number): { artist: number; album: number } {
	return { artist: from + Math.floor(rest / layout.albums), album: rest % layout.albums };
}
