import type { Ask } from '../http/provider-http.ts';
import type { CataloguePage, IdentifiedShop, ShopAddress, ShopHit, ShopItems } from './shop-item.ts';

/** What a search found; `isComplete` when the platform did not cut it off. */
export interface ShopHits {
	hits: ShopHit[];
	isComplete: boolean;
}

/** What all shops of one platform have in common. Throws what `ShopHttp` throws. */
export interface ShopPlatformClient {
	/** Finds out whether a shop of this platform is at an address. Throws when it is not, or when it does not show its products. */
	probe(url: string, ask: Ask): Promise<IdentifiedShop>;
	/** Products on sale that have all these words, or this barcode. */
	search(shop: ShopAddress, words: string, ask: Ask): Promise<ShopHits>;
	/** The variants of a product that a search found, at most two calls. */
	itemsOf(shop: ShopAddress, hit: ShopHit, ask: Ask): Promise<ShopItems>;
	/** One page of everything, from 1. */
	readPage(shop: ShopAddress, page: number, ask: Ask): Promise<CataloguePage>;
	/** Calls that the first question costs beside its own. */
	callsBeforeSearch: number;
}
