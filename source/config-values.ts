import { z } from 'zod';
import { toCountryCode } from './countries.ts';
import { isCurrency } from './money/currencies.ts';

/** What each kind of setting must look like, and what it is read as. */

/** A country by its code or an alias. */
export const countryText = z.string().transform((text, context) => {
	const code = toCountryCode(text);
	if (code !== null) return code;
	context.addIssue('not a country');
	return z.NEVER;
});
/** An ISO 4217 code. */
export const currencyText = z.string().toUpperCase().refine(isCurrency);
/** How long something may be called current. */
export const hoursText = z
	.string()
	.regex(/^\d+(\.\d+)?$/)
	.transform(Number)
	.refine((value) => value > 0 && value <= 10_000);

/** Categories of eBay by marketplace. */
export const categoriesText = z
	.string()
	.regex(/^EBAY_[A-Z]{2}=\d*(\s*,\s*EBAY_[A-Z]{2}=\d*)*$/)
	.transform(
		(text): Readonly<Record<string, string>> =>
			Object.fromEntries(text.split(',').map((pair) => pair.trim().split('='))),
	);
/** A postal code of any country. */
export const postcodeText = z.string().regex(/^[A-Za-z\d][A-Za-z\d -]{1,9}$/);
/** An http or https address. */
export const httpUrlText = z.url({ protocol: /^https?$/ });
/** A Postgres address, a file: address, or a path; never in memory. */
export const databaseUrlText = z.union([
	z.string().regex(/^postgres(ql)?:\/\/\S+$/),
	z.string().regex(/^file:\/\/\S+$/),
	z.string().regex(/^(?![a-z][a-z0-9+.-]*:\/\/|:memory:$).+$/i),
]);
/** "60/60": requests and seconds. */
export const rateText = z
	.string()
	.regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/)
	.transform((text) => {
		const [requests = 0, seconds = 0] = text.split('/').map(Number);
		return { requests, seconds };
	})
	.refine(({ requests, seconds }) => requests > 0 && seconds > 0);
