import { cleanLines, cleanText } from '../../text.ts';
import { BadRecord } from './facts.ts';

/** The largest id that both databases hold in an integer column. */
const largestId = 2 ** 31 - 1;

/** Longer texts are cut: the longest title of a record has 865 characters, and Postgres indexes no more than 2,704 bytes, three of which a character may take. */
const longestLine = 880;
const longestLines = 100_000;

/**
 * Words that `cleanText` would give back as they are: visible characters below U+0300 (where nothing is left to compose) with single
 * spaces between them. Nearly all texts of a dump are such, and this test costs a tenth of cleaning them.
 */
const plainLine = /^[!-~\u00a1-\u02ff]+(?: [!-~\u00a1-\u02ff]+)*$/;
const plainLines = /^[\n!-~\u00a1-\u02ff]*(?: [\n!-~\u00a1-\u02ff]+)* ?$/;

/** One line of text, as `cleanText` gives it; of a text longer than 880 characters its begin. */
export function toLine(text: string): string {
	if (text.length > longestLine) return cleanText(text.slice(0, longestLine));
	return text === '' || plainLine.test(text) ? text : cleanText(text);
}

/** The same, and null where nothing is left. */
export function toLineOrNull(text: string | null): string | null {
	return (text !== null && toLine(text)) || null;
}

/** Text of several lines, as `cleanLines` gives it, at most 100,000 characters; null where nothing is left. */
export function toLines(text: string): string | null {
	if (text.length > longestLines) return cleanLines(text.slice(0, longestLines)) || null;
	const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
	return (plainLines.test(lines) ? lines.trim() : cleanLines(text)) || null;
}

/** An id of another record: null for none (missing, blank, 0) and for what cannot be one. */
export function toId(text: string | null): number | null {
	if (text === null || !/^\s*\d+\s*$/.test(text)) return null;
	const id = Number(text);
	return id > 0 && id <= largestId ? id : null;
}

/** The record's own id. Throws BadRecord. */
export function toOwnId(text: string | null): number {
	const id = toId(text);
	if (id === null) throw new BadRecord(text === null || text.trim() === '' ? 'it has no id' : 'its id is no id');
	return id;
}
