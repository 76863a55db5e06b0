import { type Answer, json, numberOf, partsOf, type Question } from '../exchange.ts';
import { wordsOf } from '../world/names.ts';
import type { Product, Variant } from './shop-stock.ts';

/** A shelf that may be too long to be made at once. */
export interface Shelf {
	length: number;
	slice(from: number, to: number): Product[];
}

export interface ShopifyShop {
	currency: string;
	shelf: () => Shelf;
	/** What the answer past the 25,000th product is sent with: both were seen. */
	wallStatus: 200 | 400;
}

const wall = 25_000;
const largestPage = 250;
const usualPage = 30;
const made = '2026-10-01T12:00:00-04:00';

/** A shop at Shopify: `products.json`, `products/{handle}.json` and `.js`, `search/suggest.json` and `cart.js`, each in its own shape. */
export function answerShopify(shop: ShopifyShop, { path, query }: Question): Answer {
	const parts = partsOf(path).slice(1);
	if (parts.at(-1) === 'products.json') return listProducts(shop, query);
	const [first = '', second = ''] = parts;
	if (first === 'cart.js')
		return json({ token: 'sandbox', note: null, items: [], item_count: 0, total_price: 0, currency: shop.currency });
	if (first === 'search' && second === 'suggest.json') return suggest(shop, query);
	if (first === 'products') return showProduct(shop, second);
	return missingPage();
}

/** What shops answer under an address that they do not have: a page for people. */
export function missingPage(): Answer {
	return page(404, '<h1>404 Page Not Found</h1>');
}

/** A page for people. */
export function page(status: number, content: string): Answer {
	const body = `<!doctype html>\n<html><head><title>Shop</title></head><body>${content}</body></html>`;
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function listProducts({ shelf, wallStatus }: ShopifyShop, query: URLSearchParams): Answer {
	const asked = numberOf(query, 'limit', usualPage);
	const limit = asked < 1 ? usualPage : Math.min(largestPage, asked);
	const number = Math.max(1, numberOf(query, 'page', 1));
	if (number * limit > wall) return json({ errors: 'Page * Limit exceeds the 25000 limit.' }, wallStatus);
	return json({
		products: shelf()
			.slice((number - 1) * limit, number * limit)
			.map(listed),
	});
}

function showProduct({ shelf }: ShopifyShop, file: string): Answer {
	const [, handle = '', ending = ''] = /^(.+)\.(json|js)$/.exec(file) ?? [];
	const products = shelf();
	const product = products.slice(0, products.length).find((one) => one.handle === handle);
	if (product === undefined) return missingPage();
	if (ending === 'js') return json(forAjax(product));
	const variants = listed(product).variants.map(({ available: _, ...variant }) => variant);
	return json({ product: { ...listed(product), tags: product.tags.join(', '), variants } });
}

function suggest({ shelf }: ShopifyShop, query: URLSearchParams): Answer {
	const limit = numberOf(query, 'resources[limit]', 10);
	if (limit < 1 || limit > 10)
		return json({ status: 422, message: 'Invalid parameter error', description: 'limit must be 1-10' }, 422);
	const asked = wordsOf(query.get('q') ?? '');
	if (asked.length === 0 || (query.get('q') ?? '') === '')
		return json({ status: 422, message: 'Invalid parameter error', description: 'q is required' }, 422);
	const fields = (query.get('resources[options][fields]') ?? 'title,vendor,product_type,variants.title').split(',');
	const products = shelf();
	const found = products
		.slice(0, Math.min(products.length, 5000))
		.filter((product) => {
			const words = fields.flatMap((field) => wordsOf(textOf(product, field)));
			return asked.every((word) => words.some((other) => other.startsWith(word)));
		})
		.sort((one, other) => Number(isAvailable(other)) - Number(isAvailable(one)));
	return json({ resources: { results: { products: found.slice(0, limit).map(suggested) } } });
}

function textOf({ title, vendor, type, tags, body, variants }: Product, field: string): string {
	const texts: Record<string, string[]> = {
		title: [title],
		vendor: [vendor],
		product_type: [type],
		tag: tags,
		body: [body],
		'variants.title': variants.map((variant) => variant.title),
		'variants.barcode': variants.map(({ barcode }) => barcode),
		'variants.sku': variants.map(({ sku }) => sku),
	};
	return (texts[field] ?? []).join(' ');
}

function isAvailable({ variants }: Product): boolean {
	return variants.some(({ available }) => available);
}

/** In `products.json`: decimal texts, no barcode, no currency. */
function listed(product: Product) {
	const { id, title, handle, vendor, type, tags, body } = product;
	return {
		id,
		title,
		handle,
		body_html: body,
		published_at: made,
		created_at: made,
		updated_at: made,
		vendor,
		product_type: type,
		tags,
		variants: product.variants.map((variant, at) => ({
			id: variant.id,
			title: variant.title,
			...optionsOf(variant),
			sku: variant.sku || null,
			requires_shipping: true,
			taxable: true,
			featured_image: null,
			available: variant.available,
			price: variant.price,
			grams: 300,
			compare_at_price: variant.before,
			position: at + 1,
			product_id: id,
			created_at: made,
			updated_at: made,
		})),
		images: [],
		options: [{ name: 'Title', position: 1, values: product.variants.map((variant) => variant.title) }],
	};
}

/** In `products/{handle}.js`: prices are hundredths, whatever the currency has, and the barcode is there. */
function forAjax(product: Product) {
	const { id, title, handle, vendor, type, tags, body, variants } = product;
	return {
		id,
		title,
		handle,
		description: body,
		vendor,
		type,
		tags,
		price: hundredths(variants[0]?.price ?? '0.00'),
		available: isAvailable(product),
		variants: variants.map((variant) => ({
			id: variant.id,
			title: variant.title,
			...optionsOf(variant),
			sku: variant.sku,
			name: `${title} - ${variant.title}`,
			public_title: variant.title === 'Default Title' ? null : variant.title,
			options: variant.options,
			available: variant.available,
			price: hundredths(variant.price),
			compare_at_price: variant.before ? hundredths(variant.before) : null,
			barcode: variant.barcode,
			weight: 300,
			inventory_management: 'shopify',
		})),
		url: `/products/${handle}`,
	};
}

function suggested(product: Product) {
	const { id, title, handle, vendor, type, tags, body, variants } = product;
	const prices = variants.map(({ price }) => Number(price));
	const [low, high] = [Math.min(...prices).toFixed(2), Math.max(...prices).toFixed(2)];
	return {
		id,
		title,
		handle,
		url: `/products/${handle}?_pos=1&_psq=&_ss=e&_v=1.0`,
		vendor,
		type,
		tags,
		available: isAvailable(product),
		price: low,
		price_min: low,
		price_max: high,
		compare_at_price_min: '0.00',
		compare_at_price_max: '0.00',
		image: null,
		featured_image: { url: null, alt: null, width: null, height: null, aspect_ratio: null },
		body,
		variants: [],
	};
}

function optionsOf({ options }: Variant) {
	const [option1 = null, option2 = null, option3 = null] = options;
	return { option1, option2, option3 };
}

function hundredths(price: string): number {
	return Number(price.replace('.', ''));
}
