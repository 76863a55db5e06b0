import { sandboxKeys } from '../environment.ts';
import { type Answer, json, type Question, type Service } from '../exchange.ts';
import { countPlays, type Play, type Plays } from '../world/plays.ts';
import { hash } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { createSpotifyAccounts } from './spotify-accounts.ts';
import { refuse } from './spotify-errors.ts';
import { albumBody, artistBody, localTrackBody, trackBody } from './spotify-shapes.ts';

const mostAtOnce = 50;
/** So many of the last plays are known, however many there were. */
const remembered = 50;
const day = 86_400;
const ranges = new Map([
	['short_term', 28 * day],
	['medium_term', 183 * day],
	['long_term', 365 * day],
]);
const savedAlbums = 120;

/** What an app in development mode is not (or no longer) served. */
const closed =
	/^\/(recommendations|audio-features|audio-analysis|browse|markets|artists\/\w+\/(related-artists|top-tracks)|users\/|(artists|albums|tracks)$)/;

/** Spotify: signing in under `/accounts`, the Web API under `/v1`. Everybody who signs in is the listener "sandbox". */
export function createSpotify(world: World, plays: Plays): Service {
	const accounts = createSpotifyAccounts();
	const notFound = () => refuse(404, 'Service not found');

	function answerListener(question: Question, path: string, scopes: string[]): Answer {
		const needs = (scope: string, answer: (question: Question) => Answer) =>
			scopes.includes(scope) ? answer(question) : refuse(403, 'Insufficient client scope');
		switch (path) {
			case '/me':
				return json({ id: 'sandbox', display_name: 'Sandbox Listener', type: 'user', uri: 'spotify:user:sandbox' });
			case '/me/top/artists':
				return needs('user-top-read', topArtists);
			case '/me/top/tracks':
				return needs('user-top-read', topTracks);
			case '/me/albums':
				return needs('user-library-read', saved);
			case '/me/player/recently-played':
				return needs('user-read-recently-played', recentlyPlayed);
			default:
				return closed.test(path) ? refuse(403, 'Forbidden.') : notFound();
		}
	}

	function playsIn(question: Question): Play[] | undefined {
		const seconds = ranges.get(question.query.get('time_range') ?? 'medium_term');
		const from = plays.countedAt - (seconds ?? 0);
		return seconds === undefined ? undefined : heard(plays).filter(({ at }) => at >= from);
	}

	function topArtists(question: Question): Answer {
		const found = playsIn(question);
		if (found === undefined) return refuse(400, 'Invalid time range');
		return pageOf(
			question,
			countPlays(found, ({ artist }) => artist).map(({ thing }) => artistBody(thing)),
		);
	}

	/** The eighth was taken down since. */
	function topTracks(question: Question): Answer {
		const found = playsIn(question);
		if (found === undefined) return refuse(400, 'Invalid time range');
		const first = new Map(found.map((play) => [`${play.artist.mbid} ${play.album?.mbid} ${play.track}`, play]));
		const tracks = countPlays(found, (play) => first.get(`${play.artist.mbid} ${play.album?.mbid} ${play.track}`));
		const bodies = tracks.map(({ thing: { artist, album, track } }, at) =>
			at === 7 ? null : trackBody(artist, album, track),
		);
		return pageOf(question, bodies);
	}

	/** One was taken down; the person keeps the place of it. */
	function saved(question: Question): Answer {
		const albums = world.real
			.flatMap((artist) => world.albumsOf(artist).filter((album) => album.kind === 'album' && album.artist === artist))
			.sort((one, other) => hash('saved', one.mbid) - hash('saved', other.mbid))
			.slice(0, savedAlbums);
		const rows = albums.map((album, at) => ({
			added_at: new Date(Date.UTC(2026, 5, 1) - at * 9 * day * 1000).toISOString().replace('.000', ''),
			album: at === 3 ? null : { ...albumBody(album), label: undefined, total_tracks: 10 },
		}));
		return pageOf(question, rows);
	}

	function recentlyPlayed(question: Question): Answer {
		const { query } = question;
		const limit = limitOf(query);
		if (limit === undefined) return refuse(400, 'Invalid limit');
		if (query.has('after') && query.has('before')) return refuse(400, 'Only one of after and before may be given');
		const after = Number(query.get('after') ?? 0);
		const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY);
		const known = heard(plays).slice(0, remembered);
		const shown = known.filter(({ at }) => at * 1000 > after && at * 1000 < before).slice(0, limit);
		const items = shown.map(({ artist, album, track, at }) => ({
			track: at % 11 === 0 ? localTrackBody() : trackBody(artist, album, track),
			played_at: new Date(at * 1000).toISOString(),
			context: null,
		}));
		const cursors =
			shown.length === 0
				? null
				: { after: `${(shown[0]?.at ?? 0) * 1000}`, before: `${(shown.at(-1)?.at ?? 0) * 1000}` };
		return json({ href: 'https://api.spotify.com/v1/me/player/recently-played', items, limit, next: null, cursors });
	}

	return {
		endpointOf: ({ path }) => path.replace(/^\/(v1|accounts)\//, '') || 'root',
		notFound,
		expireTokens: accounts.expireTokens,
		answer(question) {
			const [, place, path = ''] = /^\/(v1|accounts)(\/.*)$/.exec(question.path) ?? [];
			if (place === 'accounts') return accounts.answer(question, path);
			if (place !== 'v1' || question.method !== 'GET') return notFound();
			const { authorization } = question.headers;
			if (authorization === undefined) return refuse(401, 'No token provided');
			const grant = accounts.grantOf(authorization);
			if (grant === undefined) return refuse(401, 'The access token expired');
			if (grant.clientId === sandboxKeys.spotifyFreeId)
				return refuse(403, 'Active premium subscription required for the owner of the app.');
			return answerListener(question, path, grant.scopes);
		},
	};
}

/** The newest first; Spotify knows who everything is by. */
function heard(plays: Plays): readonly Play[] {
	return (plays.of('sandbox') ?? []).filter(({ isUnknown }) => !isUnknown);
}

function limitOf(query: URLSearchParams): number | undefined {
	const limit = Number(query.get('limit') ?? 20);
	return Number.isInteger(limit) && limit >= 1 && limit <= mostAtOnce ? limit : undefined;
}

function pageOf({ path, query }: Question, rows: readonly (object | null)[]): Answer {
	const limit = limitOf(query);
	if (limit === undefined) return refuse(400, 'Invalid limit');
	const offset = Number(query.get('offset') ?? 0);
	if (!Number.isInteger(offset) || offset < 0) return refuse(400, 'Invalid offset');
	const href = `https://api.spotify.com${path}`;
	const at = (from: number) => `${href}?offset=${from}&limit=${limit}`;
	return json({
		href,
		items: rows.slice(offset, offset + limit),
		limit,
		offset,
		next: offset + limit < rows.length ? at(offset + limit) : null,
		previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
		total: rows.length,
	});
}
