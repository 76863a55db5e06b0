import { anywhere, nameCountry } from '../../countries.ts';
import { formatMoney } from '../../money/format-money.ts';
import type { ShopRow } from '../../store/shops.ts';
import { cleanText } from '../../text.ts';

const platforms = { shopify: 'Shopify', woocommerce: 'WooCommerce' } as const;

/** A shop as `--json` and TSV show it; amounts in minor units. */
export function toShownShop({ id: _, ...shop }: ShopRow) {
	return shop;
}

/** The columns of a shop in TSV. */
export const shopFields = [
	...['url', 'name', 'platform', 'country', 'shipsTo', 'currency', 'shippingAmount', 'addedAt', 'readAt', 'problem'],
];

/** "A shop (Shopify, EUR), ships from Netherlands to Netherlands, Belgium; shipping €4.95". */
export function describeShop(shop: ShopRow): string {
	const { name, platform, currency, country } = shop;
	const from = `ships from ${nameCountry(country)} to ${describeDestinations(shop)}`;
	return `${cleanText(name)} (${platforms[platform]}, ${currency}), ${from}; shipping ${describeShipping(shop)}`;
}

/** "Netherlands, Belgium", "anywhere". */
export function describeDestinations({ shipsTo }: ShopRow): string {
	return shipsTo.includes(anywhere) ? 'anywhere' : shipsTo.map(nameCountry).join(', ');
}

/** "€4.95", "unknown". */
export function describeShipping({ currency, shippingAmount }: ShopRow): string {
	return shippingAmount === null ? 'unknown' : formatMoney({ currency, amount: shippingAmount });
}
