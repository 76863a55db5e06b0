import { type Sandbox, type SandboxOptions, sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';

/** A User-Agent as the services want it. */
export const agent = 'Vinilogy-test/1.0 (+https://vinilogy.example)';
export const discogsToken = { authorization: `Discogs token=${sandboxKeys.discogsToken}` };

export interface Asked {
	status: number;
	headers: Headers;
	text: string;
	// The tests look at foreign JSON; every access is checked by an expectation.
	// biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes
	body: any;
}

/** Asks the sandbox under a path; redirects are not followed. */
export async function ask(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Asked> {
	const headers = { 'user-agent': agent, ...Object.fromEntries(new Headers(init.headers)) };
	const response = await fetch(`${sandbox.url}${path}`, { redirect: 'manual', ...init, headers });
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, body: parse(text) };
}

/** Asks Last.fm with the sandbox's key. */
export function askLastfm(sandbox: Sandbox, method: string, parameters: Record<string, string> = {}): Promise<Asked> {
	const query = new URLSearchParams({ method, api_key: sandboxKeys.lastfm, format: 'json', ...parameters });
	return ask(sandbox, `/lastfm/2.0/?${query}`);
}

/** Asks MusicBrainz for JSON. */
export function askMusicbrainz(
	sandbox: Sandbox,
	path: string,
	parameters: Record<string, string> = {},
): Promise<Asked> {
	return ask(sandbox, `/musicbrainz/ws/2/${path}?${new URLSearchParams({ fmt: 'json', ...parameters })}`);
}

/** Asks Discogs, with the token unless told otherwise. */
export function askDiscogs(
	sandbox: Sandbox,
	path: string,
	parameters: Record<string, string> = {},
	headers: Record<string, string> = discogsToken,
): Promise<Asked> {
	return ask(sandbox, `/discogs/${path}?${new URLSearchParams(parameters)}`, { headers });
}

/** A sandbox without limits, for the shapes. */
export function startFreely(options: SandboxOptions = {}): Promise<Sandbox> {
	return startSandbox({ limits: false, ...options });
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}
