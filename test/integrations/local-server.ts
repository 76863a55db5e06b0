import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { Judge } from '../../source/integrations/http/answers.ts';
import { createGate, type Gate } from '../../source/integrations/http/gate.ts';
import {
	createProviderHttp,
	type ProviderHttp,
	type ProviderHttpOptions,
} from '../../source/integrations/http/provider-http.ts';
import type { ProviderName } from '../../source/integrations/http/provider-names.ts';
import { createTransport } from '../../source/integrations/http/transport.ts';

export interface LocalServer extends AsyncDisposable {
	url: string;
	/** What was asked so far, oldest first. */
	requests: { method: string; path: string; query: URLSearchParams; headers: IncomingMessage['headers'] }[];
}

/** A server of our own on a free port. */
export async function startServer(listener: RequestListener): Promise<LocalServer> {
	const requests: LocalServer['requests'] = [];
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
		requests.push({ method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers });
		listener(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		requests,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

export interface Replayed {
	status: number;
	headers: Record<string, string>;
	body: string | Uint8Array;
}

/** A server that gives the same answer to everything, until `answer` is set to another. */
export async function startReplay(): Promise<LocalServer & { answer: Replayed }> {
	const first: Replayed = { status: 200, headers: {}, body: '{}' };
	const server = await startServer((_request, response) => {
		const { status, headers, body } = replay.answer;
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
	});
	const replay = Object.assign(server, { answer: first });
	return replay;
}

const testRate = { requests: 1000, seconds: 1 };

export interface TestHttp extends AsyncDisposable {
	http: ProviderHttp;
	gate: Gate;
	/** Endpoints called, oldest first. */
	calls: string[];
}

/** The HTTP core as it is, at a thousand requests a second and with retries after one millisecond. */
export function openHttp(
	provider: ProviderName,
	baseUrl: string,
	options: Partial<ProviderHttpOptions> & { judge?: Judge } = {},
): TestHttp {
	const clock = options.clock ?? (() => new Date());
	const gate = options.gate ?? createGate({ provider, rate: testRate, clock });
	const transport = createTransport();
	const calls: string[] = [];
	const http = createProviderHttp({
		provider,
		baseUrl,
		gate,
		transport,
		clock,
		userAgent: 'Vinilogy/test (+https://example.org)',
		waitSeconds: 7,
		timeoutMs: 10_000,
		maxBytes: 1_000_000,
		retryDelayMs: 1,
		onCall: (_provider, endpoint) => calls.push(endpoint),
		...options,
	});
	return { http, gate, calls, [Symbol.asyncDispose]: () => transport.close() };
}

/** What the promise rejects with; fails when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Error) return error;
		throw new Error(`rejected with something that is no error: ${String(error)}`);
	}
	throw new Error('expected a rejection');
}
