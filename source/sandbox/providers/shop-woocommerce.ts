import { type Answer, json, numberOf, partsOf, type Question } from '../exchange.ts';
import { wordsOf } from '../world/names.ts';
import { missingPage } from './shop-shopify.ts';
import type { Product, Variant } from './shop-stock.ts';

export interface WooShop {
	/** As the shop is set: decimals are a choice of the shop, not of the currency. */
	currency: { currency_code: string; currency_symbol: string; currency_minor_unit: number };
	/** Where its product pages are, without a slash at the end. */
	site: string;
	products: () => Product[];
}

const largestPage = 100;

/** A shop with WooCommerce: the list of its Store API. Names hold HTML entities, prices are texts of minor units. */
export function answerWoo(shop: WooShop, { path, query }: Question): Answer {
	const [, ...parts] = partsOf(path);
	if (parts.join('/') !== 'wp-json/wc/store/v1/products') {
		return parts[0] === 'wp-json' ? noRoute() : missingPage();
	}
	const size = numberOf(query, 'per_page', 10);
	if (size > largestPage) {
		const message = 'per_page must be between 0 (inclusive) and 100 (inclusive)';
		const data = {
			status: 400,
			params: { per_page: message },
			details: { per_page: { code: 'rest_out_of_bounds', message, data: null } },
		};
		return json({ code: 'rest_invalid_param', message: 'Invalid parameter(s): per_page', data }, 400);
	}
	const rows = find(shop, query);
	const number = Math.max(1, numberOf(query, 'page', 1));
	const headers = { 'x-wp-total': `${rows.length}`, 'x-wp-totalpages': `${Math.ceil(rows.length / size)}` };
	return json(rows.slice((number - 1) * size, number * size), 200, headers);
}

function noRoute(): Answer {
	const message = 'No route was found matching the URL and request method.';
	return json({ code: 'rest_no_route', message, data: { status: 404 } }, 404);
}

function find(shop: WooShop, query: URLSearchParams): object[] {
	const parents = (query.get('parent') ?? '').split(',').map(Number);
	if (query.get('type') === 'variation') {
		return shop
			.products()
			.filter(({ id }) => parents.includes(id))
			.flatMap((product) => product.variants.map((variant) => shapeOf(shop, product, variant)));
	}
	const asked = query.get('search') ?? '';
	const words = asked === '' ? [] : wordsOf(asked);
	return shop
		.products()
		.filter(({ title, body, variants }) => {
			const own = wordsOf(`${title} ${body} ${variants.map(({ sku }) => sku).join(' ')}`);
			return words.every((word) => own.some((other) => other.includes(word)));
		})
		.map((product) => shapeOf(shop, product, null));
}

/** A product, or with `variant` one of its variations. */
function shapeOf({ currency, site }: WooShop, product: Product, variant: Variant | null): object {
	const { variants } = product;
	const isVariable = variants.length > 1 && variant === null;
	const shown = variant ?? variants[0];
	const amounts = variants.map(({ price }) => minorUnits(price, currency.currency_minor_unit));
	const price = variant === null ? amounts[0] : minorUnits(variant.price, currency.currency_minor_unit);
	return {
		id: variant?.id ?? product.id,
		name: escapeHtml(product.title),
		slug: product.handle,
		parent: variant === null ? 0 : product.id,
		type: variant !== null ? 'variation' : isVariable ? 'variable' : 'simple',
		variation: variant === null ? '' : `Format: ${escapeHtml(variant.title)}`,
		permalink: `${site}/product/${product.handle}/`,
		sku: isVariable ? '' : (shown?.sku ?? ''),
		short_description: '',
		description: product.body,
		on_sale: false,
		prices: {
			price: `${price}`,
			regular_price: `${price}`,
			sale_price: `${price}`,
			price_range: isVariable ? { min_amount: `${Math.min(...amounts)}`, max_amount: `${Math.max(...amounts)}` } : null,
			...currency,
			currency_decimal_separator: '.',
			currency_thousand_separator: ',',
			currency_prefix: currency.currency_symbol,
			currency_suffix: '',
		},
		images: [],
		categories: product.type === '' ? [] : [{ id: 7, name: escapeHtml(product.type), slug: 'c', link: `${site}/c/` }],
		tags: product.tags.map((name, at) => ({ id: at + 1, name: escapeHtml(name), slug: name, link: `${site}/t/` })),
		attributes: [],
		variations: isVariable
			? variants.map(({ id, title }) => ({ id, attributes: [{ name: 'Format', value: title }] }))
			: [],
		has_options: isVariable,
		is_purchasable: true,
		is_in_stock: variant === null ? variants.some(({ available }) => available) : variant.available,
		is_on_backorder: false,
		low_stock_remaining: null,
	};
}

function minorUnits(price: string, decimals: number): number {
	return Math.round(Number(price) * 10 ** decimals);
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('–', '&#8211;')
		.replaceAll('’', '&#8217;')
		.replaceAll(' - ', ' &#8211; ')
		.replaceAll("'", '&#8217;');
}
