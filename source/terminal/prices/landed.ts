import { convert } from '../../money/convert.ts';
import { formatMoney, formatTotal } from '../../money/format-money.ts';
import { isCompeting } from '../../money/ranking.ts';
import type { PriceRow } from '../../store/prices-reader.ts';
import { convertForShowing, isNewestDay, type Showing } from './amounts.ts';

/** What a copy costs in all, in the currency that is shown: "€27.50", "€22.50 + shipping"; in its own where that has no rate. */
export function formatLanded(price: PriceRow, { currency, rates }: Showing): string {
	const { amount, shippingAmount } = price;
	const own = { currency: price.currency, amount: amount + (shippingAmount ?? 0) };
	const total = convert(own, currency, rates) ?? own;
	// Converted as one sum: its parts would be rounded twice.
	// A bid and a suggestion are sent nowhere.
	return shippingAmount === null && isCompeting(price.kind) ? formatTotal(total, null) : formatMoney(total);
}

/** "€22.50 + €5.00 shipping"; where shipping is unknown, that it is, since no such thing is free. */
export function formatParts({ currency, amount, shippingAmount }: PriceRow): string {
	const price = formatMoney({ currency, amount });
	if (shippingAmount === null) return `${price} and shipping, which the source does not say`;
	return shippingAmount === 0
		? `${price}, shipping included`
		: `${price} + ${formatMoney({ currency, amount: shippingAmount })} shipping`;
}

/** "US$30.00 is €26.10" and, where it is not the newest, of which day the rate is; null where nothing was converted. */
export function formatConversion(price: PriceRow, showing: Showing): string | null {
	const own = { currency: price.currency, amount: price.totalAmount };
	const converted = convertForShowing(own, showing);
	if (converted === null) {
		return price.currency === showing.currency ? null : `no exchange rate to ${showing.currency} is stored`;
	}
	const { day } = converted;
	const age = isNewestDay(day, showing.now) ? '' : `, which is not the newest`;
	return `${formatMoney(own)} is ${formatMoney(converted)} by the rate of ${day}${age}`;
}
