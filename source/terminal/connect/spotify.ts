import { createInterface } from 'node:readline';
import { exitCodes, explain } from '../../errors.ts';
import { formatTokens } from '../../profiles/spotify/kept-tokens.ts';
import { type SignInRequest, signInToSpotify } from '../../profiles/spotify/sign-in.ts';
import { readUserName } from '../../profiles/user-name.ts';
import { secretName } from '../../secrets/secret-store.ts';
import { openInBrowser } from '../open-page.ts';
import type { Terminal } from '../terminal.ts';
import { withContext } from '../with-context.ts';
import { noteAccount } from './note-account.ts';

export interface ConnectSpotifyOptions {
	user: string;
	/** 0 is any that is free. */
	port: number;
	/** Open no browser. */
	urlOnly: boolean;
}

/** How long a person may take to sign in, in milliseconds. */
const patience = 5 * 60_000;

/** `connect spotify`: lets a person agree in a browser, on this machine or another, and keeps what Spotify gives for it. */
export async function connectSpotify({ user, port, urlOnly }: ConnectSpotifyOptions): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		const { providers, secrets, signal, clock } = context;
		const listener = readUserName(user);
		const pasted = createInterface({ input: process.stdin, terminal: false });
		const ask = (request: SignInRequest) => {
			terminal.say(describeRequest(request.address));
			pasted.on('line', (line) => take(terminal, request, line));
			if (!urlOnly && terminal.hasReader) void openInBrowser(request.address).catch(() => undefined);
		};
		try {
			const { id, name, tokens } = await signInToSpotify(providers, { port, patience, signal, ask });
			// In turn: a sync that exchanges the former ones would write over these.
			await secrets.inTurn(() => secrets.write(secretName(listener, 'spotify'), formatTokens(tokens, clock())));
			terminal.say(`Spotify knows you as ${name}. Its tokens are kept in ${await secrets.describe()}.`);
			await noteAccount(session, { user: listener, provider: 'spotify', username: id });
			return exitCodes.done;
		} finally {
			pasted.close();
			process.stdin.destroy();
		}
	});
}

function describeRequest(address: string): string {
	return [
		'Agree at Spotify in your browser, at this address:',
		'',
		address,
		'',
		'It then leads back to this machine. If the browser is on another one, paste here the',
		'address that it could not open. Waiting for five minutes (Ctrl-C stops) …',
	].join('\n');
}

/** A line that is not the address is no end: the person may paste another. */
function take(terminal: Terminal, { paste }: SignInRequest, line: string): void {
	if (line.trim() === '') return;
	try {
		paste(line);
	} catch (error) {
		const { message, next } = explain(error);
		terminal.say(`${message}\n${next}`);
	}
}
