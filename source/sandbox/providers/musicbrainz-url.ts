import { type Answer, json } from '../exchange.ts';
import { namedUuid } from '../world/uuid.ts';
import type { World } from '../world/world.ts';
import {
	albumAnswer,
	albumRelations,
	artistReference,
	artistRelations,
	type UrlRelation,
} from './musicbrainz-shapes.ts';

const mostResources = 100;

/**
 * The reverse lookup. One `resource` gives one object or 404; several give a list in which unknown ones are silently
 * missing, in an order of its own, and everything past the hundredth is ignored.
 */
export function lookUpUrls(world: World, query: URLSearchParams, includes: ReadonlySet<string>): Answer {
	const resources = query.getAll('resource');
	if (resources.length === 0) return json({ error: 'Must specify a resource.' }, 400);
	const found = resources
		.slice(0, mostResources)
		.map((resource) => urlAnswer(world, resource, includes))
		.filter((answer) => answer !== undefined);
	if (resources.length === 1) return found[0] ? json(found[0]) : json({ error: 'Not Found' }, 404);
	found.sort((left, right) => (left.id < right.id ? -1 : 1));
	return json({ 'url-count': found.length, 'url-offset': 0, urls: found });
}

function urlAnswer(world: World, resource: string, includes: ReadonlySet<string>) {
	const relations = [...artistsOf(world, resource), ...albumsOf(world, resource)];
	if (relations.length === 0) return undefined;
	const asked = relations.filter(({ 'target-type': type }) => includes.has(`${type.replace('_', '-')}-rels`));
	return { id: namedUuid(resource), resource, ...(asked.length > 0 ? { relations: asked } : {}) };
}

function artistsOf(world: World, resource: string) {
	const artist = artistAt(world, resource);
	const relation = artist && artistRelations(artist).find(({ url }) => url.resource === resource);
	return relation ? [{ ...backward(relation), 'target-type': 'artist', artist: artistReference(artist) }] : [];
}

function artistAt(world: World, resource: string) {
	const [, host, id = ''] =
		/^https:\/\/(www\.discogs\.com|www\.deezer\.com|www\.wikidata\.org|open\.spotify\.com)\/(?:artist|wiki)\/(\w+)/.exec(
			resource,
		) ?? [];
	if (host === 'www.discogs.com') return world.artistByDiscogsId(Number.parseInt(id, 10))?.artist;
	if (host === 'www.deezer.com') return world.artistByDeezerId(Number.parseInt(id, 10));
	if (host === 'www.wikidata.org') return world.artistByWikidata(id);
	return host === undefined ? undefined : world.real.find((artist) => artist.spotifyId === id);
}

function albumsOf(world: World, resource: string) {
	const [, master] = /^https:\/\/www\.discogs\.com\/master\/(\d+)$/.exec(resource) ?? [];
	return world.albumsByMaster(Number(master ?? 0)).flatMap((album) => {
		const relation = albumRelations(album).find(({ url }) => url.resource === resource);
		if (relation === undefined) return [];
		return [{ ...backward(relation), 'target-type': 'release_group', release_group: albumAnswer(album, new Set()) }];
	});
}

function backward({ url: _url, ...relation }: UrlRelation) {
	return { ...relation, direction: 'backward' };
}
