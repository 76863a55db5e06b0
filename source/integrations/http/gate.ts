import Bottleneck from 'bottleneck';
import { type AnswerOrigin, ProviderNotFound, ProviderWaiting } from '../../errors.ts';
import type { Rate } from './provider-names.ts';

export type Priority = 'interactive' | 'background';

/** The time, as an argument so that tests own it. */
export type Clock = () => Date;

export interface GateState {
	open: boolean;
	/** When a closed gate opens again, and why it closed; null while it is open. */
	until: Date | null;
	reason: string | null;
	queued: number;
	running: number;
	/** Requests sent so far, those among them that the provider answered with "too fast", and those that failed otherwise. */
	sent: number;
	limited: number;
	failed: number;
}

export interface RunOptions {
	/** Named in the error when the gate is closed. */
	endpoint?: string;
	priority?: Priority;
	signal?: AbortSignal;
}

export interface Gate {
	/**
	 * Runs the task in its turn. Interactive tasks overtake background ones until the moment of sending.
	 * Rejects at once with ProviderWaiting while the gate is closed, also for those already queued when it closes,
	 * and with the signal's reason when it is aborted in the queue.
	 */
	run<T>(task: () => Promise<T>, options?: RunOptions): Promise<T>;
	/** Closes the gate until then (never earlier than a time already set) and turns away everything queued. */
	close(until: Date, reason: string): void;
	/** Slows the gate to this rate; a rate above the configured one is not taken. */
	setRate(rate: Rate): void;
	state(): GateState;
}

interface Waiter {
	start(): Promise<void>;
	refuse(error: unknown): void;
	endpoint: string;
}

/** Requests under way at the same time: two, so that one slow answer does not cost the rate. */
const concurrency = 2;

/** 1 % slower than allowed when evenly spaced, and half of that for the hard limit of a whole window. */
const spacingMargin = 1.01;
const windowMargin = 1.005;

/** Milliseconds by which timers are late at ordinary times. */
const timerJitter = 2;

/**
 * One provider's gate: requests start evenly spaced and never more often than the rate allows.
 * It holds no timer while nothing is queued. Bottleneck hands out the starting times; who starts is decided only then.
 */
export function createGate(options: { provider: string; rate: Rate; clock: Clock }): Gate {
	const { provider, clock } = options;
	const lanes: Record<Priority, Waiter[]> = { interactive: [], background: [] };
	const counts = { running: 0, sent: 0, limited: 0, failed: 0 };
	let window = windowOf(options.rate);
	let closed: { until: Date; reason: string } | null = null;
	const starts: number[] = [];
	let tickets = 0;
	const pacer = new Bottleneck({ maxConcurrent: concurrency, minTime: spacingOf(options.rate) });

	function queued(): number {
		return lanes.interactive.length + lanes.background.length;
	}

	function closure(): { until: Date; reason: string } | null {
		if (closed !== null && clock() >= closed.until) closed = null;
		return closed;
	}

	/** A starting time is asked for as late as possible, so that an abandoned request does not use one up. */
	function pump(): void {
		while (tickets < Math.min(concurrency, queued())) {
			tickets += 1;
			void pacer.schedule(startNext).then(pump);
		}
	}

	async function startNext(): Promise<void> {
		await roomInWindow();
		tickets -= 1;
		const next = lanes.interactive.shift() ?? lanes.background.shift();
		if (next === undefined) return;
		pump();
		await next.start();
	}

	/** Spacing alone is not enough: a start that came late (a busy process) brings the following ones nearer to it. */
	async function roomInWindow(): Promise<void> {
		const now = clock().getTime();
		const oldest = starts.length < window.requests ? undefined : starts[starts.length - window.requests];
		const start = oldest === undefined ? now : Math.max(now, oldest + window.milliseconds);
		starts.push(start);
		starts.splice(0, starts.length - window.requests);
		if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
	}

	function waitingError(endpoint: string, { until, reason }: { until: Date; reason: string }): ProviderWaiting {
		return waitingFor({ provider, endpoint }, until, reason, clock());
	}

	return {
		run<T>(task: () => Promise<T>, { endpoint = 'request', priority = 'interactive', signal }: RunOptions = {}) {
			const current = closure();
			if (current !== null) return Promise.reject(waitingError(endpoint, current));
			if (signal?.aborted) return Promise.reject(signal.reason);
			return new Promise<T>((resolve, reject) => {
				const lane = lanes[priority];
				const waiter: Waiter = { endpoint, start, refuse };

				function abandon(): void {
					lane.splice(lane.indexOf(waiter), 1);
					reject(signal?.reason);
				}
				function refuse(error: unknown): void {
					signal?.removeEventListener('abort', abandon);
					reject(error);
				}
				async function start(): Promise<void> {
					signal?.removeEventListener('abort', abandon);
					counts.sent += 1;
					counts.running += 1;
					try {
						resolve(await task());
					} catch (error) {
						const isAnswer = error instanceof ProviderWaiting || error instanceof ProviderNotFound;
						if (!isAnswer && !signal?.aborted) counts.failed += 1;
						reject(error);
					} finally {
						counts.running -= 1;
					}
				}

				signal?.addEventListener('abort', abandon, { once: true });
				lane.push(waiter);
				pump();
			});
		},
		close(until, reason) {
			const current = closure();
			closed = current !== null && current.until > until ? current : { until, reason };
			counts.limited += 1;
			const refused = [...lanes.interactive.splice(0), ...lanes.background.splice(0)];
			for (const waiter of refused) waiter.refuse(waitingError(waiter.endpoint, closed));
		},
		setRate(rate) {
			const slower = rate.requests / rate.seconds < options.rate.requests / options.rate.seconds ? rate : options.rate;
			window = windowOf(slower);
			pacer.updateSettings({ minTime: spacingOf(slower) });
		},
		state() {
			const current = closure();
			return {
				open: current === null,
				until: current?.until ?? null,
				reason: current?.reason ?? null,
				queued: queued(),
				...counts,
			};
		},
	};
}

/** "discogs masters/{id}: waits 42 s (too many requests)". */
export function waitingFor(origin: AnswerOrigin, until: Date, reason: string, now: Date): ProviderWaiting {
	const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
	return new ProviderWaiting(origin, until, `waits ${seconds} s (${reason})`);
}

function spacingOf(rate: Rate): number {
	return ((rate.seconds * 1000) / rate.requests) * spacingMargin;
}

/**
 * The rate as "so many whole requests in so many milliseconds". Of two at least: limits of one a second forgive a pair,
 * and a window of one would turn every late timer into lost rate.
 */
function windowOf(rate: Rate): { requests: number; milliseconds: number } {
	const requests = Math.max(2, Math.floor(rate.requests));
	return { requests, milliseconds: (requests / rate.requests) * rate.seconds * 1000 * windowMargin - timerJitter };
}
