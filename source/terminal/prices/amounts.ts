import { convert, dayOfConversion, type ExchangeRates } from '../../money/convert.ts';
import type { Money } from '../../money/currencies.ts';
import { formatMoney } from '../../money/format-money.ts';
import { newestPublicationDay } from '../../prices/publication-day.ts';

/** How a person wants to see money: in which currency, by which rates. */
export interface Showing {
	currency: string;
	rates: ExchangeRates;
	now: Date;
}

/** Euro cents in the currency that is shown; in euros where that has no rate. */
export function showEuro(euroCents: number, { currency, rates }: Showing): string {
	const euro = { currency: 'EUR', amount: euroCents };
	return formatMoney(convert(euro, currency, rates) ?? euro);
}

/** What some money is in the currency that is shown, and the day of the rate; null where it is in it already or no rate is known. */
export function convertForShowing(money: Money, { currency, rates }: Showing): (Money & { day: string }) | null {
	if (money.currency === currency) return null;
	const converted = convert(money, currency, rates);
	const day = dayOfConversion(money.currency, currency, rates);
	return converted === null || day === null ? null : { ...converted, day };
}

/** Whether the rates of a day (YYYY-MM-DD) are the newest there can be. Others are shown with their day. */
export function isNewestDay(day: string, now: Date): boolean {
	return day >= newestPublicationDay(now);
}
