import { anywhere } from '../../countries.ts';
import { messageOf, ProviderError, UsageError } from '../../errors.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { Shops } from '../../integrations/shops/client.ts';
import type { ShopHit } from '../../integrations/shops/shop-item.ts';
import type { ShopRow } from '../../store/shops.ts';
import { cleanText } from '../../text.ts';
import type { Offer } from '../offer.ts';
import type { FoundOffers, PriceProvider, PriceSubject } from '../provider.ts';
import { type PrepareMatch, toOffers } from '../to-offer.ts';
import { questionsOf, type ShopQuestion } from './questions.ts';
import { recordOf, toListing } from './to-listing.ts';

export interface ShopPricesOptions {
	client: Shops;
	/** Every shop that was added, read when the command starts. */
	shops: readonly ShopRow[];
	prepareMatch: PrepareMatch;
	/** How long offers of a shop count as current, in milliseconds: one that was read as a whole since is not asked. */
	life: number;
	clock: () => Date;
}

const howToAdd = 'vinilogy shops add https://… --country NL';

/** Products that are looked at more closely, a call each: a search for one album brings few that can be it. */
const mostProducts = 5;

/**
 * The shops that a person added as a source of prices: each that ships to the country is searched. An answer is complete only when every
 * shop was searched to its end; it never speaks for shops that were read as a whole, whose offers a search may not find.
 */
export function createShopPrices({ client, shops, prepareMatch, life, clock }: ShopPricesOptions): PriceProvider {
	/** Behind a platform's wall, or after something was in the way, there may be more than is stored. */
	function isStored({ readAt, problem }: ShopRow): boolean {
		return readAt !== null && problem === null && clock().getTime() - readAt.getTime() < life;
	}

	/** The hits of the first question that is answered by something that can be the record. */
	async function find(shop: ShopRow, subject: PriceSubject, questions: ShopQuestion[], ask: Ask) {
		const match = prepareMatch(subject.album);
		let isComplete = true;
		const hits = new Map<string, ShopHit>();
		for (const { kind, text } of questions) {
			const found = await client.search(shop, text, ask);
			const barcode = kind === 'barcode' ? text : null;
			const fitting = found.hits.filter((hit) => match({ ...recordOf(hit, shop), barcode }).decision !== 'no');
			for (const hit of fitting) hits.set(hit.key, hit);
			isComplete &&= found.isComplete;
			// A pressing is found by its barcode; an album has others beside that one. What only its words find is not spoken for.
			if (kind === 'barcode' && subject.release !== null && fitting.length > 0) {
				return { hits: [...hits.values()], isComplete: false };
			}
		}
		return { hits: [...hits.values()], isComplete };
	}

	async function searchShop(shop: ShopRow, subject: PriceSubject, ask: Ask) {
		const { hits, isComplete } = await find(shop, subject, questionsOf(subject), ask);
		const offers: Offer[] = [];
		for (const hit of hits.slice(0, mostProducts)) {
			const { items } = await client.itemsOf(shop, hit, ask);
			const listings = items.map((item) => toListing(item, shop, clock()));
			offers.push(...toOffers(listings, subject.album, prepareMatch));
		}
		return { offers, isComplete: isComplete && hits.length <= mostProducts };
	}

	return {
		name: 'shops',
		reach: 'country',
		costOf(subject) {
			const questions = questionsOf(subject).length;
			return shops.reduce((sum, shop) => sum + client.callsBeforeSearch(shop) + questions + mostProducts, 0);
		},
		readiness() {
			if (shops.length > 0) return { state: 'ready' };
			return { state: 'off', reason: `no shop is added (${howToAdd})` };
		},
		async offersFor(subject, country, ask): Promise<FoundOffers> {
			ask.signal?.throwIfAborted();
			if (shops.length === 0) throw new UsageError('No shop is added.', howToAdd);
			const shipping = shops.filter(({ shipsTo }) => shipsTo.includes(country) || shipsTo.includes(anywhere));
			const asked = shipping.filter((shop) => !isStored(shop));
			const failures: ProviderError[] = [];
			const answers = await Promise.all(
				asked.map((shop) =>
					searchShop(shop, subject, ask).catch((error: unknown) => {
						// What one shop did to us stops no other; what we did wrong does.
						if (!(error instanceof ProviderError)) throw error;
						failures.push(error);
						return null;
					}),
				),
			);
			ask.signal?.throwIfAborted();
			const found = answers.filter((answer) => answer !== null);
			if (found.length === 0 && failures[0] !== undefined) throw failures[0];
			return {
				offers: found.flatMap(({ offers }) => offers),
				isComplete:
					failures.length === 0 &&
					shipping.every(({ readAt }) => readAt === null) &&
					found.every(({ isComplete }) => isComplete),
				note: failures.map((error) => cleanText(messageOf(error))).join('; ') || null,
			};
		},
	};
}
