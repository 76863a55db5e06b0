import { z } from 'zod';
import { listOf, maybe, numeric, text } from '../http/fields.ts';

export const tokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Values are strings. A price in the site's currency says from which one it was converted. */
const money = maybe(
	z.looseObject({ value: numeric, currency: text, convertedFromValue: numeric, convertedFromCurrency: text }),
);

const item = z.looseObject({
	itemId: text,
	title: text,
	itemGroupType: text,
	price: money,
	currentBidPrice: money,
	buyingOptions: listOf(z.string()),
	shippingOptions: listOf(z.looseObject({ shippingCostType: text, shippingCost: money })),
	condition: text,
	seller: maybe(z.looseObject({ username: text })),
	itemLocation: maybe(z.looseObject({ country: text })),
	categories: listOf(z.looseObject({ categoryName: text })),
	epid: text,
	itemWebUrl: text,
});

/** `itemSummaries` is missing where nothing was found; `total` never is. */
export const searchAnswer = z.looseObject({ total: z.int().nonnegative(), itemSummaries: listOf(item) });

export type ItemAnswer = z.output<typeof item>;
export type MoneyAnswer = z.output<typeof money>;
