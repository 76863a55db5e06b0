import { ProviderError, ProviderUnusable, ProviderWaiting, UsageError } from '../../errors.ts';
import { type ShopPlatform, shopPlatforms } from '../../shop-platform.ts';
import type { Ask } from '../http/provider-http.ts';
import type { ShopHits, ShopPlatformClient } from './platform.ts';
import { readShopAddress } from './shop-address.ts';
import { nameShop, type ShopHttp } from './shop-http.ts';
import type { CataloguePage, IdentifiedShop, ShopAddress, ShopHit, ShopItems } from './shop-item.ts';
import { createShopify } from './shopify.ts';
import { createWoocommerce } from './woocommerce.ts';

/** Any shop with Shopify or WooCommerce, by its address. Throws what `ShopHttp` throws. */
export interface Shops {
	/** Finds out what a shop is and in which currency it sells. Throws UsageError when it is neither, ProviderUnusable when it cannot be read. */
	identify(typed: string, ask: Ask): Promise<IdentifiedShop>;
	/** See `ShopPlatformClient`. */
	search(shop: ShopAddress, words: string, ask: Ask): Promise<ShopHits>;
	itemsOf(shop: ShopAddress, hit: ShopHit, ask: Ask): Promise<ShopItems>;
	readPage(shop: ShopAddress, page: number, ask: Ask): Promise<CataloguePage>;
	callsBeforeSearch(shop: ShopAddress): number;
}

export function createShops({ http, trustedOrigins }: { http: ShopHttp; trustedOrigins: ReadonlySet<string> }): Shops {
	const platforms: Record<ShopPlatform, ShopPlatformClient> = {
		shopify: createShopify(http),
		woocommerce: createWoocommerce(http),
	};

	return {
		async identify(typed, ask) {
			const addresses = readShopAddress(typed, trustedOrigins);
			if (addresses === null) {
				throw new UsageError(
					`"${typed.slice(0, 100)}" is not the address of a shop.`,
					'For example: vinilogy shops add https://shop.example --country NL',
				);
			}
			const failures: ProviderError[] = [];
			for (const url of addresses) {
				for (const platform of shopPlatforms) {
					try {
						return await platforms[platform].probe(url, ask);
					} catch (error) {
						if (!(error instanceof ProviderError) || error instanceof ProviderWaiting) throw error;
						failures.push(error);
					}
				}
			}
			throw worstOf(failures) ?? isNeither(addresses);
		},
		search: (shop, words, ask) => platforms[shop.platform].search(shop, words, ask),
		itemsOf: (shop, hit, ask) => platforms[shop.platform].itemsOf(shop, hit, ask),
		readPage: (shop, page, ask) => platforms[shop.platform].readPage(shop, page, ask),
		callsBeforeSearch: (shop) => platforms[shop.platform].callsBeforeSearch,
	};
}

/** Of a shop that no platform fits, what says most: a page that is missing, or is a web page, only says that it is another platform. */
function worstOf(failures: ProviderError[]): ProviderError | undefined {
	const unreachable = failures.find((error) => error.name === 'ProviderUnreachable');
	return failures.find((error) => error instanceof ProviderUnusable) ?? unreachable;
}

function isNeither([address = '']: string[]): UsageError {
	return new UsageError(
		`${nameShop(address)} is neither a Shopify nor a WooCommerce shop that shows its products.`,
		'A list of its offers can be imported: vinilogy prices import FILE --country NL',
	);
}
