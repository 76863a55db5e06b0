import type { ProviderName } from './exchange.ts';

/** One request in the log. */
interface LoggedRequest {
	/** ISO 8601. */
	at: string;
	provider: ProviderName;
	endpoint: string;
	method: string;
	/** Path and query without the values of keys, tokens and secrets. */
	url: string;
	/** HTTP status; 0 where the connection was dropped or the answer never came. */
	status: number;
}

/** What was asked since the start or the last reset. */
export interface RequestReport {
	total: number;
	byProvider: Record<string, number>;
	/** "provider endpoint" → count, e.g. "musicbrainz release-group browse". */
	byEndpoint: Record<string, number>;
	/** "provider status" → count, e.g. "discogs 429". */
	statuses: Record<string, number>;
	/** The last 2000, the oldest first. */
	log: LoggedRequest[];
}

const keptInLog = 2000;

/** Counts requests. */
export interface RequestCounter {
	add(request: LoggedRequest): void;
	report(): RequestReport;
	reset(): void;
}

/** A counter that starts at nothing. */
export function createRequestCounter(): RequestCounter {
	let counts = emptyReport();
	return {
		add(request) {
			counts.total++;
			count(counts.byProvider, request.provider);
			count(counts.byEndpoint, `${request.provider} ${request.endpoint}`);
			count(counts.statuses, `${request.provider} ${request.status}`);
			counts.log.push(request);
			if (counts.log.length > keptInLog) counts.log.shift();
		},
		report: () => structuredClone(counts),
		reset() {
			counts = emptyReport();
		},
	};
}

const secretParameters = ['api_key', 'client_key', 'token', 'key', 'secret', 'sk', 'api_sig'];

/** Path and query with every secret value replaced by `***`; TheAudioDB's key is a part of the path. */
export function withoutSecrets(pathAndQuery: string): string {
	const [path = '', search] = pathAndQuery.split(/\?(.*)/s);
	const masked = path.replace(/(\/audiodb\/api\/v1\/json\/)[^/]+/, '$1***');
	if (search === undefined) return masked;
	const query = search.replace(/(^|&)([^=&]+)=([^&]*)/g, (pair, start, name) =>
		secretParameters.includes(name.toLowerCase()) ? `${start}${name}=***` : pair,
	);
	return `${masked}?${query}`;
}

function emptyReport(): RequestReport {
	return { total: 0, byProvider: {}, byEndpoint: {}, statuses: {}, log: [] };
}

function count(counts: Record<string, number>, key: string): void {
	counts[key] = (counts[key] ?? 0) + 1;
}
