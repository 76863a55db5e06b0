import type { z } from 'zod';
import {
	type AnswerOrigin,
	InvalidAnswer,
	ProviderNotFound,
	ProviderRefused,
	ProviderUnreachable,
} from '../../errors.ts';
import { cleanText } from '../../text.ts';

/** What came back from one request. `body` is undefined when the text is not JSON. */
export interface Answer {
	status: number;
	headers: { get(name: string): string | null };
	text: string;
	body: unknown;
}

/** What an answer means when it is not data. `limited`: too fast; `failed`: for now, may be tried again. */
export interface Verdict {
	kind: 'limited' | 'not-found' | 'refused' | 'failed' | 'invalid';
	detail: string;
	/** Of `limited`: when the provider may be asked again, where that is known without its saying so. */
	until?: Date;
}

/** A provider's own reading of its errors, asked before the status and the schema. Null: nothing to object to. */
export type Judge = (answer: Answer) => Verdict | null;

/** The JSON in the text, or undefined. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What the status and then the body say; the provider's message is quoted, at most 200 characters of it. Null for 2xx with a body of JSON. */
export function judgeByStatus(answer: Answer): Verdict | null {
	return judgeStatus(answer) ?? judgeJson(answer);
}

/** The same for a body that is no JSON: null for 2xx with any text. */
export function judgeTextByStatus(answer: Answer): Verdict | null {
	return judgeStatus(answer) ?? judgeEmpty(answer, 'text');
}

/** What the status says, whatever the body is. Null for 2xx. */
export function judgeStatus(answer: Answer): Verdict | null {
	const { status } = answer;
	const said = quoteMessage(answer.body);
	const detail = `HTTP ${status}${said === '' ? '' : `: ${said}`}`;
	const isHtml = isWebPage(answer);
	if (status === 429) return { kind: 'limited', detail: said || 'too many requests' };
	if (status >= 500) return { kind: 'failed', detail };
	if (status === 403 && isHtml) return { kind: 'refused', detail: 'HTTP 403 with a web page: it blocks us' };
	if (status === 401 || status === 403) return { kind: 'refused', detail };
	// A page of some proxy can be a 404 as well: only the provider's own JSON may say "no such thing".
	if ((status === 404 || status === 410) && answer.body !== undefined)
		return { kind: 'not-found', detail: said || detail };
	if (status < 200 || status > 299) return { kind: 'invalid', detail: isHtml ? `${detail} with a web page` : detail };
	return null;
}

function judgeJson(answer: Answer): Verdict | null {
	const empty = judgeEmpty(answer, 'JSON');
	if (empty !== null) return empty;
	if (isWebPage(answer)) return { kind: 'invalid', detail: 'a web page where JSON was expected' };
	if (answer.body === undefined) return { kind: 'invalid', detail: describeBrokenJson(answer.text) };
	return null;
}

function judgeEmpty({ text }: Answer, expected: string): Verdict | null {
	return text.trim() === '' ? { kind: 'invalid', detail: `an empty body where ${expected} was expected` } : null;
}

function isWebPage({ body, text }: Answer): boolean {
	return body === undefined && /^\s*</.test(text);
}

/** The text in `message`, `error` or `error.message` / `error.info` of a body, cleaned, at most 200 characters. */
export function quoteMessage(body: unknown): string {
	if (typeof body !== 'object' || body === null) return '';
	const fields = new Map<string, unknown>(Object.entries(body));
	const error = fields.get('error');
	const inner = typeof error === 'object' && error !== null ? new Map<string, unknown>(Object.entries(error)) : null;
	const candidates = [
		fields.get('message'),
		error,
		inner?.get('message'),
		inner?.get('info'),
		fields.get('error message'),
	];
	const said = candidates.find((candidate) => typeof candidate === 'string');
	return cleanText(said).slice(0, 200);
}

/** Where JSON breaks, without a word of what it holds: the parser's own message quotes the body. */
function describeBrokenJson(text: string): string {
	try {
		JSON.parse(text);
	} catch (error) {
		const position = /position (\d+)/.exec(String(error))?.[1];
		if (position !== undefined) return `not valid JSON at position ${position} of ${text.length}`;
	}
	return `not valid JSON (${text.length} characters)`;
}

/** The first three things that are not as the schema says: path and expectation, never the values. */
export function describeIssues(error: z.ZodError): string {
	const shown = error.issues.slice(0, 3).map((issue) => {
		const path = issue.path.map((key) => cleanText(String(key))).join('.');
		return `${path || 'the body'}: ${issue.message}`;
	});
	const more = error.issues.length - shown.length;
	return `not as expected: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** The domain error of a verdict. `limited` has its own way (the gate), so it is not among them. */
export function errorOf(
	origin: AnswerOrigin,
	verdict: { kind: Exclude<Verdict['kind'], 'limited'>; detail: string },
): Error {
	switch (verdict.kind) {
		case 'not-found':
			return new ProviderNotFound(origin, verdict.detail);
		case 'refused':
			return new ProviderRefused(origin, verdict.detail);
		case 'failed':
			return new ProviderUnreachable(origin, verdict.detail);
		case 'invalid':
			return new InvalidAnswer(origin, verdict.detail);
	}
}
