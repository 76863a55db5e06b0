import { sandboxKeys } from '../environment.ts';
import { type Answer, hasContact, json, numberOf, partsOf, type Question, type Service } from '../exchange.ts';
import type { Plays } from '../world/plays.ts';
import { hash } from '../world/random.ts';
import { isUuid } from '../world/uuid.ts';
import type { World } from '../world/world.ts';
import { listens as listensOf, problem, statistics } from './listenbrainz-listeners.ts';

const mostIds = 1000;

/** ListenBrainz API 1: popularity counts and listeners without a token, top lists only with one. */
export function createListenbrainz(world: World, plays: Plays): Service {
	return {
		endpointOf: ({ path }) => partsOf(path).slice(0, 2).join('/') || 'root',
		notFound: () => problem(404, 'The requested URL was not found on the server.'),
		answer(question) {
			if (!hasContact(question.headers)) return problem(403, 'Forbidden');
			const [first, second, third = '', fourth = ''] = partsOf(question.path);
			if (first === 'validate-token') return validateToken(question);
			if (first === 'popularity' && question.method === 'POST') return popularity(world, second ?? '', question.body);
			if (first === 'popularity' && second === 'top-release-groups-for-artist')
				return topGroups(world, third, question);
			if (first === 'user' && third === 'listens') return listensOf(plays, second ?? '', question);
			if (first === 'stats' && second === 'user' && ['artists', 'release-groups'].includes(fourth))
				return statistics(plays, third, fourth, question);
			return problem(404, 'The requested URL was not found on the server.');
		},
	};
}

/** The labs host: similar artists with raw scores, in no order, one row twice. */
export function createListenbrainzLabs(world: World): Service {
	return {
		endpointOf: ({ path }) => partsOf(path)[0] ?? 'root',
		notFound: () => json([]),
		answer(question) {
			if (!hasContact(question.headers)) return problem(403, 'Forbidden');
			const [first, second] = partsOf(question.path);
			if (first !== 'similar-artists' || second !== 'json') return problem(404, 'Not Found');
			const algorithm = question.query.get('algorithm') ?? '';
			if (!algorithm.startsWith('session_based_days_')) return problem(400, 'Invalid algorithm.');
			const mbids = (question.query.get('artist_mbids') ?? '').split(',');
			const limit = Number(/limit_(\d+)/.exec(algorithm)?.[1] ?? 50);
			return mbids.every(isUuid)
				? json(mbids.flatMap((mbid) => similarRows(world, mbid, limit)))
				: problem(400, 'Invalid MBID.');
		},
	};
}

function similarRows(world: World, mbid: string, limit: number) {
	const artist = world.artistByMbid(mbid);
	if (artist === undefined) return [];
	const known = world.similarTo(artist).filter((one) => !one.artist.unknownToMusicBrainz);
	const rows = known.slice(0, limit).map((one) => ({
		artist_mbid: one.artist.mbid,
		name: one.artist.name,
		comment: one.artist.disambiguation,
		type: one.artist.type,
		gender: null,
		score: Math.round(one.score * 9000),
		reference_mbid: mbid,
	}));
	const order = (row: { artist_mbid: string }) => hash('labs', world.seed, mbid, row.artist_mbid);
	const twice = rows.slice(2, 3);
	return [...rows.sort((left, right) => order(left) - order(right)), ...twice];
}

function tokenOf(question: Question): string | undefined {
	return /^Token (\S+)$/.exec(question.headers.authorization ?? '')?.[1];
}

function validateToken(question: Question): Answer {
	const token = tokenOf(question);
	if (token === undefined) return problem(400, 'You need to provide an Authorization token.');
	if (token !== sandboxKeys.listenbrainz) return json({ code: 200, message: 'Token invalid.', valid: false });
	return json({ code: 200, message: 'Token valid.', valid: true, user_name: 'sandbox' });
}

function popularity(world: World, kind: string, body: string): Answer {
	const key = `${kind.replace('-', '_')}_mbids`;
	const mbids = readIds(body, key);
	if (mbids === undefined || mbids.length > mostIds || !['artist', 'release-group'].includes(kind)) {
		return problem(400, `Invalid ${key}.`);
	}
	const wrong = mbids.find((mbid) => !isUuid(mbid));
	if (wrong !== undefined) return problem(400, `'${wrong}' is not a valid MBID.`);
	return json(mbids.map((mbid) => ({ [key.slice(0, -1)]: mbid, ...listens(world, mbid) })));
}

function readIds(body: string, key: string): string[] | undefined {
	try {
		const given: unknown = JSON.parse(body);
		const ids = typeof given === 'object' && given !== null ? new Map(Object.entries(given)).get(key) : undefined;
		return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : undefined;
	} catch {
		return undefined;
	}
}

function listens(world: World, mbid: string) {
	const known = world.artistByMbid(mbid) ?? world.albumByMbid(mbid);
	const users = known ? hash('listens', mbid) % 40_000 : null;
	return { total_listen_count: users === null ? null : users * 23, total_user_count: users };
}

function topGroups(world: World, mbid: string, question: Question): Answer {
	if (tokenOf(question) !== sandboxKeys.listenbrainz) {
		return problem(401, 'Due to bad actors and AI scrapers, you need to provide an Auth token to use this endpoint.');
	}
	if (!isUuid(mbid)) return problem(400, `'${mbid}' is not a valid MBID.`);
	const artist = world.artistByMbid(mbid);
	const albums = artist ? world.albumsOf(artist) : [];
	const rows = albums.map((album) => ({
		release_group_mbid: album.mbid,
		release_group: {
			name: album.title,
			date: album.date,
			type: 'Album',
			caa_id: null,
			caa_release_mbid: null,
			rels: [],
		},
		release: { name: album.title, date: album.date },
		artist: { name: album.artist.name, artist_credit_id: album.artist.place, artists: [] },
		tag: { artist: [], release_group: [] },
		release_color: { red: 1, green: 2, blue: 3 },
		...listens(world, album.mbid),
	}));
	rows.sort((left, right) => (right.total_listen_count ?? 0) - (left.total_listen_count ?? 0));
	return json(rows.slice(0, numberOf(question.query, 'count', 25)));
}
