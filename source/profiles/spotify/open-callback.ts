import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { messageOf, UsageError } from '../../errors.ts';
import { callbackPath, readCallback } from './read-callback.ts';

/** The place on this machine that Spotify sends the person's browser to. */
export interface Callback extends AsyncDisposable {
	/** "http://127.0.0.1:PORT/callback": Spotify does not take the name localhost. */
	redirectUri: string;
	/**
	 * Takes an address that a person pasted, for a browser on another machine cannot reach this one. Throws UsageError when it is not the one
	 * that is waited for.
	 */
	take(text: string): void;
	/** The code. Rejects with UsageError when there will be none (refused, too late), or with the signal's reason. */
	code: Promise<string>;
}

export interface CallbackOptions {
	/** What the answer has to carry. */
	state: string;
	/** 0 is any that is free. */
	port: number;
	/** Milliseconds until nobody is waited for any more. */
	patience: number;
	signal: AbortSignal;
}

const thanks = 'Vinilogy has the answer. Close this page and go back to the terminal.\n';
const notOurs = 'This is not the answer that Vinilogy waits for.\n';

/** Listens for one answer, on 127.0.0.1 only. Throws UsageError when the port cannot be had. */
export async function openCallback({ state, port, patience, signal }: CallbackOptions): Promise<Callback> {
	const { promise: code, resolve, reject } = Promise.withResolvers<string>();
	// Whoever waits hears of it; until then nobody has to.
	code.catch(() => undefined);
	const abandon = () => reject(signal.reason);
	const timer = setTimeout(
		() => reject(new UsageError(tooLate(patience), 'Run `vinilogy connect spotify` to try again.')),
		patience,
	);
	let isAnswered = false;

	/** What tells the answer to who waits for it; null when this is not the answer, or not the first. */
	function accept(url: URL | null): (() => void) | null {
		const found = isAnswered || url === null ? null : readCallback(url, state);
		if (found === null) return null;
		isAnswered = true;
		return () => ('code' in found ? resolve(found.code) : reject(found.refusal));
	}

	const server = createServer((request, response) => {
		const settle = accept(request.method === 'GET' ? URL.parse(request.url ?? '', 'http://127.0.0.1') : null);
		response.setHeader('content-type', 'text/plain; charset=utf-8');
		response.setHeader('cache-control', 'no-store');
		response.setHeader('connection', 'close');
		response.statusCode = settle === null ? 400 : 200;
		// The browser has its page before anything is closed; where it went away, nobody waits for it.
		if (settle !== null) response.once('close', settle);
		response.end(settle === null ? notOurs : thanks);
	});
	if (signal.aborted) abandon();
	signal.addEventListener('abort', abandon, { once: true });

	async function close(): Promise<void> {
		clearTimeout(timer);
		signal.removeEventListener('abort', abandon);
		if (!server.listening) return;
		server.close();
		server.closeAllConnections();
		await once(server, 'close');
	}

	try {
		const redirectUri = `http://127.0.0.1:${await listen(server, port)}${callbackPath}`;
		return {
			redirectUri,
			code,
			take(text) {
				const settle = accept(URL.parse(text.trim()));
				if (settle !== null) return settle();
				const next = `It begins with ${redirectUri}?code= and is in the browser's address line once you agreed.`;
				throw new UsageError('That is not the address that Spotify led to.', next);
			},
			[Symbol.asyncDispose]: close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function listen(server: Server, port: number): Promise<number> {
	try {
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
	} catch (error) {
		throw new UsageError(
			`Port ${port} cannot be listened on: ${messageOf(error)}.`,
			'Without --port a free one is used.',
		);
	}
	const address = server.address();
	return typeof address === 'object' && address !== null ? address.port : port;
}

function tooLate(patience: number): string {
	return `Spotify sent no answer within ${Math.round(patience / 60_000)} minutes.`;
}
