import { sandboxKeys } from '../environment.ts';
import { type Answer, json, numberOf, type Question, type Service } from '../exchange.ts';
import { keyOf, wordsOf } from '../world/names.ts';
import type { Plays } from '../world/plays.ts';
import { hash } from '../world/random.ts';
import type { Album, Artist } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { listenerMethods } from './lastfm-listeners.ts';
import {
	albumPicture,
	error,
	greyStar,
	imagesOf,
	mbidField,
	oneOrMany,
	pageAttributes,
	pageUrl,
	tagOf,
} from './lastfm-shapes.ts';

const notFoundMessage = 'The artist you supplied could not be found';

/** Last.fm API 2.0 with its strings for numbers, its errors with status 200 and its grey stars. */
export function createLastfm(world: World, plays: Plays): Service {
	const methods: Record<string, (question: Question) => Answer> = {
		'artist.getinfo': (question) => withArtist(question, (artist) => artistInfo(world, artist, question)),
		'artist.getsimilar': (question) => withArtist(question, (artist) => similarArtists(world, artist, question)),
		'artist.gettopalbums': (question) => withArtist(question, (artist) => topAlbums(world, artist, question)),
		'artist.search': (question) => searchArtists(world, question),
		'artist.getcorrection': (question) => correction(question),
		'album.getinfo': (question) => withArtist(question, (artist) => albumInfo(world, artist, question)),
		'tag.gettopartists': (question) => topArtists(world, question),
		...listenerMethods(world, plays),
	};

	function withArtist(question: Question, answer: (artist: Artist) => Answer): Answer {
		const { query } = question;
		const mbid = query.get('mbid') ?? '';
		const name = query.get('artist') ?? '';
		if (mbid === '' && name === '')
			return error(6, 'Invalid parameters - Your request is missing a required parameter', 400);
		if (mbid !== '') {
			const claiming = world.real.filter((artist) => artist.lastfm.mbid === mbid);
			const found = claiming.find((artist) => artist.mbid === mbid) ?? claiming[0] ?? generatedByMbid(mbid);
			return found ? answer(found) : error(6, notFoundMessage);
		}
		const exact = world.artistAtLastfm(name);
		if (exact !== undefined) return answer(exact);
		const corrected = correctedArtist(name);
		if (corrected === undefined) return error(6, notFoundMessage);
		return query.get('autocorrect') === '1' ? answer(corrected) : shell(question, name);
	}

	function generatedByMbid(mbid: string): Artist | undefined {
		const artist = world.artistByMbid(mbid);
		return artist?.real === false ? artist : undefined;
	}

	/** The artist whom Last.fm takes a misspelt name for. */
	function correctedArtist(name: string): Artist | undefined {
		const key = keyOf(name);
		const near = (artist: Artist) =>
			[artist.lastfm.name, artist.name, ...artist.aliases].some((other) => keyOf(other) === key);
		return world.artistsWithWords(wordsOf(name)).find((artist) => artist.lastfm.known && near(artist));
	}

	function correction(question: Question): Answer {
		const name = question.query.get('artist') ?? '';
		const artist = world.artistAtLastfm(name) ?? correctedArtist(name);
		if (artist === undefined) return json({ corrections: '\n                ' });
		const found = { name: artist.lastfm.name, ...mbidField(artist), url: pageUrl(artist.lastfm.name) };
		return json({ corrections: { correction: { artist: found, '@attr': { index: '0' } } } });
	}

	return {
		endpointOf: (question) => question.query.get('method') ?? 'no method',
		notFound: (question) =>
			question.query.get('method')?.toLowerCase() === 'tag.gettopartists'
				? topArtistsOf([], question)
				: error(6, notFoundMessage),
		answer(question) {
			const { query } = question;
			if (query.get('format') !== 'json') return xml();
			if (query.get('api_key') !== sandboxKeys.lastfm) {
				return error(10, 'Invalid API key - You must be granted a valid key by last.fm', 403);
			}
			const method = methods[query.get('method')?.toLowerCase() ?? ''];
			return method ? method(question) : error(3, 'Invalid Method - No method with that name in this package', 400);
		},
	};
}

