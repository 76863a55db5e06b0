import type { LookupFunction } from 'node:net';
import type { Agent, RequestInit, Response, fetch as UndiciFetch } from 'undici';

/** Sends one request and follows nothing. undici is loaded with the first request: cached answers never pay for it. */
export interface Transport {
	fetch(url: URL, init: RequestInit): Promise<Response>;
	/** Ends every connection, also those in use. */
	close(): Promise<void>;
}

/**
 * A transport with its own connections; idle ones do not keep the process alive.
 * `lookup` replaces the system's name look-up for every connection that is made.
 */
export function createTransport(options: { lookup?: LookupFunction } = {}): Transport {
	let loading: Promise<{ fetch: typeof UndiciFetch; agent: Agent }> | null = null;

	async function load() {
		const { Agent, fetch } = await import('./undici.ts');
		return { fetch, agent: new Agent({ allowH2: false, connect: { timeout: 10_000, ...options } }) };
	}

	return {
		async fetch(url, init) {
			loading ??= load();
			const { fetch, agent } = await loading;
			return fetch(url, { ...init, redirect: 'manual', dispatcher: agent });
		},
		async close() {
			if (loading === null) return;
			const { agent } = await loading;
			await agent.destroy();
		},
	};
}
