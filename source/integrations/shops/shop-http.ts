import pRetry from 'p-retry';
import type { Response } from 'undici';
import type { z } from 'zod';
import {
	type AnswerOrigin,
	InvalidAnswer,
	ProviderNotFound,
	ProviderUnreachable,
	ProviderUnusable,
	type ProviderWaiting,
} from '../../errors.ts';
import { type Answer, describeIssues, errorOf, judgeByStatus, parseJson } from '../http/answers.ts';
import { type Clock, createGate, type Gate, waitingFor } from '../http/gate.ts';
import type { Ask } from '../http/provider-http.ts';
import type { Rate } from '../http/provider-names.ts';
import { NotPublicAddress } from '../http/public-address.ts';
import { BodyTooLarge, readText } from '../http/read-body.ts';
import type { Transport } from '../http/transport.ts';
import { readWaitHint } from '../http/waits.ts';
import { refuseAddress } from './shop-address.ts';

export interface ShopRequest<Schema extends z.ZodType> {
	/** The path without values, for errors. */
	endpoint: string;
	query: Record<string, string>;
	schema: Schema;
	/** Statuses beside 2xx whose body says something. */
	alsoReads: readonly number[];
	ask: Ask;
}

export interface ShopAnswer<T> {
	value: T;
	headers: Answer['headers'];
	/** The shop's base address as it turned out: redirects may add or drop a www. */
	url: string;
}

/** The way to ask shops: each has its own gate, and every answer is looked at for what shops put in place of data. */
export interface ShopHttp {
	/**
	 * Asks for `path` below a shop's base address. Throws ProviderNotFound for a page that it does not have, ProviderUnusable,
	 * ProviderUnreachable, ProviderWaiting, InvalidAnswer, or the signal's reason.
	 */
	getJson<Schema extends z.ZodType>(
		url: string,
		path: string,
		request: ShopRequest<Schema>,
	): Promise<ShopAnswer<z.output<Schema>>>;
}

export interface ShopHttpOptions {
	/** How often one shop is asked, and a shop at one of the trusted origins. */
	rate: Rate;
	trustedRate: Rate;
	/** How long a shop is left alone when it says "too fast" but not until when, in seconds; a trusted one. */
	waitSeconds: number;
	trustedWaitSeconds: number;
	retryDelayMs: number;
	/** Origins that a person chose for tests: http and private addresses are allowed there and nowhere else. */
	trustedOrigins: ReadonlySet<string>;
	trusted: Transport;
	publicOnly: Transport;
	userAgent: string;
	clock: Clock;
	timeoutMs: number;
	/** Of one body: 250 products with their descriptions are some megabytes. */
	maxBytes: number;
	onCall: (endpoint: string) => void;
}

const retries = 2;
const maxRedirects = 3;
const tryTheBrowser = 'Look at the shop in a web browser; its owner may give you a feed: vinilogy prices import FILE';

