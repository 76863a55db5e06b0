import { type ProviderName, providerNames } from './exchange.ts';

const kinds = [
	'status',
	'html',
	'empty',
	'truncated',
	'slow',
	'hang',
	'drop',
	'cut',
	'garbage',
	'ratelimit',
	'down',
] as const;

/** Something that goes wrong on request. */
export interface Fault {
	/** `*` = every service ("the cable is pulled"). */
	provider: ProviderName | '*';
	/** Only requests whose path and query hold this text. */
	endpoint?: string;
	kind: (typeof kinds)[number];
	/** For `status` and `html`; 500 where it is missing. */
	status?: number;
	/** How many requests are hit: 1 where it is missing, but `down` lasts until it is cleared. */
	times?: number;
	/** For `slow`: 2000 where it is missing. */
	delayMs?: number;
}

/** The faults that are waiting for a request. */
export interface Faults {
	inject(fault: Fault): void;
	clear(): void;
	/** The fault that hits this request, if one does; it is used up by that. */
	take(provider: ProviderName, pathAndQuery: string): Fault | undefined;
}

/** An empty list of faults; of several that fit a request, the one injected first hits it. */
export function createFaults(): Faults {
	let waiting: { fault: Fault; left: number }[] = [];
	return {
		inject(fault) {
			const left = fault.times ?? (fault.kind === 'down' ? Number.POSITIVE_INFINITY : 1);
			waiting.push({ fault, left });
		},
		clear() {
			waiting = [];
		},
		take(provider, pathAndQuery) {
			const hit = waiting.find(
				({ fault }) =>
					(fault.provider === '*' || fault.provider === provider) && pathAndQuery.includes(fault.endpoint ?? ''),
			);
			if (hit === undefined) return undefined;
			hit.left--;
			waiting = waiting.filter(({ left }) => left > 0);
			return hit.fault;
		},
	};
}

/** Reads a fault from JSON; undefined where it is none. */
export function readFault(value: unknown): Fault | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const given = new Map(Object.entries(value));
	const kind = kinds.find((candidate) => candidate === given.get('kind'));
	const provider = given.get('provider') === '*' ? '*' : providerNames.find((name) => name === given.get('provider'));
	if (kind === undefined || provider === undefined) return undefined;
	const endpoint = given.get('endpoint');
	return {
		provider,
		kind,
		endpoint: typeof endpoint === 'string' ? endpoint : undefined,
		status: numberIn(given.get('status')),
		times: numberIn(given.get('times')),
		delayMs: numberIn(given.get('delayMs')),
	};
}

function numberIn(value: unknown): number | undefined {
	return typeof value === 'number' ? value : undefined;
}
