import { type Answer, partsOf, type Question, redirect, type Service } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { answerShopify, missingPage, page, type Shelf, type ShopifyShop } from './shop-shopify.ts';
import { bagAt, bundleOf, type Product, stockOf } from './shop-stock.ts';
import { answerWoo } from './shop-woocommerce.ts';

type Shop = (question: Question) => Answer;

const euros = { low: 9, high: 45, cents: '95' } as const;

/**
 * Shops on the high street of the web, each under `/shops/{name}`. Two sell records as usual (`grooves`, `tea`), the others have
 * something special: their currency, variants, size, or a reason why nothing can be read.
 */
export function createShops(world: World): Service {
	const shops: Record<string, Shop> = {
		grooves: shopify('EUR', () => stockOf(world, 'grooves', 300, euros)),
		/** Yen with two decimals, as Shopify sends them. */
		tokyo: shopify('JPY', () => stockOf(world, 'tokyo', 60, { low: 1800, high: 6500, cents: '00' })),
		colours: shopify('EUR', () => bundleOf(world, 'colours', 20, euros)),
		tea: woo('GBP', '£', 2, () => [...stockOf(world, 'tea', 130, euros), ...bundleOf(world, 'tea-bundles', 5, euros)]),
		/** A shop that has set its prices to have no decimals. */
		whole: woo('EUR', '€', 0, () => stockOf(world, 'whole', 20, { low: 9, high: 45, cents: '00' })),
		odd: shopify('EUR', () => oddities(stockOf(world, 'odd', 5, euros))),
		/** More than the 25,000 products that can be seen; the answer past them has been seen with both statuses. */
		'endless-200': endless(200),
		'endless-400': endless(400),
		locked: ({ path, origin }) =>
			path.endsWith('/password') ? page(200, passwordForm) : redirect(`${origin}/shops/locked/password`, 302),
		'locked-page': () => page(200, passwordForm),
		guarded: () => page(430, '<h1>Blocked</h1>'),
		walled: () => page(403, '<h1>Just a moment...</h1><script>challenge()</script>'),
		insecure: ({ path }) => redirect(`http://insecure-records.example${path}`, 301),
		private: ({ path }) => redirect(`https://10.0.0.1${path}`, 302),
		moved: ({ path }) => redirect(`https://new-records.example${path}`, 301),
		circle: ({ path, origin }) => redirect(`${origin}/shops${path}`, 302),
		page: () => page(200, '<h1>Welcome to our shop</h1>'),
		neither: () => missingPage(),
	};

	return {
		endpointOf: ({ path }) => {
			const [name = 'root', ...parts] = partsOf(path);
			return `${name} ${parts[0] === 'products' ? 'products/{handle}' : parts.join('/')}`;
		},
		notFound: () => missingPage(),
		answer(question) {
			const [name = ''] = partsOf(question.path);
			return Object.hasOwn(shops, name) ? (shops[name]?.(question) ?? missingPage()) : missingPage();
		},
	};
}

const passwordForm =
	'<h1>Opening soon</h1><form method="post" action="/password" id="login_form"><input type="password" name="password"></form>';

function shopify(currency: string, stock: () => Product[]): Shop {
	const shelf = once(stock);
	const shop: ShopifyShop = { currency, shelf, wallStatus: 400 };
	return (question) => answerShopify(shop, question);
}

function endless(wallStatus: 200 | 400): Shop {
	const shelf: Shelf = {
		length: 30_000,
		slice: (from, to) => Array.from({ length: Math.max(0, Math.min(to, 30_000) - from) }, (_, at) => bagAt(from + at)),
	};
	return (question) => answerShopify({ currency: 'EUR', shelf: () => shelf, wallStatus }, question);
}

function woo(code: string, symbol: string, decimals: number, stock: () => Product[]): Shop {
	const currency = { currency_code: code, currency_symbol: symbol, currency_minor_unit: decimals };
	const products = once(stock);
	return (question) => answerWoo({ currency, site: 'https://woo-records.example', products }, question);
}

/** What no shop should have and some have: a title of 2 MB, prices that are none. */
function oddities(stock: Product[]): Product[] {
	const spoil = (at: number, change: (product: Product) => Product): Product[] => {
		const product = stock[at];
		return product === undefined ? [] : [change(product)];
	};
	const priced = (price: string) => (product: Product) => ({
		...product,
		variants: product.variants.map((variant) => ({ ...variant, price, available: true })),
	});
	return [
		...spoil(0, (product) => ({ ...product, title: 'A very long title '.repeat(120_000) })),
		...spoil(1, priced('-5.00')),
		...spoil(2, priced('NaN')),
		...spoil(3, priced('0.00')),
		...spoil(4, priced('19.95')),
		...stock.slice(5),
	];
}

function once<Value>(build: () => Value): () => Value {
	let built: { value: Value } | undefined;
	return () => {
		built ??= { value: build() };
		return built.value;
	};
}
