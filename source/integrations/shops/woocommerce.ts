import { z } from 'zod';
import { InvalidAnswer } from '../../errors.ts';
import { isCurrency, type Money, toMinor } from '../../money/currencies.ts';
import { cleanText } from '../../text.ts';
import { describeIssues } from '../http/answers.ts';
import { listOf, numericId, text } from '../http/fields.ts';
import type { Ask } from '../http/provider-http.ts';
import { isPublicAddress, literalAddress } from '../http/public-address.ts';
import type { ShopPlatformClient } from './platform.ts';
import { nameShop, type ShopHttp } from './shop-http.ts';
import type { RefusedItem, ShopHit, ShopItem, ShopItems } from './shop-item.ts';
import { anything, readBarcode, readTitle, readWord } from './shop-text.ts';

/** The Store API refuses 101. */
const pageSize = 100;
const path = '/wp-json/wc/store/v1/products';
const endpoint = 'wc/store/v1/products';

const named = z.looseObject({ name: anything });

/** A product, or a variation of one. */
const product = z.looseObject({
	id: numericId,
	name: anything,
	type: text,
	parent: z.number().nullish(),
	variation: anything,
	permalink: text,
	sku: anything,
	is_in_stock: z.boolean(),
	is_purchasable: z.boolean(),
	prices: z.looseObject({
		price: z.union([z.string(), z.number()]),
		currency_code: z.string(),
		currency_minor_unit: z.int().min(0).max(6),
	}),
	categories: listOf(named),
	tags: listOf(named),
	attributes: listOf(z.looseObject({ name: anything, terms: listOf(named) })),
});
type Product = z.output<typeof product>;

/** Shops with WooCommerce, by the Store API that their own pages use: prices are texts of minor units and name their currency. */
export function createWoocommerce(http: ShopHttp): ShopPlatformClient {
	const list = (url: string, query: Record<string, string>, ask: Ask) =>
		http.getJson(url, path, { endpoint, query, schema: z.array(z.unknown()), alsoReads: [], ask });

	/** The variations of products that have several, in as many calls as it takes to read them all. */
	async function readVariations(url: string, parents: Product[], ask: Ask): Promise<ShopItems> {
		const byId = new Map(parents.map((parent) => [parent.id, parent]));
		const found: unknown[] = [];
		for (let page = 1; parents.length > 0; page += 1) {
			const parent = parents.map(({ id }) => id).join(',');
			const { value } = await list(url, { type: 'variation', parent, per_page: `${pageSize}`, page: `${page}` }, ask);
			found.push(...value);
			if (value.length < pageSize) break;
		}
		return gather(found.map((value) => readItem(value, url, (own) => byId.get(own.parent ?? 0) ?? own)));
	}

	async function readAll(url: string, values: unknown[], ask: Ask): Promise<ShopItems> {
		const products = values.flatMap((value) => product.safeParse(value).data ?? []);
		const parents = products.filter((one) => isVariable(one) && isOnSale(one));
		const simple = values.filter((value) => !parents.some(({ id }) => id === idOf(value)));
		const variations = await readVariations(url, parents, ask);
		return gather([...simple.map((value) => readItem(value, url, (own) => own)), variations]);
	}

	return {
		async probe(typed, ask) {
			const { value, url } = await list(typed, { per_page: '1' }, ask);
			const origin = { provider: nameShop(url), endpoint };
			const [first] = value;
			if (first === undefined) throw new InvalidAnswer(origin, 'it has no products, so its currency is unknown');
			const parsed = product.safeParse(first);
			if (!parsed.success) throw new InvalidAnswer(origin, describeIssues(parsed.error));
			const currency = parsed.data.prices.currency_code.toUpperCase();
			if (!isCurrency(currency)) throw new InvalidAnswer(origin, 'its currency is none that is known');
			return { url, currency, platform: 'woocommerce' };
		},

		async search({ url }, words, ask) {
			const { value } = await list(url, { search: words, per_page: `${pageSize}` }, ask);
			return { hits: value.flatMap((one) => toHit(one, url)), isComplete: value.length < pageSize };
		},

		async itemsOf({ url }, { key, known, title, vendor, type, tags }, ask) {
			if (known !== null) return known;
			const { value } = await list(url, { type: 'variation', parent: key, per_page: `${pageSize}` }, ask);
			const { items, refused } = gather(value.map((one) => readItem(one, url, (own) => own)));
			// A variation has neither shelves nor tags of its own.
			return { items: items.map((item) => ({ ...item, title, vendor, type, tags })), refused };
		},

		async readPage({ url }, number, ask) {
			const { value, headers } = await list(url, { per_page: `${pageSize}`, page: `${number}` }, ask);
			const said = headers.get('x-wp-totalpages') ?? '';
			const pages = /^\d+$/.test(said) ? Number(said) : null;
			const isLast = value.length === 0 || (pages === null ? value.length < pageSize : number >= pages);
			return { ...(await readAll(url, value, ask)), after: isLast ? 'end' : 'next page', pages };
		},

		callsBeforeSearch: 0,
	};
}

