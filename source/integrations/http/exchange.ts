import type { Response } from 'undici';
import { type AnswerOrigin, InvalidAnswer, ProviderUnreachable } from '../../errors.ts';
import { type Answer, parseJson } from './answers.ts';
import type { ProviderHttpOptions, Sending } from './provider-http.ts';
import { BodyTooLarge, readText } from './read-body.ts';

/** `headers`: the status and headers say it all, and the body is not read: an object stands in for it. */
export type Wanted = 'body' | 'headers';

type Exchange = (url: URL, request: Sending, wanted: Wanted) => Promise<Answer>;

/** Sends one request and takes its answer, whatever that says; everything that can go wrong on the way becomes a domain error. */
export function createExchange(options: Omit<ProviderHttpOptions, 'baseUrl' | 'gate' | 'judge'>): Exchange {
	const { provider } = options;

	/** The credentials of the request are masked at once, wherever the provider quotes them. */
	async function receive(response: Response, credentials: string | undefined): Promise<Answer> {
		const whole = await readText(response, options.maxBytes);
		const text = secretsIn(credentials ?? '').reduce((body, secret) => body.replaceAll(secret, '••••'), whole);
		return { status: response.status, headers: response.headers, text, body: parseJson(text) };
	}

	return async (url, request, wanted) => {
		const { endpoint, signal: stop, onCall } = request;
		await request.beforeSend?.();
		const deadline = AbortSignal.timeout(options.timeoutMs);
		const signal = stop ? AbortSignal.any([stop, deadline]) : deadline;
		const authorization = options.authorization?.();
		const headers = {
			'user-agent': options.userAgent,
			accept: options.accept ?? 'application/json',
			...(authorization === undefined ? {} : { authorization }),
			...request.headers,
		};
		options.onCall?.(provider, endpoint);
		onCall?.(provider);
		try {
			const response = await options.transport.fetch(url, { ...packBody(request, headers), signal });
			options.onHeaders?.(response.headers);
			return await (wanted === 'body' ? receive(response, request.headers?.authorization) : dropBody(response));
		} catch (error) {
			if (stop?.aborted) throw stop.reason;
			const origin = { provider, endpoint };
			if (error instanceof BodyTooLarge) {
				throw new InvalidAnswer(origin, `the body is larger than ${options.maxBytes} bytes`);
			}
			// The original error is not kept as a cause: it can quote the URL or a header, and with them a key.
			if (deadline.aborted) throw new NoAnswerInTime(origin, options.timeoutMs);
			throw new ProviderUnreachable(origin, `connection failed (${networkCode(error)})`);
		}
	};
}

/** The time of one request is over: a person is not made to wait for a second one. */
export class NoAnswerInTime extends ProviderUnreachable {
	constructor(origin: AnswerOrigin, timeoutMs: number) {
		super(origin, `no answer within ${timeoutMs / 1000} s`);
		this.name = 'ProviderUnreachable';
	}
}

/** The method, the body and its type. */
function packBody({ method, body }: Pick<Sending, 'method' | 'body'>, headers: Record<string, string>) {
	if (body === undefined) return { ...(method === undefined ? {} : { method }), headers };
	const [type, text] =
		'form' in body
			? ['application/x-www-form-urlencoded', new URLSearchParams(body.form).toString()]
			: ['application/json', JSON.stringify(body.json)];
	return { method: method ?? 'POST', headers: { ...headers, 'content-type': type }, body: text };
}

/** Shorter values of an Authorization header are none that anybody could misuse (a method, a version). */
const shortestSecret = 12;

/** What must not be seen of an Authorization header: all of it, and each long value in it, as it stands and decoded. */
function secretsIn(authorization: string): string[] {
	const whole = authorization.replace(/^\w+ /, '');
	const values = [...whole.matchAll(/=\s*"?([^",\s]+)/g)].flatMap(([, value = '']) => [
		value,
		...decode(value).split('&'),
	]);
	const secrets = [whole, ...values.filter((value) => value.length >= shortestSecret)];
	return secrets.filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
}

function decode(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

async function dropBody(response: Response): Promise<Answer> {
	await response.body?.cancel();
	return { status: response.status, headers: response.headers, text: '{}', body: {} };
}

/** The system's or undici's short code for what broke, never its message. */
export function networkCode(error: unknown): string {
	const cause = error instanceof Error ? (error.cause ?? error) : error;
	if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
	return cause instanceof Error ? cause.name : 'unknown';
}
