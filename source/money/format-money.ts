import { type Money, toDecimal } from './currencies.ts';

/** Signs that name one currency only; a dollar says whose. */
const signs = new Map([
	['EUR', '€'],
	['GBP', '£'],
	['JPY', '¥'],
	['USD', 'US$'],
	['CAD', 'CA$'],
	['AUD', 'A$'],
	['NZD', 'NZ$'],
]);

/**
 * Money for people, the same whatever the machine's language: "€22.50", "¥2,500", "US$1,200.00", every other currency by its code:
 * "CHF 12.00". Always with all decimals of the currency, so that a column of one currency lines up at its right edge.
 */
export function formatMoney(money: Money): string {
	const [whole = '', decimals] = toDecimal({ ...money, amount: Math.abs(money.amount) }).split('.');
	const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
	const digits = decimals === undefined ? grouped : `${grouped}.${decimals}`;
	const sign = money.amount < 0 ? '-' : '';
	return `${sign}${signs.get(money.currency) ?? `${money.currency} `}${digits}`;
}

/** What a copy costs in all: "€27.50" where shipping is known (0 too), "€22.50 + shipping" where it is not (null). Minor units. */
export function formatTotal({ currency, amount }: Money, shipping: number | null): string {
	return shipping === null
		? `${formatMoney({ currency, amount })} + shipping`
		: formatMoney({ currency, amount: amount + shipping });
}