function toHit(value: unknown, url: string): ShopHit[] {
	const parsed = product.safeParse(value);
	if (!parsed.success || !isOnSale(parsed.data)) return [];
	const title = readTitle(parsed.data.name);
	if ('reason' in title) return [];
	const known = isVariable(parsed.data) ? null : readItem(value, url, (own) => own);
	return [{ key: String(parsed.data.id), ...title, ...shelfOf(parsed.data), known }];
}

/** `parentOf` gives the product of a variation: names and shelves stand there. */
function readItem(value: unknown, url: string, parentOf: (own: Product) => Product): ShopItems {
	const parsed = product.safeParse(value);
	const id = idOf(value);
	const refuse = (reason: string): ShopItems => ({
		items: [],
		refused: [{ product: id === null ? 'a product' : `product ${id}`, reason }],
	});
	if (!parsed.success) return refuse(describeIssues(parsed.error));
	const own = parsed.data;
	if (!isOnSale(own)) return { items: [], refused: [] };
	const parent = parentOf(own);
	const title = readTitle(parent.name);
	if ('reason' in title) return refuse(title.reason);
	const price = readPrice(own.prices);
	if (price === null || price.amount === 0) {
		const written = readWord(`${own.prices.price} ${own.prices.currency_code}`.slice(0, 30));
		return refuse(`its price "${written ?? ''}" is none`);
	}
	const variation = readWord(own.variation);
	const item: ShopItem = {
		id: String(own.id),
		...title,
		...shelfOf(parent),
		variant: variation?.replace(/^[^:]+: /, '') ?? null,
		barcode: readBarcode(own.sku),
		sku: readWord(own.sku),
		price,
		url: readPermalink(own.permalink) ?? `${url.replace(/^http:/, 'https:')}/?p=${own.id}`,
	};
	return { items: [item], refused: [] };
}

/** A brand or an artist is an attribute in shops that have one; the categories and tags say the shelf. */
function shelfOf({ categories, tags, attributes }: Product): Pick<ShopItem, 'vendor' | 'type' | 'tags'> {
	const shelves = categories.flatMap(({ name }) => readWord(name) ?? []);
	const makers = attributes.filter(({ name }) => /^(artist|band|brand|label|vendor)$/i.test(cleanText(name)));
	const [maker] = makers.flatMap(({ terms }) => terms.flatMap(({ name }) => readWord(name) ?? []));
	const [type = null, ...others] = shelves;
	return {
		vendor: maker ?? null,
		type,
		tags: [...others, ...tags.flatMap(({ name }) => readWord(name) ?? [])].slice(0, 50),
	};
}

/** `currency_minor_unit` is how many decimals the shop writes, which need not be those of its currency: "29" euros with 0 is 2900 cents. */
function readPrice({ price, currency_code, currency_minor_unit }: Product['prices']): Money | null {
	const currency = currency_code.toUpperCase();
	const digits = String(price);
	if (!isCurrency(currency) || !/^\d{1,15}$/.test(digits)) return null;
	const padded = digits.padStart(currency_minor_unit + 1, '0');
	const at = padded.length - currency_minor_unit;
	const decimal = currency_minor_unit === 0 ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`;
	const amount = toMinor(decimal, currency);
	return amount === null ? null : { currency, amount };
}

/** A shop names its pages itself: only one that is safe to open is taken. */
function readPermalink(address: string | null | undefined): string | null {
	const url = URL.parse((address ?? '').slice(0, 2000));
	if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
	const literal = literalAddress(url);
	return literal === null || isPublicAddress(literal) ? url.href : null;
}

function isVariable({ type }: Product): boolean {
	return type === 'variable';
}

function isOnSale({ is_in_stock, is_purchasable }: Product): boolean {
	return is_in_stock && is_purchasable;
}

function idOf(value: unknown): number | null {
	const parsed = z.looseObject({ id: numericId }).safeParse(value);
	return parsed.success ? parsed.data.id : null;
}

function gather(parts: ShopItems[]): ShopItems {
	const items: ShopItem[] = parts.flatMap((part) => part.items);
	const refused: RefusedItem[] = parts.flatMap((part) => part.refused);
	return { items, refused };
}
