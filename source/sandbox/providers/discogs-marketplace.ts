import { type Answer, json, partsOf, type Question } from '../exchange.ts';
import { hash } from '../world/random.ts';
import type { Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { discogsUser } from './discogs-access.ts';
import { message, noSuchCurrency } from './discogs-errors.ts';
import { conditions, listingBody } from './discogs-listings.ts';
import { currencyOf, exactValueIn, valueIn } from './discogs-money.ts';
import { itemOfListing } from './discogs-sellers.ts';
import { forSale, isBlocked, lowestPrice } from './discogs-shapes.ts';

/** What a copy in each condition brings of the price of a mint one. */
const shares = [0.95, 0.85, 0.65, 0.45, 0.25, 0.15, 0.1, 0.05];

/** `marketplace/…`: the statistics of a release, what it usually brings, one listing. There is no list of the copies of a release. */
export function marketplace(world: World, question: Question): Answer {
	const [, kind, third] = partsOf(question.path);
	const id = Number(third);
	const currency = currencyOf(question);
	if (currency === undefined) return noSuchCurrency();
	if (kind === 'listings') {
		const item = itemOfListing(world, id);
		if (item === undefined) return message(404, 'The requested resource was not found.');
		return json(listingBody(item, currency, discogsUser(question) !== undefined));
	}
	const pressing = world.pressingById(id)?.pressing;
	if (kind === 'stats') return pressing ? json(marketStats(pressing, currency)) : message(404, 'Release not found.');
	if (kind === 'price_suggestions') return suggestions(pressing, question);
	return message(404, 'The requested resource was not found.');
}

/** Here the price is an object; null when none is for sale or sale is blocked. */
function marketStats(pressing: Pressing, currency: string) {
	const dollars = lowestPrice(pressing);
	return {
		lowest_price: dollars === null ? null : { currency, value: valueIn(currency, dollars) },
		num_for_sale: dollars === null ? null : forSale(pressing),
		blocked_from_sale: isBlocked(pressing),
	};
}

/** For sellers only, in the currency they sell in; {} for what is hardly ever sold. */
function suggestions(pressing: Pressing | undefined, question: Question): Answer {
	const user = discogsUser(question);
	if (user === undefined) return message(401, 'You must authenticate to access this resource.');
	if (!user.hasSellerSettings) return message(404, 'You must fill out your seller settings first.');
	if (pressing === undefined) return message(404, 'Release not found.');
	if (isBlocked(pressing) || hash('suggestions', pressing.id) % 6 === 0) return json({});
	const dollars = (600 + (hash('suggested', pressing.id) % 9000)) / 100;
	const prices = conditions.map((condition, index) => [
		condition,
		{ currency: user.currency, value: exactValueIn(user.currency, dollars) * (shares[index] ?? 0) },
	]);
	return json(Object.fromEntries(prices));
}
