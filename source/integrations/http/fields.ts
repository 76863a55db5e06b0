import { z } from 'zod';
import { cleanText } from '../../text.ts';

/** The building blocks of every provider's schema: what really comes is looser than what is documented. */

/** Text that may be missing or null. Clean it in the map. */
export const text = z.string().nullish();

/** A number that may be a number, a string, "", null or missing. Read it with `toNumber`. */
export const numeric = z.union([z.number(), z.string()]).nullish();

/** An identifier that must be there: a whole number, sometimes inside a string. */
export const numericId = z
	.union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
	.refine((id) => Number.isSafeInteger(id) && id > 0, 'expected a positive whole number');

const mbidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A MusicBrainz id that must be there. */
export const mbid = z.string().toLowerCase().regex(mbidPattern, 'expected an MBID');

/** A list that may arrive as one element, as "", as white space, as null or not at all; null elements are dropped. */
export function listOf<Element extends z.ZodType>(element: Element) {
	return z.preprocess(toList, z.array(element));
}

function toList(value: unknown): unknown[] {
	if (isNothing(value)) return [];
	return (Array.isArray(value) ? value : [value]).filter((element) => element !== null && element !== undefined);
}

/** An object that may arrive as "", as white space, as [], as null or not at all: then it is undefined. */
export function maybe<Inner extends z.ZodType>(inner: Inner) {
	return z.preprocess(
		(value) => (isNothing(value) || (Array.isArray(value) && value.length === 0) ? undefined : value),
		inner.optional(),
	);
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The finite number in a number or in a string that is nothing but a number; else null. */
export function toNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || !/^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value)) return null;
	const number = Number(value);
	return Number.isFinite(number) ? number : null;
}

/** A number that counts something: whole and not negative; else null. */
export function toCount(value: unknown): number | null {
	const number = toNumber(value);
	return number === null || number < 0 ? null : Math.trunc(number);
}

/** Cleaned text, or null for "no value" ("", null, missing, white space). */
export function toText(value: unknown): string | null {
	return cleanText(value) || null;
}

/** An id of another row (a master, a parent): a positive whole number, or null where 0, "" or null stand for none. */
export function toId(value: unknown): number | null {
	const number = toNumber(value);
	return number !== null && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** A MusicBrainz id in lower case, or null when the text is not one. */
export function toMbid(value: unknown): string | null {
	const id = cleanText(value).toLowerCase();
	return mbidPattern.test(id) ? id : null;
}

/** The year at the start of a date ("1987", "1987-07-00", "1987-07-01"), or null when it is unknown or 0. */
export function toYear(value: unknown): number | null {
	const year = Number(/^(\d{4})(?!\d)/.exec(cleanText(value))?.[1] ?? 0);
	return year > 0 ? year : null;
}
