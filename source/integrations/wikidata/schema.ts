import { z } from 'zod';
import { listOf, maybe, text } from '../http/fields.ts';

const statement = z.looseObject({
	rank: text,
	mainsnak: z.looseObject({
		snaktype: text,
		datavalue: maybe(z.looseObject({ value: z.unknown() })),
	}),
});

/** `claims` is {} or [] when there are none. */
export const claimsAnswer = z.looseObject({
	claims: z.union([z.array(z.never()).transform(() => ({ P18: [] })), z.looseObject({ P18: listOf(statement) })]),
});

const metadata = maybe(z.looseObject({ value: z.unknown() }));

const filePage = z.looseObject({
	imageinfo: listOf(
		z.looseObject({
			descriptionurl: text,
			extmetadata: maybe(z.looseObject({ Artist: metadata, LicenseShortName: metadata, LicenseUrl: metadata })),
		}),
	),
});

/** `pages` is keyed by page id in the first format version and a list in the second. */
export const imageInfoAnswer = z.looseObject({
	query: maybe(
		z.looseObject({
			pages: z.union([z.array(filePage), z.record(z.string(), filePage).transform((pages) => Object.values(pages))]),
		}),
	),
});
