import { type Answer, json, partsOf, type Question, type Service } from '../exchange.ts';
import type { Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { discogsCredentials, discogsUser, isRefusedAgent } from './discogs-access.ts';
import { artistBody, artistReleases } from './discogs-artists.ts';
import { message, noSuchCurrency, overflow } from './discogs-errors.ts';
import { buildLists } from './discogs-lists.ts';
import { marketplace } from './discogs-marketplace.ts';
import { currencyOf } from './discogs-money.ts';
import { createDiscogsOauth } from './discogs-oauth.ts';
import { pageOf } from './discogs-page.ts';
import { searchDatabase } from './discogs-search.ts';
import { bareIn, creditOf, forSale, imageOf, lowestPrice, releaseBody, slugOf, versionRow } from './discogs-shapes.ts';
import { users } from './discogs-users.ts';
import { chooseVersions, describeFilters } from './discogs-versions.ts';

const api = 'https://api.discogs.com';
const media = { 'x-discogs-media-type': 'discogs.v2' };

/** Discogs API v2: pages, credentials, an empty 200 for a bad User-Agent. */
export function createDiscogs(world: World): Service {
	let lists: ReturnType<typeof buildLists> | undefined;
	const oauth = createDiscogsOauth();
	return {
		endpointOf: endpointName,
		notFound,
		expireTokens: oauth.expire,
		answer(question) {
			const [first, second] = partsOf(question.path);
			// People open this page in their browser.
			if (first === 'oauth' && second === 'authorize') return oauth.answer(second, question) ?? notFound(question);
			if (isRefusedAgent(question))
				return { status: 200, headers: { 'content-type': 'application/json', ...media }, body: '' };
			const change = first === 'oauth' ? oauth.answer(second, question) : undefined;
			if (change !== undefined) return change;
			if (first === 'users') {
				lists ??= buildLists(world);
				return withMedia(users(world, lists, question));
			}
			if (question.method !== 'GET') return message(405, 'Method not allowed.');
			const answer = route(world, question);
			return withMedia(answer);
		},
	};
}

function withMedia(answer: Answer): Answer {
	return { ...answer, headers: { ...media, ...answer.headers } };
}

function route(world: World, question: Question): Answer {
	const [first, second, third] = partsOf(question.path);
	const id = Number(second);
	if (first === undefined) return json(welcome);
	if (first === 'database' && second === 'search') return search(world, question);
	if (first === 'artists') {
		const found = world.artistByDiscogsId(id);
		if (found === undefined) return message(404, 'Artist not found.');
		return third === 'releases' ? artistReleases(world, found, question) : artistBody(found, id, question);
	}
	if (first === 'masters') return third === 'versions' ? versions(world, id, question) : master(world, id, question);
	if (first === 'releases') return release(world, id, third, question);
	if (first === 'marketplace') return marketplace(world, question);
	if (first === 'oauth' && second === 'identity') return identity(question);
	return message(404, 'The requested resource was not found.');
}

/** A search without a hit is no error; a list or a record that is not there is named. */
function notFound(question: Question): Answer {
	const [first] = partsOf(question.path);
	const page = pageOf([], question);
	if (first === 'database' && page) return json({ pagination: page.pagination, results: [] });
	const names: Record<string, string> = {
		artists: 'Artist',
		masters: 'Master Release',
		releases: 'Release',
		labels: 'Label',
	};
	const name = names[first ?? ''];
	return message(404, name === undefined ? 'The requested resource was not found.' : `${name} not found.`);
}

const welcome = {
	hello: 'Welcome to the Discogs API.',
	api_version: 'v2',
	documentation_url: 'http://www.discogs.com/developers/',
	statistics: { releases: 17_000_000, artists: 9_000_000, labels: 2_000_000 },
};

function endpointName({ path }: Question): string {
	const [first = 'root', second, third] = partsOf(path);
	if (first === 'database' || first === 'oauth' || first === 'marketplace') return `${first}/${second ?? ''}`;
	return third === undefined ? first : `${first}/${third}`;
}

function search(world: World, question: Question): Answer {
	if (!discogsCredentials(question)) return message(401, 'You must authenticate to access this resource.');
	const page = pageOf(searchDatabase(world, question), question);
	return page ? json({ pagination: page.pagination, results: page.rows }, 200, page.headers) : overflow();
}

function identity(question: Question): Answer {
	const user = discogsUser(question);
	if (user === undefined) return message(401, 'You must authenticate to access this resource.');
	const { username } = user;
	return json({ id: 1, username, resource_url: `${api}/users/${username}`, consumer_name: 'Vinilogy sandbox' });
}

function release(world: World, id: number, part: string | undefined, question: Question): Answer {
	const found = world.pressingById(id);
	const currency = currencyOf(question);
	if (found === undefined) return message(404, 'Release not found.');
	if (part === 'rating') return json({ release_id: id, rating: found.pressing.rating });
	if (part === 'stats') return json({ is_offensive: false });
	if (currency === undefined) return noSuchCurrency();
	const signedIn = discogsCredentials(question) !== undefined;
	return json(releaseBody(found.pressing, found.album, { origin: question.origin, signedIn, currency }));
}

function pressingsOfMaster(world: World, id: number): Pressing[] {
	return world.albumsByMaster(id).flatMap((album) => world.pressingsOf(album));
}

function versions(world: World, id: number, question: Question): Answer {
	const all = pressingsOfMaster(world, id);
	if (all.length === 0) return message(404, 'Master Release not found.');
	const page = pageOf(chooseVersions(all, question), question);
	if (page === undefined) return overflow();
	const access = discogsCredentials(question);
	const rows = page.rows.map((pressing) => versionRow(pressing, question.origin, access));
	return json({ pagination: page.pagination, ...describeFilters(all, question), versions: rows }, 200, page.headers);
}

function master(world: World, id: number, question: Question): Answer {
	const all = pressingsOfMaster(world, id);
	const [album] = world.albumsByMaster(id);
	const [main] = all;
	const currency = currencyOf(question);
	if (currency === undefined) return noSuchCurrency();
	if (album === undefined || main === undefined) return message(404, 'Master Release not found.');
	const recent = all.reduce((latest, pressing) => (pressing.year > latest.year ? pressing : latest), main);
	const prices = all.map(lowestPrice).filter((price) => price !== null);
	return json({
		id,
		main_release: main.id,
		most_recent_release: recent.id,
		resource_url: `${api}/masters/${id}`,
		uri: `https://www.discogs.com/master/${id}-${slugOf(`${main.artist.name} ${album.title}`)}`,
		versions_url: `${api}/masters/${id}/versions`,
		main_release_url: `${api}/releases/${main.id}`,
		most_recent_release_url: `${api}/releases/${recent.id}`,
		num_for_sale: all.reduce((total, pressing) => total + forSale(pressing), 0),
		lowest_price: prices.length === 0 ? null : bareIn(currency, Math.min(...prices)),
		images: [imageOf(question.origin, 'M', id, discogsCredentials(question) !== undefined)],
		genres: main.genres,
		styles: main.styles,
		year: Number(album.date.slice(0, 4)),
		tracklist: [],
		artists: [{ ...creditOf(main.artist), anv: '', join: '', role: '', tracks: '' }],
		title: album.title,
		data_quality: 'Correct',
		videos: [],
	});
}
