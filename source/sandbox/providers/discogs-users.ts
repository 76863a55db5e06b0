import { type Answer, json, numberOf, partsOf, type Question } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { discogsUser } from './discogs-access.ts';
import { collection } from './discogs-collections.ts';
import { message, noSuchCurrency, overflow } from './discogs-errors.ts';
import { listingBody } from './discogs-listings.ts';
import type { Lists } from './discogs-lists.ts';
import { currencyOf } from './discogs-money.ts';
import { pageOf } from './discogs-page.ts';
import { itemAt, sellerNamed } from './discogs-sellers.ts';
import { wants } from './discogs-wants.ts';

/** Past this page nobody sees more of somebody else's inventory, whatever `pages` says. */
const lastPage = 100;

/** `users/{name}/…`: what somebody sells, has and wants. */
export function users(world: World, everybody: ReadonlyMap<string, Lists>, question: Question): Answer {
	const [, name = '', list] = partsOf(question.path);
	const own = discogsUser(question)?.username.toLowerCase() === name.toLowerCase();
	if (list === 'inventory') {
		return question.method === 'GET' ? inventory(world, name, own, question) : message(405, 'Method not allowed.');
	}
	const lists = everybody.get(name.toLowerCase());
	if (lists === undefined) return nobody();
	if (list === 'wants') return wants(world, lists, own, question);
	return list === 'collection' ? collection(world, lists, own, question) : nobody();
}

function nobody(): Answer {
	return message(404, 'User does not exist or may have been deleted.');
}

function inventory(world: World, name: string, own: boolean, question: Question): Answer {
	const seller = sellerNamed(name);
	const currency = currencyOf(question);
	if (seller === undefined) return nobody();
	if (currency === undefined) return noSuchCurrency();
	// Of an inventory of thousands only the page that is asked for is made.
	const page = pageOf(
		Array.from({ length: seller.items }, (_, at) => at),
		question,
	);
	if (page === undefined) return overflow();
	if (!own && numberOf(question.query, 'page', 1) > lastPage) {
		return message(403, 'Pagination above 100 disabled for inventories besides your own');
	}
	const signedIn = discogsUser(question) !== undefined;
	const listings = page.rows.map((at) => listingBody(itemAt(world, seller, at), currency, signedIn));
	return json({ pagination: page.pagination, listings }, 200, page.headers);
}
