import { createHash } from 'node:crypto';
import { isCurrency } from '../../money/currencies.ts';
import { readCurrencySign } from '../../money/currency-signs.ts';
import { type DecimalMark, parsePrice } from '../../money/parse-price.ts';
import { cleanText } from '../../text.ts';
import type { Listing } from '../offer.ts';
import type { FeedField } from './columns.ts';
import type { FeedRow } from './feed-rows.ts';
import { isSoldOut } from './stock.ts';

/** What is known of all rows of a feed. */
export interface FeedFacts {
	/** The feed's name: its offers are kept apart from those of other feeds under it. */
	name: string;
	/** ISO 3166-1: where it ships from. */
	country: string;
	/** For rows that name none; null: they must. */
	currency: string | null;
	decimalMark: DecimalMark | null;
	observedAt: Date;
}

/** A row as a listing; or why it is none; or that it is sold out, which is neither. */
export type ReadRow = { kind: 'listing'; listing: Listing } | { kind: 'bad'; reason: string } | { kind: 'sold out' };

const longestTitle = 1000;
const longestWord = 300;

/** Reads one row. What cannot be an offer is refused with the reason; only title and price must be there. */
export function readListing(row: FeedRow, facts: FeedFacts): ReadRow {
	const { fields } = row;
	if (fields === null) return bad(row.reason ?? 'not understood');
	const said = (field: FeedField) => cleanText((fields.get(field) ?? '').slice(0, longestWord)) || null;
	if (isSoldOut(said('stock') ?? '')) return { kind: 'sold out' };
	const written = fields.get('title') ?? '';
	if (written.length > longestTitle) return bad(`its title has ${written.length} characters`);
	const title = cleanText(written);
	if (title === '') return bad('it has no title');
	const named = said('currency');
	const currency = named === null ? facts.currency : readCurrency(named);
	if (named !== null && currency === null) return bad(`"${named.slice(0, 10)}" does not name one currency`);
	const decimalMark = row.isNumber ? '.' : facts.decimalMark;
	const price = parsePrice(fields.get('price') ?? '', { currency, decimalMark });
	if (!price.ok) return bad(`price: ${price.reason}`);
	const shipping = readShipping(said('shipping'), price.money.currency, facts.decimalMark);
	if (typeof shipping === 'object' && shipping !== null) return bad(`shipping: ${shipping.reason}`);
	const url = readUrl(fields.get('url') ?? '');
	if (url === null) return bad('its address is none of a web page');
	const artist = said('artist');
	const record = {
		title,
		artist,
		barcode: said('barcode'),
		label: said('label'),
		catalogNumber: said('catalog'),
		format: said('format'),
		year: readYear(said('year')),
		shelf: [],
	};
	const conditions = { condition: said('condition'), sleeveCondition: said('sleeve') };
	const listing: Listing = {
		listingId: said('id') ?? idOf([...Object.values(record), ...Object.values(conditions), url]),
		channel: facts.name,
		kind: 'ask',
		...conditions,
		...price.money,
		shipping,
		copies: null,
		shipsFrom: facts.country,
		seller: facts.name,
		url,
		observedAt: facts.observedAt,
		record,
	};
	return { kind: 'listing', listing };
}

function bad(reason: string): ReadRow {
	return { kind: 'bad', reason };
}

/** The currency of a code, sign or word ("eur", "€", "Euro"); null where it is none, or may be several ("$"). */
function readCurrency(text: string): string | null {
	const [currency, ...others] = readCurrencySign(text, isCurrency) ?? [];
	return currency === undefined || others.length > 0 ? null : currency;
}

/** Free is 0; nothing, or words without a number ("on request"), is unknown. */
function readShipping(
	text: string | null,
	currency: string,
	decimalMark: DecimalMark | null,
): number | null | { reason: string } {
	if (text === null || !/\d/.test(text))
		return text !== null && /^(free|gratis|kostenlos|gratuit)$/i.test(text) ? 0 : null;
	if (/^\D*0+([.,]0+)?\D*$/.test(text)) return 0;
	const price = parsePrice(text, { currency, decimalMark });
	return price.ok ? price.money.amount : { reason: price.reason };
}

/** An address to buy at, over https; "" where there is none; null where it is something else. */
function readUrl(text: string): string | null {
	if (text.trim() === '') return '';
	const url = URL.parse(text.trim().slice(0, 2000));
	if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
	url.protocol = 'https:';
	return url.href;
}

function readYear(text: string | null): number | null {
	const year = Number(/^(\d{4})(?!\d)/.exec(text ?? '')?.[1] ?? 0);
	return year >= 1890 && year <= 2100 ? year : null;
}

/** A name for a row that has none: the same as long as the row says the same, whatever it costs. */
function idOf(values: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
}
