import { z } from 'zod';
import { maybe, numeric, numericId, text } from '../http/fields.ts';
import { pagination } from './schema.ts';

/** Money is an object here, a bare number in releases and masters; {} where a listing does not say what shipping costs. */
const money = maybe(z.looseObject({ currency: text, value: numeric }));

/** What the seller asks in their own currency; the other one is converted for whoever looks. */
const originalMoney = maybe(z.looseObject({ curr_abbr: text, value: numeric }));

export const statsAnswer = z.looseObject({
	lowest_price: money,
	num_for_sale: numeric,
	blocked_from_sale: z.boolean().nullish(),
});

/** Condition → money; {} when Discogs has no idea. */
export const suggestionsAnswer = z.record(z.string(), z.looseObject({ currency: z.string(), value: numeric }));

export const listingAnswer = z.looseObject({
	id: numericId,
	status: text,
	price: money,
	original_price: originalMoney,
	shipping_price: money,
	original_shipping_price: originalMoney,
	condition: text,
	sleeve_condition: text,
	ships_from: text,
	seller: z.looseObject({ username: z.string() }),
	/** Of before about 2020: without artist, title, label and format. */
	release: z.looseObject({
		id: numericId,
		description: text,
		artist: text,
		title: text,
		label: text,
		format: text,
		catalog_number: text,
		year: numeric,
	}),
});

export const inventoryAnswer = z.looseObject({ pagination, listings: z.array(listingAnswer) });

export const identityAnswer = z.looseObject({ username: z.string().min(1) });

export type MoneyAnswer = z.output<typeof money>;
export type OriginalMoneyAnswer = z.output<typeof originalMoney>;
