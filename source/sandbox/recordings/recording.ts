import type { Answer, ProviderName } from '../exchange.ts';

/** One recorded answer and the request it belongs to. */
export interface Recording {
	provider: ProviderName;
	/** File under the folder of recordings. */
	file: string;
	/** Path under the service's base. */
	path: string;
	/** Parameters that say what was asked; not keys, formats or page sizes. */
	query: Record<string, string>;
	/** What the recorded page holds, where the answer is one page of a list. */
	page?: RecordedPage;
	status: number;
	headers: Record<string, string>;
	/** As it was recorded: a byte order mark or a broken body stays. */
	body: string;
}

/** One page of a list. */
interface RecordedPage {
	/** Number of the page, or of the first item where the service counts items. */
	at: number;
	/** How many the recorded request asked for; undefined where it did not say. */
	size?: number;
}

/** A file and what it holds. */
export interface RecordedFile {
	/** Relative to the folder, with "/" between the parts. */
	file: string;
	text: string;
}

/** Reads a field of parsed JSON by its path; undefined where any part is missing. */
export function fieldOf(value: unknown, ...path: (string | number)[]): unknown {
	let current = value;
	for (const part of path) {
		if (typeof current !== 'object' || current === null) return undefined;
		current = new Map<string, unknown>(Object.entries(current)).get(`${part}`);
	}
	return current;
}

/** The text of a field, or "" where it holds none. */
export function textOf(value: unknown, ...path: (string | number)[]): string {
	const found = fieldOf(value, ...path);
	return typeof found === 'string' || typeof found === 'number' ? `${found}` : '';
}

/** Parsed JSON, a byte order mark apart; undefined where the body is broken. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}

const dropped = new Set([
	'connection',
	'keep-alive',
	'transfer-encoding',
	'content-length',
	'content-encoding',
	'upgrade',
]);

/** Recorded headers without those that belong to one connection or to the encoding of one body. */
export function lastingHeaders(headers: Iterable<[string, string]>): Record<string, string> {
	const kept = [...headers].map(([name, value]) => [name.toLowerCase(), value] as const);
	return Object.fromEntries(kept.filter(([name]) => !dropped.has(name)));
}

/** The recorded answer as it was. */
export function answerOf({ status, headers, body }: Recording): Answer {
	return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}
