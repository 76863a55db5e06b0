import pRetry from 'p-retry';
import type { z } from 'zod';
import {
	type AnswerOrigin,
	InvalidAnswer,
	ProviderRefused,
	ProviderUnreachable,
	type ProviderWaiting,
} from '../../errors.ts';
import { cleanText } from '../../text.ts';
import {
	type Answer,
	describeIssues,
	errorOf,
	type Judge,
	judgeByStatus,
	judgeStatus,
	judgeTextByStatus,
	type Verdict,
} from './answers.ts';
import { createExchange, NoAnswerInTime, type Wanted } from './exchange.ts';
import { type Clock, type Gate, type Priority, waitingFor } from './gate.ts';
import type { ProviderName } from './provider-names.ts';
import type { Transport } from './transport.ts';
import { readWaitHint } from './waits.ts';

/** Who asks, and until when: the last argument of every call. A person looking is `interactive` (the default) and goes first. */
export interface Ask {
	priority?: Priority;
	signal?: AbortSignal;
	/** Called for every request that this call sends, retries included: what an answer cost. */
	onCall?: (provider: ProviderName) => void;
}

/** What is sent beside the address. */
export interface Sending extends Ask {
	/** The path or method without values, for errors and counters. */
	endpoint: string;
	/** Headers of this request; they come before those of every request. Credentials among them are never in an error. */
	headers?: Readonly<Record<string, string>>;
	/** Makes it a POST, with a form or with JSON, unless `method` says otherwise. */
	body?: { form: Readonly<Record<string, string>> } | { json: unknown };
	/** What changes something at the provider. Either may be sent twice: the second time changes nothing. */
	method?: 'PUT' | 'DELETE';
	/** Called before every request that is sent for this one, retries included: what it throws keeps it from being sent. */
	beforeSend?: () => Promise<void>;
	/** A refusal is expected here and handled by whoever asks: it says nothing about the next request. */
	mayBeRefused?: boolean;
}

export interface JsonRequest<Schema extends z.ZodType> extends Sending {
	query?: Record<string, string | number | undefined>;
	schema: Schema;
	/** What to say when there is no such thing, in place of the provider's words. */
	notFound?: string;
	/** "No content" (204) is an answer here: the schema gets null. */
	mayBeEmpty?: boolean;
}

export interface ProviderHttp {
	/** `path` is appended to the base URL; its parts are already percent-encoded. */
	getJson<Schema extends z.ZodType>(path: string, request: JsonRequest<Schema>): Promise<z.output<Schema>>;
	/** The body as it came, for what is no JSON: it is checked by whoever reads it. */
	getText(path: string, request: Sending): Promise<string>;
	/** For what has nothing to answer but that it is done. */
	send(path: string, request: Sending & { notFound?: string }): Promise<void>;
	/** Where a path redirects to, without following it; null when it answers by itself. */
	locate(path: string, request: Sending & { notFound?: string }): Promise<string | null>;
}

export interface ProviderHttpOptions {
	provider: ProviderName;
	baseUrl: string;
	gate: Gate;
	transport: Transport;
	userAgent: string;
	clock: Clock;
	/** How long the gate closes when the provider says "too fast" but not until when; doubled while it goes on saying so. */
	waitSeconds: number;
	/** Total time of one request, body included. */
	timeoutMs: number;
	maxBytes: number;
	/** Before the first retry; the second waits twice as long. */
	retryDelayMs: number;
	accept?: string;
	/** The Authorization header, asked for at every request. */
	authorization?: () => string | undefined;
	/** Whatever must not be seen in an error, should the provider quote it. */
	secrets?: readonly string[];
	judge?: Judge;
	/** Sees every answer's headers, such as the limit that the provider says it has. */
	onHeaders?: (headers: Answer['headers']) => void;
	/** Called for every request that is sent, retries and redirects included. */
	onCall?: (provider: ProviderName, endpoint: string) => void;
}

type Step<T> = { done: true; value: T } | { done: false; next: URL };

const retries = 2;
const maxRedirects = 3;
const maxDoublings = 5;
/** One refusal may be about one thing; two in a row are about us. */
const refusalsBelieved = 2;
const refusalMs = 10 * 60_000;

