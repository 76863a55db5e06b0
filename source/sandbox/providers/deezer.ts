import { type Answer, json, numberOf, partsOf, type Question, type Service } from '../exchange.ts';
import { deezerHomonymFrom } from '../world/ids.ts';
import { wordsOf } from '../world/names.ts';
import { hash } from '../world/random.ts';
import type { Artist } from '../world/types.ts';
import type { World } from '../world/world.ts';

const api = 'https://api.deezer.com';
const sizes = { small: 56, medium: 250, big: 500, xl: 1000 } as const;

/** Deezer without a key: every error has status 200, a missing picture is the grey silhouette of an empty image id. */
export function createDeezer(world: World): Service {
	return {
		endpointOf: endpointName,
		notFound: ({ path }) =>
			partsOf(path)[0] === 'search' ? json({ data: [], total: 0 }) : error('DataException', 'no data', 800),
		answer(question) {
			const [first, second, third] = partsOf(question.path);
			if (first === 'search' && second === 'artist') return search(world, question);
			if (first === 'artist') {
				const artist = artistById(world, Number(second));
				if (artist === undefined) return error('DataException', 'no data', 800);
				if (third === 'related') return related(world, artist, question);
				if (third === undefined)
					return json({ ...rowOf(artist, question.origin), share: `https://www.deezer.com/artist/${second}` });
			}
			return error('InvalidQueryException', 'Unknown path components', 600);
		},
	};
}

function endpointName({ path }: Question): string {
	const [first = 'root', second, third] = partsOf(path);
	if (first === 'search') return `search/${second ?? ''}`;
	return third === undefined ? first : `${first}/${third}`;
}

/** An artist as Deezer has it; a homonym is another artist of the same name. */
interface DeezerArtist {
	artist: Artist;
	homonym: boolean;
}

function artistById(world: World, id: number): DeezerArtist | undefined {
	const homonym = id >= deezerHomonymFrom;
	const artist = homonym ? world.real[id - deezerHomonymFrom] : world.artistByDeezerId(id);
	const exists = artist !== undefined && (homonym ? artist.pictures.deezerHomonym : artist.pictures.deezer !== 'none');
	return exists ? { artist, homonym } : undefined;
}

function search(world: World, { query, origin }: Question): Answer {
	const asked = query.get('q') ?? '';
	if (asked === '') return error('MissingParameterException', 'Missing parameters: q', 501);
	const name = /^artist:"(.*)"$/.exec(asked)?.[1] ?? asked;
	const found = world
		.artistsWithWords(wordsOf(name))
		.flatMap((artist) => [
			...(artist.pictures.deezer === 'none' ? [] : [{ artist, homonym: false }]),
			...(artist.pictures.deezerHomonym ? [{ artist, homonym: true }] : []),
		])
		.map((one) => rowOf(one, origin))
		.sort((left, right) => right.nb_fan - left.nb_fan);
	return list(found, query, `${api}/search/artist?q=${encodeURIComponent(asked)}`, 25);
}

function related(world: World, { artist }: DeezerArtist, { query, origin }: Question): Answer {
	const others = world.similarTo(artist).filter((one) => one.artist.pictures.deezer !== 'none');
	const rows = others.slice(0, 20).map((one) => rowOf({ artist: one.artist, homonym: false }, origin));
	return list(rows, query, `${api}/artist/${artist.deezerId}/related?`, 20);
}

function list(rows: object[], query: URLSearchParams, next: string, size: number): Answer {
	const limit = Math.min(100, numberOf(query, 'limit', size));
	const index = numberOf(query, 'index', 0);
	const more = index + limit < rows.length;
	return json({
		data: rows.slice(index, index + limit),
		total: rows.length,
		...(more ? { next: `${next}&limit=${limit}&index=${index + limit}` } : {}),
	});
}

function rowOf({ artist, homonym }: DeezerArtist, origin: string) {
	const id = homonym ? deezerHomonymFrom + artist.place : artist.deezerId;
	const grey = !homonym && artist.pictures.deezer === 'grey';
	const image = grey ? '' : [1, 2, 3, 4].map((part) => hash('deezer', id, part).toString(16).padStart(8, '0')).join('');
	const pictures = Object.entries(sizes).map(([name, size]) => [
		`picture_${name}`,
		`${origin}/pictures/deezer/images/artist/${image}/${size}x${size}-000000-80-0-0.jpg`,
	]);
	return {
		id,
		name: homonym ? artist.name.toUpperCase() : artist.name,
		link: `https://www.deezer.com/artist/${id}`,
		picture: `${origin}/pictures/deezer/artist/${id}/image`,
		...Object.fromEntries(pictures),
		nb_album: homonym ? 2 : artist.albums.length,
		nb_fan: homonym ? artist.listeners * 3 : Math.round(artist.listeners * 0.4),
		radio: true,
		tracklist: `${api}/artist/${id}/top?limit=50`,
		type: 'artist',
	};
}

function error(type: string, message: string, code: number): Answer {
	return json({ error: { type, message, code } });
}
