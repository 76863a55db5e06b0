import type { IncomingHttpHeaders } from 'node:http';

/** The services the sandbox stands in for; `pictures` are the hosts that serve the picture files. */
export const providerNames = [
	'lastfm',
	'musicbrainz',
	'discogs',
	'listenbrainz',
	'listenbrainzLabs',
	'deezer',
	'wikidata',
	'commons',
	'coverart',
	'fanarttv',
	'audiodb',
	'ecb',
	'ebay',
	'amazon',
	'pictures',
	'shops',
	'spotify',
	'discogsDumps',
] as const;

export type ProviderName = (typeof providerNames)[number];

/** A request as a service sees it. */
export interface Question {
	method: string;
	/** Path under the service's base, beginning with "/". Still percent-encoded. */
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: string;
	/** The sandbox's own origin as the client addressed it: every picture URL begins with it. */
	origin: string;
}

/** What a service answers. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** One service of the sandbox. */
export interface Service {
	/** Short name of the endpoint for the counts, e.g. "release-group browse". */
	endpointOf(question: Question): string;
	answer(question: Question): Answer;
	/** What the service says when it has nothing under a URL. */
	notFound(question: Question): Answer;
	/** Ends every access token that it gave out, where it gives out any. */
	expireTokens?(): void;
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(body),
	};
}

/** A redirect without a body. */
export function redirect(location: string, status: number): Answer {
	return { status, headers: { location }, body: '' };
}

/** The parts of the path, percent-decoded; a part that cannot be decoded stays as it is. */
export function partsOf(path: string): string[] {
	return path
		.split('/')
		.filter((part) => part !== '')
		.map((part) => {
			try {
				return decodeURIComponent(part);
			} catch {
				return part;
			}
		});
}

/** A whole number of the query, or `otherwise` where it is missing or none. */
export function numberOf(query: URLSearchParams, name: string, otherwise: number): number {
	const text = query.get(name) ?? '';
	return /^\d+$/.test(text) ? Number(text) : otherwise;
}

/** Whether the User-Agent names an application and somebody to write to (an address or a page). */
export function hasContact(headers: IncomingHttpHeaders): boolean {
	return /^\S+\/\S+.*(https?:\/\/|@)/.test(headers['user-agent'] ?? '');
}
