import { decimalsOf, isCurrency, type Money, toMinor } from './currencies.ts';
import { readCurrencySign } from './currency-signs.ts';

/** What is known of a price before it is read. */
export interface PriceContext {
	/** ISO 4217, where another column or the shop says it; null where only the text can. */
	currency: string | null;
	/** How its neighbours write decimals (see `learnDecimalMark`); null where nobody knows. */
	decimalMark: DecimalMark | null;
}

export type DecimalMark = '.' | ',';

export type ParsedPrice = { ok: true; money: Money } | { ok: false; reason: string };

const longest = 40;
/** A sign or word, a number, a sign or word; one of the two may be missing. A minus is read so that it can be named. */
const shape =
	/^(?<before>[^\d\s,.'’+−-][^\d\s,'’+−-]*)?\s*(?<minus>[-−])?\s*(?<number>\d[\d.,'’\s]*?)(?<dash>[.,]\s?[-–—]{1,2})?\s*(?<after>[^\d\s,.'’+−-][^\d\s+−-]*)?$/u;

/**
 * Reads a price as people write it: `28,95`, `€ 1.234,50`, `US$12`, `1,234.50`, `CHF 25.-`, `¥2500`, `25 EUR`, `1'234.50`.
 *
 * The rule for marks: of two different ones the last is the decimal mark; one that comes several times groups thousands. A single mark
 * before exactly three digits can be either, `1.234`: it groups where the currency has no decimals (yen) or the neighbours write the other
 * mark for decimals, it is a decimal mark where the neighbours write it so (and the currency has three), otherwise the text is refused.
 * `0.999` and `1234.567` cannot be groups. Any other number of digits behind a single mark are decimals.
 *
 * The rule for currencies: a sign that names one must agree with what is known; a sign that several share (`$`, `kr`, `¥`) needs to be
 * known, except `¥`, which is the yen. Negative, zero and absurd amounts, ranges, HTML and other words are refused, with the reason.
 */
export function parsePrice(text: string, { currency: known, decimalMark }: PriceContext): ParsedPrice {
	const written = text.normalize('NFKC').trim();
	if (written === '') return refuse('no price');
	if (written.length > longest) return refuse(`a price of ${written.length} characters`);
	if (/[<>]|&\w+;/.test(written)) return refuse('HTML in place of a price');
	if (/^\(.*\)$/.test(written)) return refuse('a negative price');
	const parts = shape.exec(written)?.groups;
	if (parts === undefined) return refuse(describeUnreadable(written));
	if (parts.minus !== undefined) return refuse('a negative price');
	const currency = readCurrency([parts.before, parts.after], known);
	if (typeof currency !== 'string') return currency;
	const number = toPlainDecimal(parts.number?.trim() ?? '', decimalsOf(currency), decimalMark);
	if (typeof number !== 'string') return number;
	const amount = toMinor(number, currency);
	if (amount === null) return refuse(`no amount of ${currency}: too large, or more decimals than it has`);
	return amount === 0 ? refuse('a price of zero') : { ok: true, money: { currency, amount } };
}

/** The mark that a list of prices writes for decimals, told by those that can be read in one way only; null when none can or they differ. */
export function learnDecimalMark(texts: readonly string[]): DecimalMark | null {
	const told = new Set(texts.flatMap(markOf));
	const [mark, another] = told;
	return mark === undefined || another !== undefined ? null : mark;
}

function markOf(text: string): DecimalMark[] {
	const [, mark, decimals = ''] = /([.,])(\d+|[-–—]{1,2})\D*$/.exec(text.slice(0, longest).trim()) ?? [];
	if (mark !== '.' && mark !== ',') return [];
	const other = mark === '.' ? ',' : '.';
	const isMixed = text.includes(other);
	const isRepeated = text.indexOf(mark) !== text.lastIndexOf(mark);
	if (isRepeated) return isMixed ? [] : [other];
	return isMixed || !/^\d{3}$/.test(decimals) ? [mark] : [];
}

type Refusal = { ok: false; reason: string };

function refuse(reason: string): Refusal {
	return { ok: false, reason };
}

function describeUnreadable(written: string): string {
	if (/\d\s*[-–—]\s*\D?\s*\d/.test(written)) return 'a range in place of a price';
	if (/^[−-]|[-−]\d*\D*$/.test(written) && /\d/.test(written)) return 'a negative price';
	return /\d/.test(written) ? 'not a price: other words beside the number' : 'not a price: no number';
}

function readCurrency(signs: (string | undefined)[], known: string | null): string | Refusal {
	if (known !== null && !isCurrency(known)) return refuse(`"${known.slice(0, 10)}" is no currency`);
	let currency = known;
	for (const sign of signs) {
		if (sign === undefined) continue;
		const named = readCurrencySign(sign, isCurrency);
		if (named === null) return refuse(`"${sign.slice(0, 10)}" is no currency`);
		const [likeliest, ...others] = named;
		if (currency !== null && !named.includes(currency))
			return refuse(`it names ${likeliest}, but ${currency} is meant`);
		// Nobody writes prices of records in yuan without saying so.
		if (currency === null && others.length > 0 && likeliest !== 'JPY') {
			return refuse(`"${sign}" can be ${named.slice(0, 3).join(', ')}: name the currency`);
		}
		currency ??= likeliest;
	}
	return currency ?? refuse('no currency is named');
}

/** "1.234,50" → "1234.50". */
function toPlainDecimal(number: string, decimals: number, decimalMark: DecimalMark | null): string | Refusal {
	const written = number.replace(/[.,]$/, '');
	const marks = [...written.matchAll(/[.,]/g)].map(([mark]) => mark);
	const last = marks.at(-1);
	const spaced = /[\s'’]/.test(written);
	if (last === undefined) return spaced ? joinGroups(written, /[\s'’]/) : written;
	const isRepeated = marks.filter((mark) => mark === last).length > 1;
	const at = written.lastIndexOf(last);
	const [whole, fraction] = [written.slice(0, at), written.slice(at + 1)];
	if (isRepeated)
		return new Set(marks).size > 1 || spaced ? refuse('its marks contradict each other') : joinGroups(written, last);
	const other = marks.length > 1 ? marks[0] : spaced ? /[\s'’]/ : undefined;
	if (other !== undefined) {
		const joined = joinGroups(whole, other);
		return typeof joined === 'string' ? `${joined}.${fraction}` : joined;
	}
	const canGroup = /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(fraction);
	if (!canGroup || decimalMark === last) return `${whole}.${fraction}`;
	if (decimals === 0 || decimalMark !== null) return whole + fraction;
	return refuse(`"${number}" can be ${whole}${fraction} or ${whole}.${fraction}: which, nothing here says`);
}

/** "1.234.567" → "1234567": the first group has one to three digits, every other exactly three. */
function joinGroups(written: string, mark: string | RegExp): string | Refusal {
	const groups = written.split(mark);
	const [first = '', ...others] = groups;
	const fits = /^\d{1,3}$/.test(first) && others.length > 0 && others.every((group) => /^\d{3}$/.test(group));
	return fits ? groups.join('') : refuse('its digits are not grouped as thousands are');
}
