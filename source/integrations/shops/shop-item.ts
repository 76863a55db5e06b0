import type { Money } from '../../money/currencies.ts';
import type { ShopPlatform } from '../../shop-platform.ts';

/** A shop as far as its pages need to be known. */
export interface ShopAddress {
	/** Its base address without a slash at the end: `https://shop.example`. */
	url: string;
	platform: ShopPlatform;
}

/** What was found out about a shop. The address is the one that it redirects to, where it does. */
export interface IdentifiedShop extends ShopAddress {
	/** ISO 4217. */
	currency: string;
}

/** One thing that can be bought now, a variant of a product; cleaned, otherwise in the shop's words. */
export interface ShopItem {
	/** The platform's id of the variant: the same wherever it is listed. */
	id: string;
	title: string;
	/** "LP / Red"; null where the product has only one. */
	variant: string | null;
	/** The label, the artist or the shop itself: shops use the field for any of them. */
	vendor: string | null;
	type: string | null;
	tags: string[];
	barcode: string | null;
	sku: string | null;
	price: Money;
	/** Where it can be bought: https. */
	url: string;
}

/** Something on a shelf that cannot be listed, and why: "product 123: its price is zero". */
export interface RefusedItem {
	product: string;
	reason: string;
}

/** What can be bought of what was read; what is sold out is in neither list. */
export interface ShopItems {
	items: ShopItem[];
	refused: RefusedItem[];
}

/** One page of everything that a shop has. */
export interface CataloguePage extends ShopItems {
	/** `wall`: the platform shows no more, though there may be more. */
	after: 'next page' | 'end' | 'wall';
	/** How many pages there are; null where the shop does not say. */
	pages: number | null;
}

/** A product that a search found: what it says of itself, and what leads to its variants. */
export interface ShopHit extends Pick<ShopItem, 'title' | 'vendor' | 'type' | 'tags'> {
	/** What the platform finds it by. */
	key: string;
	/** Its variants, where the search says them; null where it takes another call. */
	known: ShopItems | null;
}
