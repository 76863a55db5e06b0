import { anywhere } from '../countries.ts';
import { explain, ProviderError, ProviderNotFound } from '../errors.ts';
import type { Discogs } from '../integrations/discogs/client.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import type { Shops } from '../integrations/shops/client.ts';
import { type NewPrice, saveOffers } from '../store/prices-writer.ts';
import { noteShopRead, type ShopRow } from '../store/shops.ts';
import { writeAt } from '../store/writable.ts';
import { type PriceTools, toNewPrice } from './check-prices.ts';
import { clearUnseen } from './clear-unseen.ts';
import { readInventory } from './discogs/inventory.ts';
import type { Listing } from './offer.ts';
import type { PlacedListings } from './place-listings.ts';
import type { PriceProviderName } from './provider.ts';
import { readStock, type StockEnd } from './shops/read-stock.ts';
import { channelOf } from './shops/to-listing.ts';

/** What came of reading everything that one shop or seller has for sale. */
export interface StockSync {
	provider: PriceProviderName;
	/** The shop or seller. */
	channel: string;
	/** Listings that were read; those that are of nothing that is stored, or are no vinyl; those that cannot be offers. */
	listings: number;
	unmatched: number;
	refused: number;
	/** Offers of albums that are stored, and what is new about them. */
	offers: number;
	added: number;
	changed: number;
	gone: number;
	/** Whether that was everything; if not, `problem` says why. */
	end: StockEnd;
	problem: string | null;
}

export interface StockOptions extends Ask {
	isStopping: () => boolean;
	/** Hears how far it is, after every page. */
	tell: (sync: StockSync) => void;
}

/** A page of stock as offers of ours. */
interface Batch {
	channel: string;
	listings: number;
	unmatched: number;
	refused: number;
	prices: NewPrice[];
	/** Set on the last one. */
	end: Pick<StockSync, 'end' | 'problem'> | null;
}

/** `place` finds what listings are offers of: `placeListings` of the database. */
export type ShopTools = PriceTools & {
	shops: Shops;
	place: (listings: readonly Listing[]) => Promise<PlacedListings>;
};

/**
 * Reads a whole shop and stores what of it are offers of albums that are stored. What it no longer has is taken away only when it was read
 * to its end. A shop that fails is told in `problem` and stops no other; throws only when the signal aborts.
 */
export async function syncShop(tools: ShopTools, shop: ShopRow, options: StockOptions): Promise<StockSync> {
	const sync = await storeStock(tools, 'shops', channelOf(shop), readShop(tools, shop, options), options);
	const { end, problem } = sync;
	// What a platform shows of a shop is read, if not all that the shop has.
	const isRead = end !== 'blocked';
	await writeAt(tools.database, tools.clock(), (store) => noteShopRead(store, shop.id, { isRead, problem }));
	return sync;
}

/**
 * Reads what a user of Discogs has for sale. `country` is where it is to be sent; `isOwnCountry` that the token's owner lives there, so that
 * the shipping that Discogs tells is the one that counts. Where it is not known, the offer holds anywhere.
 */
export async function syncSeller(
	tools: PriceTools & { discogs: Discogs },
	user: string,
	options: StockOptions & { country: string; isOwnCountry: boolean },
): Promise<StockSync> {
	return storeStock(tools, 'discogs', user, readSeller(tools, user, options), options);
}

async function* readShop(tools: ShopTools, shop: ShopRow, ask: Ask): AsyncGenerator<Batch> {
	const { clock, lives, place } = tools;
	for await (const { listings, refused, end, problem } of readStock({ client: tools.shops, clock }, shop, ask)) {
		const { offers, unmatched } = await place(listings);
		yield {
			...{ channel: channelOf(shop), listings: listings.length, unmatched, refused: refused.length },
			prices: offers.flatMap((offer) =>
				shop.shipsTo.map((country) => toNewPrice(offer, { provider: 'shops', country, life: lives.shops })),
			),
			end: end === null ? null : { end, problem },
		};
	}
}

async function* readSeller(
	tools: PriceTools & { discogs: Discogs },
	user: string,
	{ country, ...ask }: Ask & { country: string; isOwnCountry: boolean },
): AsyncGenerator<Batch> {
	for await (const batch of readInventory(tools, user, ask)) {
		const { seller, offers, listings, unknown, notVinyl, notForSale, end } = batch;
		yield {
			...{ channel: seller, listings, unmatched: unknown + notVinyl, refused: notForSale },
			prices: offers.map((offer) =>
				toNewPrice(offer, {
					provider: 'discogs',
					country: offer.shipping === null ? anywhere : country,
					life: tools.lives.discogs,
				}),
			),
			end: end === null ? null : { end: end.isComplete ? 'complete' : 'wall', problem: end.note },
		};
	}
}

async function storeStock(
	{ database, clock }: PriceTools,
	provider: PriceProviderName,
	channel: string,
	batches: AsyncGenerator<Batch>,
	{ isStopping, tell, signal }: StockOptions,
): Promise<StockSync> {
	const since = clock();
	const counts = { listings: 0, unmatched: 0, refused: 0, offers: 0, added: 0, changed: 0, gone: 0 };
	const sync: StockSync = { provider, channel, ...counts, end: 'blocked', problem: null };
	try {
		for await (const { prices, end, ...page } of batches) {
			const saved = await writeAt(database, clock(), (store) => saveOffers(store, prices));
			sync.channel = page.channel;
			sync.listings += page.listings;
			sync.unmatched += page.unmatched;
			sync.refused += page.refused + saved.refused.length;
			sync.offers += new Set(prices.map(({ listingId }) => listingId)).size;
			sync.added += saved.added;
			sync.changed += saved.changed;
			if (end !== null) Object.assign(sync, end);
			tell(sync);
			if (end === null && isStopping()) return { ...sync, problem: 'stopped before its end' };
		}
	} catch (error) {
		if (signal?.aborted || !(error instanceof ProviderError)) throw error;
		return { ...sync, problem: describeFailure(error) };
	}
	if (sync.end === 'complete') {
		const scope = { provider, channel: sync.channel, country: null, of: null };
		sync.gone = await clearUnseen({ database, clock }, scope, since);
	}
	return sync;
}

function describeFailure(error: ProviderError): string {
	const { message, next } = explain(error);
	return error instanceof ProviderNotFound ? message : `${message} ${next}`;
}
