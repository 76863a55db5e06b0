import { type Answer, json, type ProviderName, partsOf, type Question } from './exchange.ts';
import { throttled } from './providers/amazon-errors.ts';
import { discogsCredentials } from './providers/discogs-access.ts';
import { dayIsOver } from './providers/ebay-errors.ts';
import { quotaIsUsed, tooFast } from './providers/spotify-errors.ts';

/** What a limiter says of one request; the headers go onto the answer in either case. */
interface Admission {
	allowed: boolean;
	headers: Record<string, string>;
	/** The service's own answer to a request over the limit. */
	refusal: Answer;
}

/** Decides whether a request is within a service's limit at the time `now` (ms). */
export type Limiter = (question: Question, now: number) => Admission;

/** The limiters of all services. Windows last `speed()` times shorter than the real ones. */
export function createLimiters(speed: () => number): Record<ProviderName, Limiter> {
	return {
		lastfm: lastfmLimiter(speed),
		musicbrainz: musicbrainzLimiter(speed),
		discogs: discogsLimiter(speed),
		listenbrainz: listenbrainzLimiter(speed),
		listenbrainzLabs: listenbrainzLimiter(speed),
		deezer: deezerLimiter(speed),
		wikidata: plainLimiter(speed, 100, 10),
		commons: plainLimiter(speed, 100, 10),
		coverart: plainLimiter(speed, 100, 10),
		fanarttv: plainLimiter(speed, 100, 10),
		audiodb: plainLimiter(speed, 60, 60),
		ecb: plainLimiter(speed, 100, 10),
		ebay: ebayLimiter(speed),
		amazon: amazonLimiter(speed),
		pictures: () => ({ allowed: true, headers: {}, refusal: json({}) }),
		shops: shopsLimiter(speed),
		spotify: spotifyLimiter(speed),
		discogsDumps: discogsDumpsLimiter(speed),
	};
}

/** Last.fm, 5 a second averaged over ten seconds: HTTP 429 with error 29 and no header at all. */
function lastfmLimiter(speed: () => number): Limiter {
	const window = movingWindow();
	const message =
		'Rate Limit Exceeded - This application has made too many requests in a short period. Please see tos#4.4';
	return (_question, now) => {
		const { allowed } = window(now, 10_000 / speed(), 50);
		return { allowed, headers: {}, refusal: json({ error: 29, message, links: [] }, 429) };
	};
}

/**
 * MusicBrainz, 1 a second with a burst of two. Refused requests count as well, so an IP that goes on asking stays refused
 * until its rate has fallen: HTTP 503 with `Retry-After`.
 */
function musicbrainzLimiter(speed: () => number): Limiter {
	const burst = 2;
	const mostKept = 6;
	let level = 0;
	let last = 0;
	return (_question, now) => {
		level = Math.min(mostKept, Math.max(0, level - ((now - last) / 1000) * speed()) + 1);
		last = now;
		const allowed = level <= burst;
		const wait = Math.max(1, Math.ceil((level - burst + 1) / speed()));
		const headers: Record<string, string> = {
			'x-ratelimit-limit': '1200',
			'x-ratelimit-remaining': allowed ? `${1200 - Math.ceil(level)}` : '0',
			'x-ratelimit-reset': `${Math.ceil(now / 1000) + (allowed ? 1 : wait)}`,
		};
		const error =
			'Your requests are exceeding the allowable rate limit. Please see https://wiki.musicbrainz.org/XMLWebService for more information.';
		return { allowed, headers, refusal: json({ error }, 503, { 'retry-after': `${wait}` }) };
	};
}

/** Discogs, a moving window of 60 s: 60 requests with credentials, 25 without; three headers, no `Retry-After`. */
function discogsLimiter(speed: () => number): Limiter {
	const window = movingWindow();
	return (question, now) => {
		const limit = discogsCredentials(question) ? 60 : 25;
		const { allowed, used } = window(now, 60_000 / speed(), limit);
		const headers = {
			'x-discogs-ratelimit': `${limit}`,
			'x-discogs-ratelimit-used': `${used}`,
			'x-discogs-ratelimit-remaining': `${Math.max(0, limit - used)}`,
		};
		return { allowed, headers, refusal: json({ message: 'You are making requests too quickly.' }, 429) };
	};
}

/** ListenBrainz, 30 in ten seconds, counted from the first request of a window. */
function listenbrainzLimiter(speed: () => number): Limiter {
	const limit = 30;
	let opened = Number.NEGATIVE_INFINITY;
	let used = 0;
	return (_question, now) => {
		const length = 10_000 / speed();
		if (now - opened >= length) [opened, used] = [now, 0];
		const allowed = used < limit;
		if (allowed) used++;
		const seconds = Math.max(1, Math.ceil((opened + length - now) / 1000));
		const headers = {
			'x-ratelimit-limit': `${limit}`,
			'x-ratelimit-remaining': `${limit - used}`,
			'x-ratelimit-reset-in': `${seconds}`,
			'x-ratelimit-reset': `${Math.ceil(now / 1000) + seconds}`,
		};
		const error = 'You have exceeded your rate limit. See the X-RateLimit-* response headers for more information.';
		return { allowed, headers, refusal: json({ code: 429, error }, 429) };
	};
}