function artistInfo(world: World, artist: Artist, { origin }: Question): Answer {
	const stars = imagesOf(origin, greyStar, 6);
	const { name } = artist.lastfm;
	const similar = artist.lastfm.similar ? world.similarTo(artist).slice(0, 5) : [];
	const link = `<a href="${pageUrl(name)}">Read more on Last.fm</a>`;
	const text = artist.real ? `${name} formed or were born in ${artist.begin}. ` : '';
	return json({
		artist: {
			name,
			...mbidField(artist),
			url: pageUrl(name),
			image: stars,
			streamable: '0',
			ontour: hash('tour', artist.place) % 7 === 0 ? '1' : '0',
			stats: { listeners: `${artist.listeners}`, playcount: `${artist.listeners * 41}` },
			similar: {
				artist: similar.map((one) => ({
					name: one.artist.lastfm.name,
					url: pageUrl(one.artist.lastfm.name),
					image: stars,
				})),
			},
			tags: { tag: oneOrMany(artist.tags.slice(0, 5).map(tagOf)) },
			bio: {
				links: { link: { '#text': '', rel: 'original', href: `${pageUrl(name)}/+wiki` } },
				published: '01 Jan 2006, 00:00',
				summary: `${text}${link}`,
				content:
					text === ''
						? ''
						: `${text}${link}. User-contributed text is available under the Creative Commons By-SA License.`,
			},
		},
	});
}

/** What Last.fm answers for a spelling it would correct, when it was told not to. */
function shell({ origin }: Question, name: string): Answer {
	return json({
		artist: {
			name,
			url: `https://www.last.fm/music/+noredirect/${encodeURIComponent(name).replaceAll('%20', '+')}`,
			image: imagesOf(origin, '', 6),
			streamable: '0',
			ontour: '0',
			stats: { listeners: '3', playcount: '7' },
			similar: { artist: [] },
			tags: { tag: [] },
			bio: { links: { link: { '#text': '', rel: 'original', href: '' } }, published: '', summary: '', content: '' },
		},
	});
}

function similarArtists(world: World, artist: Artist, { origin, query }: Question): Answer {
	const similar = artist.lastfm.similar ? world.similarTo(artist).slice(0, numberOf(query, 'limit', 100)) : [];
	return json({
		similarartists: {
			artist: similar.map((one) => ({
				name: one.artist.lastfm.name,
				...mbidField(one.artist),
				match: one.score === 1 ? '1' : `${Number(one.score.toFixed(6))}`,
				url: pageUrl(one.artist.lastfm.name),
				image: imagesOf(origin, greyStar, 6),
				streamable: '0',
			})),
			'@attr': { artist: artist.lastfm.name },
		},
	});
}

/** Not a discography: deluxe editions and `(null)` stand among the albums. `limit=100` gives 50 in the wrong order. */
function topAlbums(world: World, artist: Artist, { origin, query }: Question): Answer {
	const limit = numberOf(query, 'limit', 50) || 50;
	const page = numberOf(query, 'page', 1) || 1;
	const rows = world.albumsOf(artist).flatMap((album) => {
		const plays = hash('plays', album.mbid) % 9_000_000;
		const row = albumRow(world, artist, album, origin, album.title, plays);
		return plays % 5 === 0
			? [row, { ...row, name: `${album.title} (Deluxe Edition)`, mbid: '', playcount: plays >> 3 }]
			: [row];
	});
	rows.push({ ...albumRow(world, artist, undefined, origin, '(null)', 4711), mbid: '' });
	rows.sort((left, right) => right.playcount - left.playcount);
	const shown = limit === 100 ? rows.slice(0, 50).reverse() : rows.slice((page - 1) * limit, page * limit);
	return json({
		topalbums: {
			album: oneOrMany(shown),
			'@attr': { artist: artist.lastfm.name, ...pageAttributes(page, limit, rows.length) },
		},
	});
}