/**
 * The one way to ask a provider. Each request goes through the gate, has a User-Agent, a total timeout, an abort signal and a size cap,
 * and its body is checked by the provider's own reading of errors, then by status, then by the schema.
 *
 * Network failures, timeouts and 5xx are tried twice more, each through the gate. "Too fast" closes the gate and throws ProviderWaiting.
 * Redirects are followed within the base URL's origin only, so that credentials never reach another host; those of a change are not.
 * Throws ProviderNotFound, ProviderRefused, ProviderUnreachable, ProviderWaiting, InvalidAnswer, or the signal's reason.
 */
export function createProviderHttp(options: ProviderHttpOptions): ProviderHttp {
	const { provider, gate, clock } = options;
	const exchange = createExchange(options);
	let limitsInARow = 0;
	let refusalsInARow = 0;
	let refused: { error: ProviderRefused; until: Date } | null = null;

	function urlOf(path: string, endpoint: string, query: JsonRequest<z.ZodType>['query'] = {}): URL {
		const url = new URL(options.baseUrl);
		const base = url.pathname.replace(/\/$/, '');
		if (path !== '') url.pathname = `${base}${path}`;
		// A path part such as ".." from someone's data must not lead out of the API.
		if (!url.pathname.startsWith(base))
			throw new InvalidAnswer({ provider, endpoint }, 'the path leads out of the base URL');
		for (const [name, value] of Object.entries(query))
			if (value !== undefined) url.searchParams.set(name, String(value));
		return url;
	}

	function redact(detail: string): string {
		const secrets = (options.secrets ?? []).filter((secret) => secret !== '');
		return secrets.reduce((text, secret) => text.replaceAll(secret, '••••'), detail);
	}

	function closeGate(origin: AnswerOrigin, headers: Answer['headers'], verdict: Verdict): ProviderWaiting {
		const { detail } = verdict;
		const now = clock();
		const guess = options.waitSeconds * 1000 * 2 ** Math.min(limitsInARow, maxDoublings);
		// A hint of seconds says nothing of calls that are counted by the day: the later one holds.
		const hints = [readWaitHint(headers, now), verdict.until].flatMap((hint) => hint?.getTime() ?? []);
		const until = new Date(hints.length === 0 ? now.getTime() + guess : Math.max(...hints));
		limitsInARow += 1;
		gate.close(until, redact(detail));
		return waitingFor(origin, until, redact(detail), now);
	}

	function throwVerdict(verdict: Verdict, origin: AnswerOrigin, answer: Answer, notFound: string | undefined): never {
		const { kind, detail } = verdict;
		if (kind === 'limited') throw closeGate(origin, answer.headers, verdict);
		throw errorOf(origin, { kind, detail: kind === 'not-found' && notFound ? cleanText(notFound) : redact(detail) });
	}

	/**
	 * A provider that refuses us again and again (a wrong key, a ban) refuses the rest of the queue as well: for a while it is
	 * not asked at all, and everybody gets the refusal at once.
	 */
	function noteRefusal(error: unknown): void {
		if (!(error instanceof ProviderRefused)) return;
		refusalsInARow += 1;
		if (refusalsInARow < refusalsBelieved) return;
		refused = { error, until: new Date(clock().getTime() + refusalMs) };
	}

	function throwIfRefused(): void {
		if (refused !== null && clock() < refused.until) throw refused.error;
		refused = null;
	}

	/** The answer is judged in its turn at the gate, so that the gate counts what failed. */
	function send<T>(url: URL, request: Sending, wanted: Wanted, read: (answer: Answer) => T): Promise<T> {
		return gate.run(async () => {
			const answer = await exchange(url, request, wanted);
			const isChange = request.body !== undefined || request.method !== undefined;
			if (!isChange || !isRedirect(answer)) return read(answer);
			const origin = { provider, endpoint: request.endpoint, status: answer.status };
			throw new InvalidAnswer(origin, 'redirects what was sent, which is not sent again');
		}, request);
	}

	function readJson<Schema extends z.ZodType>(answer: Answer, request: JsonRequest<Schema>): z.output<Schema> {
		const origin = { provider, endpoint: request.endpoint, status: answer.status };
		const isEmpty = request.mayBeEmpty === true && answer.status === 204;
		const verdict = isEmpty ? null : (options.judge?.(answer) ?? judgeByStatus(answer));
		if (verdict !== null) throwVerdict(verdict, origin, answer, request.notFound);
		limitsInARow = 0;
		refusalsInARow = 0;
		const parsed = request.schema.safeParse(isEmpty ? null : answer.body);
		if (!parsed.success) throw new InvalidAnswer(origin, redact(describeIssues(parsed.error)));
		return parsed.data;
	}

	function readBody(answer: Answer, { endpoint }: Sending): string {
		const verdict = options.judge?.(answer) ?? judgeTextByStatus(answer);
		if (verdict !== null) throwVerdict(verdict, { provider, endpoint, status: answer.status }, answer, undefined);
		limitsInARow = 0;
		refusalsInARow = 0;
		return answer.text;
	}

	/** Where a redirect leads, or null when the answer is none. Credentials go with every request, so another origin is refused. */
	function readRedirect(answer: Answer, url: URL, endpoint: string): URL | null {
		const location = isRedirect(answer) ? answer.headers.get('location') : null;
		if (location === null) return null;
		const next = URL.parse(location, url.href);
		if (next?.origin === url.origin) return next;
		const origin = { provider, endpoint, status: answer.status };
		throw new InvalidAnswer(origin, `redirects to another site (${next?.host ?? 'unreadable'}), which is not followed`);
	}

	async function tryAgain<T>(ask: Sending, task: () => Promise<T>): Promise<T> {
		throwIfRefused();
		return pRetry(task, {
			retries,
			minTimeout: options.retryDelayMs,
			// A person has waited long enough by then; whatever works in the background has time.
			shouldRetry: ({ error }) =>
				error instanceof ProviderUnreachable && (ask.priority === 'background' || !(error instanceof NoAnswerInTime)),
			...(ask.signal ? { signal: ask.signal } : {}),
		}).catch((error: unknown) => {
			if (ask.mayBeRefused !== true) noteRefusal(error);
			throw error;
		});
	}

	/** Asks, and asks again where a redirect leads; `read` gets the first answer that is none. */
	async function follow<T>(first: URL, request: Sending, read: (answer: Answer) => T): Promise<T> {
		const { endpoint } = request;
		return tryAgain(request, async () => {
			let url = first;
			for (let hops = 0; hops <= maxRedirects; hops += 1) {
				const step = await send(url, request, 'body', (answer): Step<T> => {
					const next = readRedirect(answer, url, endpoint);
					return next === null ? { done: true, value: read(answer) } : { done: false, next };
				});
				if (step.done) return step.value;
				url = step.next;
			}
			throw new InvalidAnswer({ provider, endpoint }, `more than ${maxRedirects} redirects`);
		});
	}

	return {
		async getJson(path, request) {
			const url = urlOf(path, request.endpoint, request.query);
			return follow(url, request, (answer) => readJson(answer, request));
		},
		async getText(path, request) {
			return follow(urlOf(path, request.endpoint), request, (answer) => readBody(answer, request));
		},
		async send(path, request) {
			const { endpoint, notFound } = request;
			await follow(urlOf(path, endpoint), request, (answer) => {
				const verdict = options.judge?.(answer) ?? judgeStatus(answer);
				if (verdict !== null) throwVerdict(verdict, { provider, endpoint, status: answer.status }, answer, notFound);
				limitsInARow = 0;
				refusalsInARow = 0;
			});
		},
		async locate(path, request) {
			const { endpoint, notFound } = request;
			const url = urlOf(path, endpoint, {});
			return tryAgain(request, () =>
				send(url, request, 'headers', (answer) => {
					const verdict = isRedirect(answer) ? null : judgeByStatus(answer);
					if (verdict !== null) throwVerdict(verdict, { provider, endpoint, status: answer.status }, answer, notFound);
					limitsInARow = 0;
					refusalsInARow = 0;
					return answer.headers.get('location');
				}),
			);
		},
	};
}

function isRedirect({ status }: Answer): boolean {
	return status >= 300 && status < 400;
}
