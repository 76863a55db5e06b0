import type { IncomingMessage } from 'node:http';
import { describeWorld } from './cases.ts';
import { type Answer, json, type ProviderName, type Question, type Service } from './exchange.ts';
import { type Fault, type Faults, readFault } from './faults.ts';
import type { Limiter } from './limits.ts';
import { problem } from './providers/ebay-errors.ts';
import { type RequestCounter, withoutSecrets } from './requests.ts';
import { serviceAt } from './services.ts';
import type { Plays } from './world/plays.ts';
import type { World } from './world/world.ts';

/** What to do with a request: the answer, when to give it, or that none will come. */
interface Outcome {
	/** undefined: the connection is cut (`drop`) or the answer never comes (`hang`). */
	answer: Answer | undefined;
	/** `cut`: the connection breaks in the middle of the answer. */
	end: 'answer' | 'drop' | 'cut' | 'hang';
	delayMs: number;
}

/** The parts that a request passes. */
export interface Machinery {
	world: World;
	plays: Plays;
	services: Record<ProviderName, Service>;
	limiters: Record<ProviderName, Limiter>;
	limits: boolean;
	faults: Faults;
	requests: RequestCounter;
	now: () => number;
	latencyMs: number;
	setSpeed: (speed: number) => void;
	expireTokens: () => void;
	/** What is replayed; empty without recordings. */
	recordings: () => object;
}

/** Answers one request: the sandbox's own pages, or a service behind its faults and limits. */
export function handle(machinery: Machinery, request: IncomingMessage, body: string): Outcome {
	const url = new URL(request.url ?? '/', 'http://sandbox.invalid');
	if (url.pathname.startsWith('/__sandbox/')) return immediate(control(machinery, request.method ?? 'GET', url, body));
	const place = serviceAt(url.pathname);
	if (place === undefined) return immediate(json({ error: `No service at ${url.pathname}` }, 404));
	const question: Question = {
		method: request.method ?? 'GET',
		path: place.path,
		query: url.searchParams,
		headers: request.headers,
		body,
		origin: `http://${request.headers.host ?? 'localhost'}`,
	};
	const outcome = serve(machinery, place.provider, question, url.pathname + url.search);
	machinery.requests.add({
		at: new Date(machinery.now()).toISOString(),
		provider: place.provider,
		endpoint: machinery.services[place.provider].endpointOf(question),
		method: question.method,
		url: withoutSecrets(url.pathname + url.search),
		status: outcome.answer?.status ?? 0,
	});
	return outcome;
}

function serve(machinery: Machinery, provider: ProviderName, question: Question, pathAndQuery: string): Outcome {
	const { faults, limiters, limits, latencyMs, services } = machinery;
	const fault = faults.take(provider, pathAndQuery);
	if (fault?.kind === 'down' || fault?.kind === 'drop') return { answer: undefined, end: 'drop', delayMs: 0 };
	if (fault?.kind === 'hang') return { answer: undefined, end: 'hang', delayMs: 0 };
	const admission = limiters[provider](question, machinery.now());
	const refused = (limits && !admission.allowed) || fault?.kind === 'ratelimit';
	const answer = refused ? admission.refusal : services[provider].answer(question);
	const headers = limits ? { ...answer.headers, ...admission.headers } : answer.headers;
	const spoilt = fault ? spoil(fault, { ...answer, headers }, errorBody(provider, question)) : { ...answer, headers };
	return {
		answer: spoilt,
		end: fault?.kind === 'cut' ? 'cut' : 'answer',
		delayMs: fault?.kind === 'slow' ? (fault.delayMs ?? 2000) : latencyMs,
	};
}

/** An error of the service's own making, as it words one. */
function errorBody(provider: ProviderName, { path }: Question): object {
	if (provider === 'lastfm')
		return { error: 8, message: 'Operation failed - Most likely the backend service failed.', links: [] };
	if (provider === 'ebay') return { errors: [problem(12000, 'The service is currently unavailable.')] };
	if (provider === 'spotify') return { error: { status: 500, message: 'Server error.' } };
	if (provider !== 'discogs') return { error: 'The service is not available.' };
	const slow = path.startsWith('/database/');
	return { message: slow ? 'Query time exceeded. Please try a simpler query.' : 'An internal server error occurred.' };
}

/** The answer as the fault leaves it. */
function spoil(fault: Fault, answer: Answer, error: object): Answer {
	const status = fault.status ?? 500;
	switch (fault.kind) {
		case 'status':
			return { ...json(error, status), headers: answer.headers };
		case 'html': {
			const body = '<html><head><title>Service unavailable</title></head><body><h1>Just a moment...</h1></body></html>';
			return { status, headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' }, body };
		}
		case 'empty':
			return { ...answer, status: 200, body: '' };
		case 'truncated':
			return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
		case 'garbage':
			return { ...answer, status: 200, body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0x3c, 0x7d]) };
		default:
			return answer;
	}
}

function control(
	{ requests, faults, world, plays, setSpeed, expireTokens, recordings }: Machinery,
	method: string,
	url: URL,
	body: string,
): Answer {
	const page = url.pathname.slice('/__sandbox/'.length);
	if (page === 'requests' && method === 'GET') return json(requests.report());
	if (page === 'requests' && method === 'DELETE') return done(requests.reset);
	if (page === 'faults' && method === 'DELETE') return done(faults.clear);
	if (page === 'faults' && method === 'POST') {
		const fault = readFault(parse(body));
		return fault ? done(() => faults.inject(fault)) : json({ error: 'Not a fault' }, 400);
	}
	if (page === 'tokens' && method === 'DELETE') return done(expireTokens);
	if (page === 'speed' && method === 'POST') {
		const speed = speedIn(parse(body));
		return speed === undefined ? json({ error: 'Not a speed' }, 400) : done(() => setSpeed(speed));
	}
	if (page === 'plays' && method === 'POST') {
		return play(plays, parse(body)) ? json({ done: true }) : json({ error: 'Not a listener who plays an artist' }, 400);
	}
	if (page === 'world' && method === 'GET') return json(describeWorld(world));
	if (page === 'recordings' && method === 'GET') return json(recordings());
	return json({ error: `No page ${method} ${url.pathname}` }, 404);
}

/** `{ user, artist, times }`; once where `times` is missing. */
function play(plays: Plays, value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const given = new Map<string, unknown>(Object.entries(value));
	const times = given.get('times') ?? 1;
	return typeof times === 'number' && plays.add(`${given.get('user')}`, `${given.get('artist')}`, times);
}

function speedIn(value: unknown): number | undefined {
	const speed = typeof value === 'object' && value !== null && 'speed' in value ? value.speed : undefined;
	return typeof speed === 'number' && speed > 0 && Number.isFinite(speed) ? speed : undefined;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function done(work: () => void): Answer {
	work();
	return json({ done: true });
}

function immediate(answer: Answer): Outcome {
	return { answer, end: 'answer', delayMs: 0 };
}
