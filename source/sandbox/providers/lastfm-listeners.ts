import { type Answer, json, type Question } from '../exchange.ts';
import { countPlays, type Play, type Plays } from '../world/plays.ts';
import { hash } from '../world/random.ts';
import type { Album, Artist } from '../world/types.ts';
import type { World } from '../world/world.ts';
import {
	albumPicture,
	error,
	greyStar,
	imagesOf,
	mbidField,
	oneOrMany,
	pageAttributes,
	pageUrl,
} from './lastfm-shapes.ts';

const day = 86_400;
/** How many days each period reaches back. */
const periods = new Map([
	['overall', Number.POSITIVE_INFINITY],
	['12month', 365],
	['6month', 182],
	['3month', 91],
	['1month', 30],
	['7day', 7],
]);

interface Listener {
	user: string;
	/** The newest first. */
	played: readonly Play[];
	/** When plays were counted, in seconds. */
	countedAt: number;
}

/** `user.*`: what a listener played, counted and one by one. Everybody may ask, but for what a listener hides. */
export function listenerMethods(world: World, plays: Plays): Record<string, (question: Question) => Answer> {
	function of(answer: (question: Question, listener: Listener) => Answer) {
		return (question: Question): Answer => {
			const name = question.query.get('user') ?? '';
			if (name === '') return error(6, 'Invalid parameters - Your request is missing a required parameter', 400);
			const played = plays.of(name);
			if (played === undefined) return error(6, 'User not found', 404);
			return answer(question, { user: name.toLowerCase(), played, countedAt: plays.countedAt });
		};
	}

	return {
		'user.getinfo': of((_question, listener) => userInfo(listener)),
		'user.gettopartists': of((question, listener) =>
			topList(question, listener, 'artist', ({ artist, isUnknown }) => (isUnknown ? undefined : artist), topArtist),
		),
		'user.gettopalbums': of((question, listener) =>
			topList(
				question,
				listener,
				'album',
				({ album }) => album,
				(album) => topAlbum(world, album, question.origin),
			),
		),
		'user.getrecenttracks': of((question, listener) =>
			listener.user === 'private'
				? error(17, 'Login: User required to be logged in', 403)
				: recentTracks(world, question, listener),
		),
	};
}

/** A page of what was played most in a period: its answer, or what is wrong with the question. */
function topList<Thing extends object>(
	question: Question,
	{ user, played, countedAt }: Listener,
	kind: 'artist' | 'album',
	thingOf: (play: Play) => Thing | undefined,
	describe: (thing: Thing, origin: string) => object,
): Answer {
	const { query, origin } = question;
	const days = periods.get(query.get('period') ?? 'overall');
	const range = pageRange(query);
	if (days === undefined) return error(6, 'Invalid parameters - Your request is missing a required parameter', 400);
	if ('status' in range) return range;
	const { limit, page } = range;
	const inPeriod = played.filter(({ at }) => at >= countedAt - days * day);
	const counted = countPlays(inPeriod, thingOf);
	const skipped = (page - 1) * limit;
	const rows = counted.slice(skipped, skipped + limit).map(({ thing, plays }, index) => ({
		...describe(thing, origin),
		...{ playcount: `${plays}`, '@attr': { rank: `${skipped + index + 1}` } },
	}));
	return json({
		[`top${kind}s`]: { [kind]: oneOrMany(rows), '@attr': { user, ...pageAttributes(page, limit, counted.length) } },
	});
}

function topArtist(artist: Artist, origin: string) {
	const { name } = artist.lastfm;
	return { name, ...mbidField(artist), url: pageUrl(name), streamable: '0', image: imagesOf(origin, greyStar, 5) };
}

function topAlbum(world: World, album: Album, origin: string) {
	const { artist, title } = album;
	return {
		name: title,
		mbid: albumMbid(album),
		url: pageUrl(artist.lastfm.name, title),
		artist: { name: artist.lastfm.name, ...mbidField(artist), url: pageUrl(artist.lastfm.name) },
		image: imagesOf(origin, albumPicture(world.seed, album), 4),
	};
}

/** The newest first. What is playing now comes on top of every page, without a date. */
function recentTracks(world: World, question: Question, { user, played }: Listener): Answer {
	const { query, origin } = question;
	const range = pageRange(query);
	if ('status' in range) return range;
	const { limit, page } = range;
	const from = Number(query.get('from') ?? 0);
	const to = Number(query.get('to') ?? Number.POSITIVE_INFINITY);
	const inRange = played.filter(({ at }) => at >= from && at <= to);
	const rows: object[] = inRange
		.slice((page - 1) * limit, page * limit)
		.map((play) => ({ ...trackRow(world, origin, play), date: dateOf(play.at) }));
	const [latest] = played;
	const playing =
		user === 'sandbox' && latest !== undefined
			? [{ ...trackRow(world, origin, latest), '@attr': { nowplaying: 'true' } }]
			: [];
	return json({
		recenttracks: {
			track: oneOrMany([...playing, ...rows]),
			'@attr': { user, ...pageAttributes(page, limit, inRange.length) },
		},
	});
}

function trackRow(world: World, origin: string, { artist, album, track, isUnknown }: Play) {
	const name = isUnknown ? '[unknown]' : artist.lastfm.name;
	return {
		artist: { mbid: isUnknown ? '' : artist.lastfm.mbid, '#text': name },
		streamable: '0',
		image: imagesOf(origin, album ? albumPicture(world.seed, album) : '', 4),
		mbid: '',
		album: { mbid: album === undefined || isUnknown ? '' : albumMbid(album), '#text': album?.title ?? '' },
		name: track,
		url: pageUrl(name, '_', track),
	};
}

/** None, that of the release group, or that of one of its releases, which no release group has. */
function albumMbid({ mbid }: Album): string {
	const kind = hash('lastfm album mbid', mbid) % 3;
	return kind === 0 ? '' : kind === 1 ? mbid : mbid.replace(/^.{8}/, (head) => [...head].reverse().join(''));
}

function dateOf(at: number) {
	const text = new Intl.DateTimeFormat('en-GB', {
		...{ day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
	} as const).format(at * 1000);
	return { uts: `${at}`, '#text': text };
}

function userInfo({ user, played }: Listener): Answer {
	const since = played.at(-1)?.at ?? 1_600_000_000;
	return json({
		user: {
			name: user,
			realname: '',
			playcount: `${played.length}`,
			url: `https://www.last.fm/user/${user}`,
			country: 'None',
			registered: { unixtime: `${since}`, '#text': since },
			subscriber: '0',
			type: 'user',
		},
	});
}

function pageRange(query: URLSearchParams): { limit: number; page: number } | Answer {
	const limit = Number(query.get('limit') ?? 50);
	const page = Number(query.get('page') ?? 1);
	if (!(limit >= 1 && limit <= 1000)) return error(6, 'limit param out of bounds (1-1000)', 400);
	if (!(page >= 1 && page <= 1_000_000)) return error(6, 'page param out of bounds (1-1000000)', 400);
	return { limit, page };
}
