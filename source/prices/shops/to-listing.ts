import { nameShop } from '../../integrations/shops/shop-http.ts';
import type { ShopHit, ShopItem } from '../../integrations/shops/shop-item.ts';
import type { OfferedRecord } from '../../matching/offer.ts';
import type { ShopRow } from '../../store/shops.ts';
import type { Listing } from '../offer.ts';

/** Under which its offers are kept apart from those of other shops: its address without the scheme. */
export function channelOf({ url }: Pick<ShopRow, 'url'>): string {
	return nameShop(url);
}

/** A variant on a shop's shelf as an offer to the countries that the shop ships to. Shipping is what a person said that it costs. */
export function toListing(item: ShopItem, shop: ShopRow, observedAt: Date): Listing {
	const { id, price, url, variant } = item;
	return {
		listingId: id,
		channel: channelOf(shop),
		kind: 'ask',
		// Shops write it into the title, if anywhere.
		condition: null,
		sleeveCondition: null,
		...price,
		// It was said in the currency that the shop had then.
		shipping: price.currency === shop.currency ? shop.shippingAmount : null,
		copies: null,
		shipsFrom: shop.country,
		seller: shop.name,
		url,
		observedAt,
		record: {
			...recordOf(item, shop),
			title: variant === null ? item.title : `${item.title} (${variant})`,
			barcode: item.barcode,
			catalogNumber: item.sku !== null && item.sku.replace(/[\s-]/g, '') !== item.barcode ? item.sku : null,
			format: variant !== null && namesFormat(variant) ? variant : item.type,
		},
	};
}

/** What a search says of a product, before its variants are known. */
export function recordOf(found: Pick<ShopHit, 'title' | 'vendor' | 'type' | 'tags'>, shop: ShopRow): OfferedRecord {
	const { title, type, tags } = found;
	return {
		title,
		...readVendor(found, shop),
		barcode: null,
		catalogNumber: null,
		format: type,
		year: null,
		shelf: [...(type === null ? [] : [type]), ...tags],
	};
}

/**
 * The vendor of a product is the artist, the label or the shop itself. The shop's own name says nothing. A title that begins with it, or that
 * names nobody ("Animals (LP)"), makes it the artist; beside a title "Artist - Title" it is the label.
 */
function readVendor(
	{ title, vendor }: Pick<ShopHit, 'title' | 'vendor'>,
	shop: ShopRow,
): Pick<OfferedRecord, 'artist' | 'label'> {
	const name = vendor?.toLowerCase() ?? '';
	const own = [shop.name.toLowerCase(), channelOf(shop).replace(/^www\./, '')];
	const isOwn = own.some((words) => words === name || words.split('.')[0] === name.replace(/\s+/g, ''));
	if (vendor === null || isOwn) return { artist: null, label: null };
	const isArtist = title.toLowerCase().includes(name) || !/\S\s*[-–—:|]\s+\S/.test(title);
	return isArtist ? { artist: vendor, label: null } : { artist: null, label: vendor };
}

function namesFormat(variant: string): boolean {
	return /\b(\d*x?lp|ep|cd|vinyl|cassette|tape|mc|dvd|blu-?ray|download|digital|shirt)\b|\b(7|10|12)\s*("|”|''|inch)/i.test(
		variant,
	);
}