/** Deezer, 50 in five seconds: HTTP 200 with error code 4. */
function deezerLimiter(speed: () => number): Limiter {
	const window = movingWindow();
	return (_question, now) => {
		const { allowed } = window(now, 5000 / speed(), 50);
		const error = { type: 'Exception', message: 'Quota limit exceeded', code: 4 };
		return { allowed, headers: {}, refusal: json({ error }) };
	};
}

/** Shops, each for itself: 20 in ten seconds, then HTTP 429 with a page for people and `Retry-After`. */
function shopsLimiter(speed: () => number): Limiter {
	const windows = new Map<string, ReturnType<typeof movingWindow>>();
	return ({ path }, now) => {
		const [name = ''] = partsOf(path);
		const window = windows.get(name) ?? movingWindow();
		windows.set(name, window);
		const { allowed } = window(now, 10_000 / speed(), 20);
		const headers = { 'content-type': 'text/html', 'retry-after': `${Math.max(1, Math.ceil(10 / speed()))}` };
		return { allowed, headers: {}, refusal: { status: 429, headers, body: '<h1>Too many requests</h1>' } };
	};
}

/** eBay, 5,000 calls of the Browse API a day, counted anew at midnight in California: no header tells how many are left. Tokens are not counted. */
function ebayLimiter(speed: () => number): Limiter {
	const californian = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short' });
	let today = '';
	let used = 0;
	return ({ path }, now) => {
		const day = californian.format(now);
		if (day !== today) [today, used] = [day, 0];
		if (path.startsWith('/buy/')) used++;
		return { allowed: used <= 5000 * speed() || !path.startsWith('/buy/'), headers: {}, refusal: dayIsOver() };
	};
}

/** Amazon, one a second: HTTP 429 without a hint. */
function amazonLimiter(speed: () => number): Limiter {
	const window = movingWindow();
	return ({ path }, now) => {
		const allowed = path.startsWith('/auth/') || window(now, 2000 / speed(), 2).allowed;
		return { allowed, headers: {}, refusal: throttled() };
	};
}

/** Spotify, 100 in a rolling window of thirty seconds, and 10,000 a day for the owner of the app. Who signs in is not counted. */
function spotifyLimiter(speed: () => number): Limiter {
	const window = movingWindow();
	const quota = movingWindow();
	return ({ path }, now) => {
		if (path.startsWith('/accounts/')) return { allowed: true, headers: {}, refusal: tooFast(1) };
		if (!quota(now, 86_400_000 / speed(), 10_000).allowed)
			return { allowed: false, headers: {}, refusal: quotaIsUsed() };
		const { allowed } = window(now, 30_000 / speed(), 100);
		return { allowed, headers: {}, refusal: tooFast(Math.max(1, Math.ceil(30 / speed()))) };
	};
}

/** Discogs' dumps, five in an hour, then HTTP 429 with a page for people and a long `Retry-After`; asking before it is over starts it anew. */
function discogsDumpsLimiter(speed: () => number): Limiter {
	const hour = 3_600_000;
	const waitSeconds = 3359;
	let admitted: number[] = [];
	let closedUntil = 0;
	return (_question, now) => {
		admitted = now < closedUntil ? admitted : admitted.filter((at) => at >= closedUntil && now - at < hour / speed());
		const allowed = now >= closedUntil && admitted.length < 5;
		if (allowed) admitted.push(now);
		else closedUntil = now + (waitSeconds * 1000) / speed();
		const headers = {
			'content-type': 'text/html; charset=utf-8',
			'retry-after': `${Math.max(1, Math.ceil(waitSeconds / speed()))}`,
		};
		return { allowed, headers: {}, refusal: { status: 429, headers, body: '<h1>Too many requests</h1>' } };
	};
}

/** A generous limit with HTTP 429 and `Retry-After`. */
function plainLimiter(speed: () => number, limit: number, seconds: number): Limiter {
	const window = movingWindow();
	return (_question, now) => {
		const { allowed } = window(now, (seconds * 1000) / speed(), limit);
		const wait = { 'retry-after': `${Math.max(1, Math.ceil(seconds / speed()))}` };
		return { allowed, headers: {}, refusal: json({ error: 'Too many requests' }, 429, wait) };
	};
}

/** Counts the admitted requests of the last `length` ms; a refused one does not count. */
function movingWindow(): (now: number, length: number, limit: number) => { allowed: boolean; used: number } {
	let admitted: number[] = [];
	return (now, length, limit) => {
		// In shortened windows the machine's own jitter weighs more than in real ones: a hundredth of the window is let go.
		const slack = length < 5000 ? Math.max(20, length / 100) : 0;
		admitted = admitted.filter((at) => now - at < length - Math.min(slack, length / 2));
		const allowed = admitted.length < limit;
		if (allowed) admitted.push(now);
		return { allowed, used: admitted.length };
	};
}
