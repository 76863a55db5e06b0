import { z } from 'zod';
import { listOf, maybe, numeric, text } from '../http/fields.ts';

export const tokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });

const shown = maybe(z.looseObject({ displayValue: text }));
const shownList = maybe(z.looseObject({ displayValues: listOf(z.string()) }));

const listing = z.looseObject({
	price: maybe(z.looseObject({ money: maybe(z.looseObject({ amount: numeric, currency: text })) })),
	availability: maybe(z.looseObject({ type: text })),
	condition: maybe(z.looseObject({ value: text })),
	merchantInfo: maybe(z.looseObject({ id: text, name: text })),
	violatesMAP: z.boolean().nullish(),
});

const item = z.looseObject({
	asin: z.string().min(1),
	detailPageURL: text,
	itemInfo: maybe(
		z.looseObject({
			title: shown,
			byLineInfo: maybe(
				z.looseObject({
					contributors: listOf(z.looseObject({ name: text, role: text })),
					manufacturer: shown,
				}),
			),
			classifications: maybe(z.looseObject({ binding: shown, productGroup: shown })),
			externalIds: maybe(z.looseObject({ eans: shownList, upcs: shownList })),
		}),
	),
	offersV2: maybe(z.looseObject({ listings: listOf(listing) })),
});

/** Both at once is a partial answer: what was found, and what could not be told of it. */
export const searchAnswer = z
	.looseObject({
		searchResult: maybe(z.looseObject({ totalResultCount: numeric, items: listOf(item) })),
		errors: listOf(z.looseObject({ code: text, message: text })),
	})
	.refine(({ searchResult, errors }) => searchResult !== undefined || errors.length > 0, 'expected searchResult');

export type AmazonItemAnswer = z.output<typeof item>;
export type AmazonListingAnswer = z.output<typeof listing>;
