import { setTimeout as sleep } from 'node:timers/promises';
import { ProviderError, ProviderWaiting } from '../../errors.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { Shops } from '../../integrations/shops/client.ts';
import type { CataloguePage, RefusedItem } from '../../integrations/shops/shop-item.ts';
import type { ShopRow } from '../../store/shops.ts';
import type { Listing } from '../offer.ts';
import { toListing } from './to-listing.ts';

/**
 * How reading a shop ended. `complete`: that was everything; `wall`: the platform shows no more, there may be more; `blocked`: something
 * was in the way. Only after `complete` is what was not seen gone.
 */
export type StockEnd = 'complete' | 'wall' | 'blocked';

/** One page of a shop's stock. */
export interface StockBatch {
	page: number;
	/** Null where the shop does not say how many there are. */
	pages: number | null;
	listings: Listing[];
	/** What cannot be listed, and why. */
	refused: RefusedItem[];
	/** Set on the last batch. */
	end: StockEnd | null;
	/** What was in the way, or why there may be more; for a person. */
	problem: string | null;
}

/** A shop that lets us wait for longer is left for another day. */
const patienceMilliseconds = 120_000;
const mostWaits = 3;
/** No record shop has two hundred thousand records: one that goes on is broken, or means harm. */
const mostPages = 2000;

/**
 * Reads everything that a shop has for sale, page by page, at its own pace; the last batch says how it ended. Throws only when the
 * signal aborts: a failure is an end.
 */
export async function* readStock(
	{ client, clock }: { client: Shops; clock: () => Date },
	shop: ShopRow,
	ask: Ask,
): AsyncGenerator<StockBatch> {
	let before = '';
	for (let page = 1; ; page += 1) {
		const read = await readPatiently(client, shop, page, clock, ask);
		if (read instanceof ProviderError) {
			yield { page, pages: null, listings: [], refused: [], end: 'blocked', problem: read.message };
			return;
		}
		const { items, refused, pages, after } = read;
		const ids = items.map(({ id }) => id).join();
		const isRepeated = ids !== '' && ids === before;
		before = ids;
		const [end, problem] = isRepeated ? repeated : page >= mostPages ? tooLong : endOf(after);
		const listings = isRepeated ? [] : items.map((item) => toListing(item, shop, clock()));
		yield { page, pages, listings, refused, end, problem };
		if (end !== null) return;
	}
}

type End = [StockEnd | null, string | null];

const repeated: End = ['blocked', 'it answers every page with the same products'];
const tooLong: End = ['wall', `it has more than ${mostPages} pages`];

function endOf(after: CataloguePage['after']): End {
	if (after === 'next page') return [null, null];
	return after === 'end' ? ['complete', null] : ['wall', 'it shows only its first 25,000 products'];
}

async function readPatiently(
	client: Shops,
	shop: ShopRow,
	page: number,
	clock: () => Date,
	ask: Ask,
): Promise<CataloguePage | ProviderError> {
	for (let waits = 0; ; waits += 1) {
		try {
			return await client.readPage(shop, page, ask);
		} catch (error) {
			if (ask.signal?.aborted || !(error instanceof ProviderError)) throw error;
			const wait = error instanceof ProviderWaiting ? error.until.getTime() - clock().getTime() : null;
			if (wait === null || wait > patienceMilliseconds || waits >= mostWaits) return error;
			await sleep(Math.max(0, wait), undefined, ask.signal ? { signal: ask.signal } : {});
		}
	}
}
