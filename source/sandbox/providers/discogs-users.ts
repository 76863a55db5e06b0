import { type Answer, json, numberOf, partsOf, type Question } from '../exchange.ts';
import { dice } from '../world/random.ts';
import type { Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { discogsUser } from './discogs-access.ts';
import { message, noSuchCurrency, overflow } from './discogs-errors.ts';
import { listingBody } from './discogs-listings.ts';
import { currencyOf } from './discogs-money.ts';
import { pageOf } from './discogs-page.ts';
import { itemAt, sellerNamed } from './discogs-sellers.ts';
import { creditOf } from './discogs-shapes.ts';

const api = 'https://api.discogs.com';
/** Past this page nobody sees more of somebody else's inventory, whatever `pages` says. */
const lastPage = 100;
const wanted = 30;
/** Whose records the token's owner wants, again and again. */
const loved = ['Slowdive', 'Phoebe Bridgers', 'Arctic Monkeys', 'Sigur Rós', 'Pixies'];

/** `users/{name}/…`: what somebody sells (for everybody to see) and wants (for themselves). */
export function users(world: World, question: Question): Answer {
	const [, name = '', list] = partsOf(question.path);
	const own = discogsUser(question)?.username.toLowerCase() === name.toLowerCase();
	if (list === 'inventory') return inventory(world, name, own, question);
	if (list === 'wants' && name.toLowerCase() === 'sandbox') {
		return own ? wants(world, question) : message(403, "You don't have permission to access this resource.");
	}
	return nobody();
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

function wants(world: World, question: Question): Answer {
	const page = pageOf(wantedPressings(world), question);
	if (page === undefined) return overflow();
	return json({ pagination: page.pagination, wants: page.rows.map(wantBody) }, 200, page.headers);
}

/** Vinyl of a few artists, each pressing once. */
function wantedPressings(world: World): Pressing[] {
	const roll = dice('wants', world.seed);
	const artists = world.real.filter(({ name }) => loved.includes(name));
	const chosen = new Map<number, Pressing>();
	for (let at = 0; chosen.size < wanted; at++) {
		const artist = artists[at % artists.length];
		const albums = artist ? world.albumsOf(artist).filter(({ vinyl }) => vinyl > 0) : [];
		const vinyl = world.pressingsOf(roll.pick(albums)).filter(({ formats }) => formats[0]?.name === 'Vinyl');
		const pressing = roll.pick(vinyl);
		chosen.set(pressing.id, pressing);
	}
	return [...chosen.values()];
}

function wantBody(pressing: Pressing) {
	return {
		id: pressing.id,
		resource_url: `${api}/users/sandbox/wants/${pressing.id}`,
		rating: 0,
		notes: '',
		date_added: '2025-01-30T13:46:00-08:00',
		basic_information: {
			id: pressing.id,
			master_id: pressing.master,
			master_url: pressing.master > 0 ? `${api}/masters/${pressing.master}` : null,
			resource_url: `${api}/releases/${pressing.id}`,
			title: pressing.title,
			year: pressing.year,
			formats: pressing.formats,
			artists: [{ ...creditOf(pressing.artist), anv: '', join: '', role: '', tracks: '' }],
			labels: pressing.labels,
			thumb: '',
			cover_image: '',
			genres: pressing.genres,
			styles: pressing.styles,
		},
	};
}
