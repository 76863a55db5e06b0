import { ProviderRefused } from '../../errors.ts';
import type { Clock } from './gate.ts';
import type { Ask } from './provider-http.ts';

export interface IssuedToken {
	token: string;
	/** How long it is good for, from now. */
	seconds: number;
}

/** The token that a provider wants with every request; kept in memory only. */
export interface AccessToken {
	/**
	 * Runs `call` with a token that is good as far as is known. When the provider refuses it (401: it can end early), it is fetched anew
	 * and `call` runs once more, for the last time; before that, `mayBeRefused` is true.
	 */
	use<T>(ask: Ask | undefined, call: (token: string, mayBeRefused: boolean) => Promise<T>): Promise<T>;
}

/** A token is not used in the last seconds of its life: the request with it would arrive too late. */
const spareSeconds = 60;

/**
 * Keeps one token until shortly before its end. Everybody who needs it while it is fetched waits for the same one; whoever gives up
 * waiting does not end it for the others.
 */
export function createAccessToken(options: { fetch: (ask: Ask) => Promise<IssuedToken>; clock: Clock }): AccessToken {
	const { fetch, clock } = options;
	let kept: { token: string; until: Date } | null = null;
	let flight: Promise<string> | null = null;

	async function renew(ask: Ask): Promise<string> {
		const { token, seconds } = await fetch(ask);
		kept = { token, until: new Date(clock().getTime() + (seconds - spareSeconds) * 1000) };
		return token;
	}

	function current({ signal, ...ask }: Ask): Promise<string> {
		if (signal?.aborted) return Promise.reject(signal.reason);
		if (kept !== null && clock() < kept.until) return Promise.resolve(kept.token);
		flight ??= renew(ask).finally(() => {
			flight = null;
		});
		return signal === undefined ? flight : unlessAborted(flight, signal);
	}

	return {
		async use(ask = {}, call) {
			const token = await current(ask);
			try {
				return await call(token, true);
			} catch (error) {
				if (!(error instanceof ProviderRefused) || error.status !== 401) throw error;
				// Somebody else may have fetched another one meanwhile.
				if (kept?.token === token) kept = null;
				return call(await current(ask), false);
			}
		},
	};
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		const abandon = () => reject(signal.reason);
		signal.addEventListener('abort', abandon, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abandon));
	});
}
