import type { Question } from '../exchange.ts';
import { keyOf, wordsOf } from '../world/names.ts';
import type { Album, Artist, Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { formatWords, hitPictures, masterHit, releaseHit, slugOf } from './discogs-shapes.ts';

/** Hits of `database/search`, the best first: artists, masters, releases. The order is the same for the same question. */
export function searchDatabase(world: World, { query, origin }: Question): object[] {
	const type = query.get('type') ?? '';
	const wanted = readFilters(query);
	const albums = candidateAlbums(world, wanted);
	const hits: object[] = [];
	if (type === '' || type === 'artist') hits.push(...artistHits(world, wanted, origin));
	if (type === '' || type === 'master') {
		const fits = (album: Album) => world.pressingsOf(album).some((pressing) => fitsPressing(pressing, wanted));
		const masters = albums.filter((album) => album.master > 0 && fits(album));
		hits.push(...masters.map((album) => masterHit(album, world.pressingsOf(album), origin)));
	}
	if (type === '' || type === 'release') {
		const releases = [...albums.flatMap((album) => world.pressingsOf(album)), ...world.strays];
		hits.push(
			...releases.filter((pressing) => fitsPressing(pressing, wanted)).map((pressing) => releaseHit(pressing, origin)),
		);
	}
	return hits;
}

interface Filters {
	q: string[];
	artist: string[];
	title: string[];
	format: string;
	country: string;
	year: string;
	barcode: string;
	catno: string;
	label: string[];
}

function readFilters(query: URLSearchParams): Filters {
	const text = (name: string) => query.get(name) ?? '';
	const [fullArtist = '', fullTitle = ''] = text('title').split(' - ');
	return {
		q: wordsOf(text('q') || text('query')),
		artist: wordsOf(text('artist') || (fullTitle === '' ? '' : fullArtist)),
		title: wordsOf(text('release_title') || fullTitle || (text('title') === '' ? '' : fullArtist)),
		format: text('format').toLowerCase(),
		country: text('country').toLowerCase(),
		year: text('year'),
		barcode: text('barcode').replace(/\D/g, ''),
		catno: keyOf(text('catno')),
		label: wordsOf(text('label')),
	};
}

/** Albums whose artist and title have the words; words of `q` may stand in either. */
function candidateAlbums(world: World, wanted: Filters): Album[] {
	return [...candidateArtists(world, wanted)]
		.flatMap((artist) => world.albumsOf(artist).filter((album) => album.artist === artist))
		.filter((album) => {
			const artist = new Set([...wordsOf(album.artist.name), ...wordsOf(album.artist.discogs.name)]);
			const title = new Set(wordsOf(album.title));
			return (
				wanted.artist.every((word) => artist.has(word)) &&
				wanted.title.every((word) => title.has(word)) &&
				wanted.q.every((word) => artist.has(word) || title.has(word))
			);
		});
}

function candidateArtists(world: World, wanted: Filters): Iterable<Artist> {
	if (wanted.artist.length > 0) return world.artistsWithWords(wanted.artist);
	if (wanted.q.length === 0 && wanted.title.length === 0 && wanted.barcode === '' && wanted.catno === '') return [];
	const byName = wanted.q.flatMap((word) => world.artistsWithWords([word]));
	return new Set([...byName, ...(wanted.q.length > 0 && byName.length > 0 ? [] : world.artists())]);
}

function artistHits(world: World, wanted: Filters, origin: string): object[] {
	const words = [...wanted.q, ...wanted.artist];
	if (words.length === 0 || wanted.title.length > 0) return [];
	return world.artistsWithWords(words).map((artist) => ({
		id: artist.discogs.id,
		type: 'artist',
		title: artist.discogs.name,
		master_id: null,
		master_url: null,
		...hitPictures(origin, 'A', artist.discogs.id),
		uri: `/artist/${artist.discogs.id}-${slugOf(artist.discogs.name)}`,
		resource_url: `https://api.discogs.com/artists/${artist.discogs.id}`,
		user_data: { in_wantlist: false, in_collection: false },
	}));
}

function fitsPressing(pressing: Pressing, wanted: Filters): boolean {
	const artist = wordsOf(pressing.artist.name);
	const title = wordsOf(pressing.title);
	return (
		wanted.artist.every((word) => artist.includes(word)) &&
		wanted.title.every((word) => title.includes(word)) &&
		wanted.q.every((word) => artist.includes(word) || title.includes(word)) &&
		wordsIn(wanted.format, formatWords(pressing)) &&
		(wanted.country === '' || pressing.country.toLowerCase() === wanted.country) &&
		(wanted.year === '' || `${pressing.year}` === wanted.year) &&
		(wanted.barcode === '' || pressing.barcode.replace(/\D/g, '') === wanted.barcode) &&
		(wanted.catno === '' || pressing.labels.some(({ catno }) => keyOf(catno) === wanted.catno)) &&
		wanted.label.every((word) => pressing.labels.some(({ name }) => wordsOf(name).includes(word)))
	);
}

function wordsIn(format: string, words: string[]): boolean {
	return format === '' || words.some((word) => word.toLowerCase() === format);
}
