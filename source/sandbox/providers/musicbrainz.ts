import { type Answer, hasContact, json, numberOf, partsOf, type Question, type Service } from '../exchange.ts';
import type { Album, Artist } from '../world/types.ts';
import { isUuid } from '../world/uuid.ts';
import type { World } from '../world/world.ts';
import { parseQuery, searchArtists } from './musicbrainz-search.ts';
import { albumAnswer, artistLookup, artistMatch, creditAnswer, typesOf } from './musicbrainz-shapes.ts';
import { lookUpUrls } from './musicbrainz-url.ts';

const help = 'For usage, please see: https://musicbrainz.org/development/mmd';
const includable = new Set([
	...['aliases', 'annotation', 'tags', 'user-tags', 'genres', 'user-genres', 'ratings', 'user-ratings'],
	...[
		'artist-credits',
		'artists',
		'releases',
		'release-groups',
		'recordings',
		'works',
		'media',
		'labels',
		'various-artists',
	],
]);
const relationTargets =
	/^(area|artist|event|genre|instrument|label|place|recording|release|release-group|series|url|work)-rels$/;
const groupTypes = new Set(['album', 'single', 'ep', 'broadcast', 'other']);

/** MusicBrainz web service 2: browse pages ordered by MBID, merged ids, strict parameters, no mercy without a contact. */
export function createMusicbrainz(world: World): Service {
	return {
		endpointOf: endpointName,
		notFound: ({ path, query }) => (query.has('query') ? nothingFound(path) : problem(404, 'Not Found')),
		answer(question) {
			const { query, path } = question;
			if (!hasContact(question.headers)) {
				return problem(403, 'Your User-Agent does not identify an application with contact information.');
			}
			const format = query.get('fmt');
			if (format !== null && format !== 'json' && format !== 'xml')
				return problem(406, 'Invalid format. Either use fmt=json.');
			const wantsJson = format === 'json' || /application\/json/.test(question.headers.accept ?? '');
			if (!wantsJson) return xml();
			const [entity = '', id] = partsOf(path);
			const includes = includesOf(query, entity);
			if (typeof includes === 'string') return problem(400, includes);
			if (entity === 'artist') return id === undefined ? artistList(world, question) : artist(world, id, includes);
			if (entity === 'release-group') {
				return id === undefined ? groupList(world, question, includes) : group(world, id, includes);
			}
			if (entity === 'url') return lookUpUrls(world, query, includes);
			return problem(404, 'Not Found');
		},
	};
}

/** A search without a hit is no error. */
function nothingFound(path: string): Answer {
	return json({ created: '2026-11-20T06:00:00.000Z', count: 0, offset: 0, [`${partsOf(path)[0]}s`]: [] });
}

/** An error as the web service words it. */
export function problem(status: number, error: string): Answer {
	return json({ error, help }, status);
}

function endpointName({ path, query }: Question): string {
	const [entity = 'root', id] = partsOf(path);
	if (id !== undefined || entity === 'url') return `${entity} lookup`;
	return `${entity} ${query.has('query') ? 'search' : 'browse'}`;
}

/** The set of `inc` values, or what is wrong with them: the parameter may stand only once. */
function includesOf(query: URLSearchParams, entity: string): Set<string> | string {
	const given = query.getAll('inc');
	if (given.length > 1) return 'Inc arguments must be combined with a space, but you provided multiple parameters';
	const values = (given[0] ?? '').split(/[\s+]/).filter((value) => value !== '');
	const unknown = values.find((value) => !includable.has(value) && !relationTargets.test(value));
	return unknown === undefined
		? new Set(values)
		: `${unknown} is not a valid inc parameter for the ${entity} resource.`;
}

function artist(world: World, id: string, includes: ReadonlySet<string>): Answer {
	if (!isUuid(id)) return problem(400, 'Invalid mbid.');
	const found = world.artistByMbid(id);
	return found ? json(artistLookup(found, includes)) : problem(404, 'Not Found');
}

