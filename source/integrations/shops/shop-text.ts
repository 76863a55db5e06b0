import { decodeHTML } from 'entities';
import { z } from 'zod';
import { cleanText } from '../../text.ts';

/** A field that is looked at by hand: of any type, or not there. */
export const anything = z.unknown().optional();

/** Longer titles are refused: no shop needs them, and nobody could read them. */
const longestTitle = 1000;
const longestWord = 200;
const mostTags = 50;

/** A title cleaned, or why it is none. It is measured before it is looked at: some are megabytes long. */
export function readTitle(value: unknown): { title: string } | { reason: string } {
	const length = typeof value === 'string' ? value.length : 0;
	if (length > longestTitle) return { reason: `its title has ${length} characters` };
	const title = cleanText(decodeEntities(value));
	return title === '' ? { reason: 'it has no title' } : { title };
}

/** A short text cleaned and cut, or null for nothing. */
export function readWord(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? cleanText(decodeEntities(value.slice(0, longestWord))) || null : null;
}

/** Tags as a list or, in one of Shopify's shapes, as one text with commas. */
export function readTags(value: unknown): string[] {
	const tags = typeof value === 'string' ? value.slice(0, mostTags * longestWord).split(',') : value;
	return Array.isArray(tags) ? tags.slice(0, mostTags).flatMap((tag) => readWord(tag) ?? []) : [];
}

/** The digits of a barcode where a text is nothing else; shops keep it in the field for their own number as well. */
export function readBarcode(...values: unknown[]): string | null {
	const texts = values.map((value) => readWord(value)?.replace(/[\s-]/g, '') ?? '');
	return texts.find((text) => /^\d{8}$|^\d{11,14}$/.test(text)) ?? null;
}

/** WordPress sends names as HTML: "Guns N&#8217; Roses &#8211; Live &amp; Loud". */
function decodeEntities(value: unknown): unknown {
	return typeof value === 'string' ? decodeHTML(value) : value;
}