export function createShopHttp(options: ShopHttpOptions): ShopHttp {
	const { clock, trustedOrigins } = options;
	const gates = new Map<string, Gate>();

	function gateOf(url: string): Gate {
		const isTrusted = trustedOrigins.has(new URL(url).origin);
		const rate = isTrusted ? options.trustedRate : options.rate;
		const gate = gates.get(url) ?? createGate({ provider: nameShop(url), rate, clock });
		gates.set(url, gate);
		return gate;
	}

	async function exchange(target: URL, origin: AnswerOrigin, ask: Ask): Promise<Answer> {
		const deadline = AbortSignal.timeout(options.timeoutMs);
		const signal = ask.signal ? AbortSignal.any([ask.signal, deadline]) : deadline;
		const transport = trustedOrigins.has(target.origin) ? options.trusted : options.publicOnly;
		options.onCall(origin.endpoint);
		ask.onCall?.('shops');
		try {
			const headers = { 'user-agent': options.userAgent, accept: 'application/json' };
			return await receive(await transport.fetch(target, { headers, signal }));
		} catch (error) {
			if (ask.signal?.aborted) throw ask.signal.reason;
			if (error instanceof BodyTooLarge) {
				throw new InvalidAnswer(origin, `the body is larger than ${options.maxBytes} bytes`);
			}
			const cause = error instanceof Error ? error.cause : undefined;
			if (cause instanceof NotPublicAddress) throw unusable(origin, 'leads to a private address, which is not asked');
			if (deadline.aborted) throw new ProviderUnreachable(origin, `no answer within ${options.timeoutMs / 1000} s`);
			throw new ProviderUnreachable(origin, `connection failed (${codeOf(cause ?? error)})`);
		}
	}

	async function receive(response: Response): Promise<Answer> {
		const text = await readText(response, options.maxBytes);
		return { status: response.status, headers: response.headers, text, body: parseJson(text) };
	}

	/** Where a redirect leads, or null when the answer is none. */
	function followRedirect({ status, headers }: Answer, from: URL, origin: AnswerOrigin): URL | null {
		const location = status >= 300 && status < 400 ? headers.get('location') : null;
		if (location === null) return null;
		const to = URL.parse(location, from.href);
		if (to === null) throw new InvalidAnswer(origin, 'redirects to an unreadable address');
		if (/\/password\/?$/.test(to.pathname)) throw behindPassword(origin);
		const refusal = refuseAddress(to, from, trustedOrigins);
		if (refusal !== null) throw new ProviderUnusable(origin, refusal.refused, refusal.next);
		return to;
	}

	function closeGate(url: string, { headers, status }: Answer, origin: AnswerOrigin): ProviderWaiting {
		const now = clock();
		const isTrusted = trustedOrigins.has(new URL(url).origin);
		const guess = (isTrusted ? options.trustedWaitSeconds : options.waitSeconds) * 1000;
		const until = readWaitHint(headers, now) ?? new Date(now.getTime() + guess);
		const reason = `too many requests (HTTP ${status})`;
		gateOf(url).close(until, reason);
		return waitingFor(origin, until, reason, now);
	}

	function judge(url: string, answer: Answer, origin: AnswerOrigin, alsoReads: readonly number[]): void {
		const { status, body, text } = answer;
		const hint = readWaitHint(answer.headers, clock());
		if (status === 429 || (status === 430 && hint !== null)) throw closeGate(url, answer, origin);
		if (status === 401 || status === 403 || status === 430) {
			throw unusable(origin, `turns programs away (HTTP ${status})`);
		}
		if (status === 404 || status === 410) throw new ProviderNotFound(origin, `HTTP ${status}: it has no such page`);
		if (status === 200 && body === undefined && isPasswordPage(text)) throw behindPassword(origin);
		if (alsoReads.includes(status) && body !== undefined) return;
		const verdict = judgeByStatus(answer);
		if (verdict !== null && verdict.kind !== 'limited') throw errorOf(origin, { ...verdict, kind: verdict.kind });
	}

	/** One request in its turn, with the redirects that follow from it. */
	async function ask<Schema extends z.ZodType>(url: string, first: URL, request: ShopRequest<Schema>) {
		const { endpoint, schema, alsoReads } = request;
		let target = first;
		for (let hops = 0; hops <= maxRedirects; hops += 1) {
			const origin: AnswerOrigin = { provider: nameShop(url), endpoint };
			const at = target;
			const step = await gateOf(url).run(
				async () => {
					const answer = await exchange(at, origin, request.ask);
					const next = followRedirect(answer, at, origin);
					if (next !== null) return { next };
					judge(url, answer, { ...origin, status: answer.status }, alsoReads);
					return { answer };
				},
				{ endpoint, ...request.ask },
			);
			if (step.answer !== undefined) {
				const parsed = schema.safeParse(step.answer.body);
				if (!parsed.success) throw new InvalidAnswer(origin, describeIssues(parsed.error));
				return { value: parsed.data, headers: step.answer.headers, url: moveTo(url, at) };
			}
			target = step.next;
		}
		throw new InvalidAnswer({ provider: nameShop(url), endpoint }, `more than ${maxRedirects} redirects`);
	}

	return {
		async getJson(url, path, request) {
			const target = new URL(url + path);
			for (const [name, value] of Object.entries(request.query)) target.searchParams.set(name, value);
			const refusal = refuseAddress(target, null, trustedOrigins);
			const origin = { provider: nameShop(url), endpoint: request.endpoint };
			if (refusal !== null) throw new ProviderUnusable(origin, refusal.refused, refusal.next);
			const { signal } = request.ask;
			return pRetry(() => ask(url, target, request), {
				retries,
				minTimeout: options.retryDelayMs,
				shouldRetry: ({ error }) => error instanceof ProviderUnreachable,
				...(signal ? { signal } : {}),
			});
		},
	};
}

/** How a shop is called in messages and where its offers are kept apart: its host, and its path where it has one. */
export function nameShop(url: string): string {
	const { host, pathname } = new URL(url);
	return host + pathname.replace(/\/+$/, '');
}

/** A password page that is answered in place, without a redirect. */
function isPasswordPage(text: string): boolean {
	return /<form[^>]+action="\/password"|<input[^>]+type="password"|template-password/i.test(text.slice(0, 200_000));
}

function behindPassword(origin: AnswerOrigin): ProviderUnusable {
	return unusable(origin, 'is behind a password page');
}

function unusable(origin: AnswerOrigin, detail: string): ProviderUnusable {
	return new ProviderUnusable(origin, detail, tryTheBrowser);
}

/** The same base address on the host that answered. */
function moveTo(url: string, answered: URL): string {
	const base = new URL(url);
	base.host = answered.host;
	return base.href.replace(/\/+$/, '');
}

/** The system's or undici's short code for what broke, never its message. */
function codeOf(error: unknown): string {
	if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
	return error instanceof Error ? error.name : 'unknown';
}