function albumRow(
	world: World,
	artist: Artist,
	album: Album | undefined,
	origin: string,
	name: string,
	playcount: number,
) {
	return {
		name,
		playcount,
		mbid: album?.mbid ?? '',
		url: pageUrl(artist.lastfm.name, name),
		artist: { name: artist.lastfm.name, ...mbidField(artist), url: pageUrl(artist.lastfm.name) },
		image: imagesOf(origin, album ? albumPicture(world.seed, album) : '', 4),
	};
}

function albumInfo(world: World, artist: Artist, { origin, query }: Question): Answer {
	const title = keyOf(query.get('album') ?? '');
	const album = world.albumsOf(artist).find((candidate) => keyOf(candidate.title) === title);
	if (album === undefined) return error(6, 'Album not found');
	const kind = hash('album tags', album.mbid) % 4;
	const tags = artist.tags.slice(0, kind).map(tagOf);
	const listeners = hash('album listeners', album.mbid) % 900_000;
	return json({
		album: {
			artist: artist.lastfm.name,
			mbid: kind === 0 ? '' : album.mbid,
			tags: tags.length === 0 ? '' : { tag: oneOrMany(tags) },
			name: album.title,
			image: imagesOf(origin, albumPicture(world.seed, album), 6),
			listeners: `${listeners}`,
			playcount: `${listeners * 17}`,
			url: pageUrl(artist.lastfm.name, album.title),
		},
	});
}

function topArtists(world: World, question: Question): Answer {
	return topArtistsOf(world.artistsTagged(question.query.get('tag') ?? ''), question);
}

function topArtistsOf(all: Artist[], { origin, query }: Question): Answer {
	const tag = query.get('tag') ?? '';
	const limit = Math.min(1000, numberOf(query, 'limit', 50) || 50);
	const page = numberOf(query, 'page', 1) || 1;
	const shown = all.slice((page - 1) * limit, page * limit);
	return json({
		topartists: {
			artist: shown.map((artist, index) => ({
				name: artist.lastfm.name,
				...mbidField(artist),
				url: pageUrl(artist.lastfm.name),
				streamable: '0',
				image: imagesOf(origin, greyStar, 5),
				'@attr': { rank: `${(page - 1) * limit + index + 1}` },
			})),
			'@attr': { tag, ...pageAttributes(page, limit, all.length) },
		},
	});
}

function searchArtists(world: World, { origin, query }: Question): Answer {
	const name = query.get('artist') ?? '';
	const limit = numberOf(query, 'limit', 30) || 30;
	const page = numberOf(query, 'page', 1) || 1;
	const all = world.artistsWithWords(wordsOf(name)).filter((artist) => artist.lastfm.known);
	all.sort((left, right) => right.listeners - left.listeners);
	const shown = all.slice((page - 1) * limit, page * limit).map((artist) => ({
		name: artist.lastfm.name,
		listeners: `${artist.listeners}`,
		mbid: artist.lastfm.mbid,
		url: pageUrl(artist.lastfm.name),
		streamable: '0',
		image: imagesOf(origin, greyStar, 5),
	}));
	return json({
		results: {
			'opensearch:Query': { '#text': '', role: 'request', searchTerms: name, startPage: `${page}` },
			'opensearch:totalResults': `${all.length}`,
			'opensearch:startIndex': `${(page - 1) * limit}`,
			'opensearch:itemsPerPage': `${limit}`,
			artistmatches: shown.length === 0 ? '\n' : { artist: oneOrMany(shown) },
			'@attr': { for: name },
		},
	});
}

function xml(): Answer {
	return {
		status: 200,
		headers: { 'content-type': 'text/xml; charset=utf-8' },
		body: '<?xml version="1.0" encoding="utf-8"?>\n<lfm status="ok"></lfm>',
	};
}