function artistList(world: World, { query }: Question): Answer {
	const text = query.get('query');
	if (text === null) return problem(400, 'Must specify one of the browse parameters or a query.');
	const clauses = parseQuery(text);
	if (clauses === undefined || clauses.length === 0) return problem(400, 'Unable to parse search: please escape it.');
	const asked = numberOf(query, 'limit', 25);
	const limit = asked < 1 || asked > 100 ? 25 : asked;
	const offset = numberOf(query, 'offset', 0);
	const found = searchArtists(world, clauses);
	return json({
		created: '2026-11-20T06:00:00.000Z',
		count: found.length,
		offset,
		artists: found.slice(offset, offset + limit).map((match) => artistMatch(match.artist, match.score)),
	});
}

function group(world: World, id: string, includes: ReadonlySet<string>): Answer {
	if (!isUuid(id)) return problem(400, 'Invalid mbid.');
	const found = world.albumByMbid(id);
	return found && !found.artist.unknownToMusicBrainz ? json(albumAnswer(found, includes)) : problem(404, 'Not Found');
}

function groupList(world: World, question: Question, includes: ReadonlySet<string>): Answer {
	const { query } = question;
	if (query.has('query')) return searchGroups(world, query);
	const id = query.get('artist') ?? '';
	if (!isUuid(id)) return problem(400, 'Invalid mbid.');
	const types = (query.get('type') ?? '').split('|').filter((type) => type !== '');
	const wrong = types.find((type) => !groupTypes.has(type));
	if (wrong !== undefined) return problem(400, `${wrong} is not a recognized release-group type.`);
	const status = query.get('release-group-status') ?? 'all';
	if (status !== 'all' && status !== 'website-default') return problem(400, 'Invalid release-group-status.');
	const found = world.artistByMbid(id);
	if (found === undefined) return problem(404, 'Not Found');
	const groups = world
		.albumsOf(found)
		.filter((album) => types.length === 0 || types.includes(typesOf(album.kind).primary.toLowerCase()))
		.filter((album) => status === 'all' || album.kind !== 'bootleg')
		.sort((left, right) => (left.mbid < right.mbid ? -1 : 1));
	const limit = Math.min(100, numberOf(query, 'limit', 25) || 25);
	const offset = numberOf(query, 'offset', 0);
	return json({
		'release-group-count': groups.length,
		'release-group-offset': offset,
		'release-groups': groups.slice(offset, offset + limit).map((album) => albumAnswer(album, includes)),
	});
}

/** Release groups by title (`releasegroup:`) and artist (`artist:` or `arid:`). */
function searchGroups(world: World, query: URLSearchParams): Answer {
	const clauses = parseQuery(query.get('query') ?? '') ?? [];
	const textOf = (...fields: string[]) => clauses.find(({ field }) => fields.includes(field))?.text ?? '';
	const byId = world.artistByMbid(textOf('arid'));
	const artists: Artist[] = byId
		? [byId]
		: searchArtists(
				world,
				clauses.filter(({ field }) => field === 'artist'),
			).map((one) => one.artist);
	const title = textOf('releasegroup', 'release-group', '').toLowerCase();
	const found: Album[] = artists
		.flatMap((one) => world.albumsOf(one))
		.filter((album) => album.title.toLowerCase().includes(title));
	const limit = numberOf(query, 'limit', 25);
	return json({
		created: '2026-11-20T06:00:00.000Z',
		count: found.length,
		offset: 0,
		'release-groups': found.slice(0, limit > 100 ? 25 : limit).map((album) => ({
			...albumAnswer(album, new Set()),
			score: album.title.toLowerCase() === title ? 100 : 70,
			'artist-credit': creditAnswer(album),
		})),
	});
}

function xml(): Answer {
	const body = '<?xml version="1.0" encoding="UTF-8"?><metadata xmlns="http://musicbrainz.org/ns/mmd-2.0#"></metadata>';
	return { status: 200, headers: { 'content-type': 'application/xml; charset=utf-8' }, body };
}
