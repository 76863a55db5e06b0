import { z } from 'zod';
import { listOf, maybe, numeric, numericId, text } from '../http/fields.ts';

/** `urls` is {} when there is one page. */
export const pagination = z.looseObject({
	page: z.int(),
	pages: z.int(),
	items: z.int(),
	urls: maybe(z.looseObject({ next: text })),
});

const community = maybe(
	z.looseObject({ have: numeric, want: numeric, rating: maybe(z.looseObject({ count: numeric, average: numeric })) }),
);

const versionStats = maybe(
	z.looseObject({ community: maybe(z.looseObject({ in_wantlist: numeric, in_collection: numeric })) }),
);

/** `major_formats` and `stats` came after 2014. */
export const masterVersionsAnswer = z.looseObject({
	pagination,
	versions: z.array(
		z.looseObject({
			id: numericId,
			title: z.string(),
			label: text,
			country: text,
			catno: text,
			released: text,
			major_formats: listOf(z.string()),
			format: text,
			thumb: text,
			stats: versionStats,
		}),
	),
});

export const searchAnswer = z.looseObject({
	pagination,
	results: z.array(
		z.looseObject({
			id: numericId,
			type: z.string(),
			title: z.string(),
			year: numeric,
			country: text,
			format: listOf(z.string()),
			label: listOf(z.string()),
			catno: text,
			barcode: listOf(z.string()),
			master_id: numeric,
			community,
			thumb: text,
		}),
	),
});

export const artistCredit = z.looseObject({ id: numeric, name: z.string(), anv: text, join: text, role: text });

const image = z.looseObject({ type: text, uri: text, width: numeric, height: numeric });

export const format = z.looseObject({ name: text, qty: numeric, text, descriptions: listOf(z.string()) });

/** A bare number here, an object in the marketplace answers, {} in some copies of either. */
const price = z.union([numeric, z.looseObject({ value: numeric })]);

export const releaseAnswer = z.looseObject({
	id: numericId,
	status: text,
	title: z.string(),
	year: numeric,
	released: text,
	country: text,
	artists: listOf(artistCredit),
	labels: listOf(z.looseObject({ id: numeric, name: z.string(), catno: text })),
	formats: listOf(format),
	identifiers: listOf(z.looseObject({ type: text, value: text, description: text })),
	genres: listOf(z.string()),
	styles: listOf(z.string()),
	master_id: numeric,
	community,
	num_for_sale: numeric,
	lowest_price: price,
	thumb: text,
	images: listOf(image),
	uri: text,
	notes: text,
});

export const masterAnswer = z.looseObject({
	id: numericId,
	title: z.string(),
	year: numeric,
	main_release: numeric,
	artists: listOf(artistCredit),
	genres: listOf(z.string()),
	styles: listOf(z.string()),
	num_for_sale: numeric,
	lowest_price: price,
	images: listOf(image),
	uri: text,
	notes: text,
});

export const artistAnswer = z.looseObject({
	id: numericId,
	name: z.string(),
	realname: text,
	profile: text,
	urls: listOf(z.string()),
	namevariations: listOf(z.string()),
	aliases: listOf(z.looseObject({ id: numericId, name: z.string() })),
	images: listOf(image),
	uri: text,
});

export type PaginationAnswer = z.output<typeof pagination>;
export type ArtistCreditAnswer = z.output<typeof artistCredit>;
export type FormatAnswer = z.output<typeof format>;
export type ImageAnswer = z.output<typeof image>;
export type PriceAnswer = z.output<typeof price>;
