/** An amount in the currency's minor unit (cents; yen have none), never a float, with its ISO 4217 code. */
export interface Money {
	currency: string;
	amount: number;
}

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one): how many decimals they have. Intl follows custom, not ISO (HUF). */
const unusualDecimals = new Map([
	...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(decimals(0)),
	...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(decimals(3)),
	...'CLF UYW'.split(' ').map(decimals(4)),
]);

const known = new Set([...Intl.supportedValuesOf('currency'), ...unusualDecimals.keys()]);

/** Above this no price of a record is real: a hundred million of the major unit. The dearest record ever sold cost 3.8 million dollars. */
const absurdMajor = 100_000_000;

/** Whether a text is an ISO 4217 code that is or was money, in capitals. */
export function isCurrency(code: string): boolean {
	return known.has(code);
}

/** How many decimals a currency has: 2 for most, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
	return unusualDecimals.get(currency) ?? 2;
}

/**
 * The minor units in a plain decimal text ("25.00", "1250", "0.5") or a number of a JSON body, exactly: no float arithmetic on text.
 * Shops send two decimals even for yen: zeros beyond the currency's decimals are dropped. Null for anything that is no price at all:
 * negative, NaN, more decimals than the currency has, or absurdly large. Zero is 0: whether it may be a price is for the caller.
 */
export function toMinor(value: string | number, currency: string): number | null {
	const text = typeof value === 'number' ? plainDecimal(value) : value.trim();
	const [, whole = '', fraction = ''] = /^(\d{1,12})(?:\.(\d{1,20}))?$/.exec(text) ?? [];
	if (whole === '' || Number(whole) > absurdMajor) return null;
	const decimals = decimalsOf(currency);
	const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
	if (/[^0]/.test(fraction.slice(decimals))) return null;
	return Number(whole + kept);
}

/** Minor units as a decimal text: 2500 EUR is "25.00", 2500 JPY "2500". The opposite of `toMinor`. */
export function toDecimal({ currency, amount }: Money): string {
	const decimals = decimalsOf(currency);
	const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
	const sign = amount < 0 ? '-' : '';
	return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A number of JSON as it was written, but for what doubles add (19.990000000000002 is 19.99): six decimals are more than any currency has. */
function plainDecimal(value: number): string {
	return Number.isFinite(value) ? value.toFixed(6).replace(/\.?0+$/, '') : '';
}

function decimals(count: number) {
	return (code: string): [string, number] => [code, count];
}
