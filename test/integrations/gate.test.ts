import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderNotFound, ProviderWaiting } from '../../source/errors.ts';
import { createGate } from '../../source/integrations/http/gate.ts';
import { failureOf } from './local-server.ts';

const clock = () => new Date();
const origin = { provider: 'discogs', endpoint: 'test' };

function openGate(requests = 1, seconds = 1) {
	return createGate({ provider: 'discogs', rate: { requests, seconds }, clock });
}

/** A task that ends when it is told to. */
function heldTask() {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { task: vi.fn(() => promise), release: resolve };
}

describe('the gate', () => {
	beforeEach(() => {
		vi.useFakeTimers({ now: 1_000_000 });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('uses between 97 and 100 % of the allowed rate, evenly', async () => {
		const gate = openGate(60, 60);
		const starts: number[] = [];
		const all = Promise.all(Array.from({ length: 200 }, () => gate.run(async () => starts.push(Date.now()))));
		await vi.advanceTimersByTimeAsync(300_000);
		await all;
		const first = starts[0] ?? 0;
		const perSecond = (starts.length - 1) / (((starts.at(-1) ?? 0) - first) / 1000);
		expect(perSecond).toBeLessThan(1);
		expect(perSecond).toBeGreaterThanOrEqual(0.97);
		const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
		expect(Math.min(...gaps)).toBeGreaterThan(1000);
		expect(Math.max(...gaps)).toBeLessThan(1050);
	});

	it('keeps the limit of a window when the process was too busy to start in time', async () => {
		const gate = openGate(5, 1);
		const starts: number[] = [];
		const all = Promise.all(
			Array.from({ length: 40 }, (_, index) =>
				gate.run(async () => {
					starts.push(Date.now());
					// The clock jumps without a timer being served: that is what a blocked event loop looks like.
					if (index % 7 === 3) vi.setSystemTime(Date.now() + 390);
				}),
			),
		);
		await vi.advanceTimersByTimeAsync(30_000);
		await all;
		const crowds = starts.map((start) => starts.filter((other) => other >= start && other < start + 1000).length);
		expect(Math.max(...crowds)).toBeLessThanOrEqual(5);
	});

	it('lets a person overtake the backfill', async () => {
		const gate = openGate();
		const order: string[] = [];
		const jobs = ['one', 'two', 'three', 'four'].map((name) =>
			gate.run(async () => order.push(name), { priority: 'background' }),
		);
		await vi.advanceTimersByTimeAsync(500);
		jobs.push(gate.run(async () => order.push('person'), { priority: 'interactive' }));
		await vi.advanceTimersByTimeAsync(10_000);
		await Promise.all(jobs);
		expect(order).toEqual(['one', 'person', 'two', 'three', 'four']);
	});

	it('runs two at a time, so that a slow answer does not cost the rate', async () => {
		const gate = openGate();
		const slow = heldTask();
		const slower = heldTask();
		const third = vi.fn(async () => {});
		const all = Promise.all([gate.run(slow.task), gate.run(slower.task), gate.run(third)]);
		await vi.advanceTimersByTimeAsync(5000);
		expect(slow.task).toHaveBeenCalledOnce();
		expect(slower.task).toHaveBeenCalledOnce();
		expect(third).not.toHaveBeenCalled();
		expect(gate.state()).toMatchObject({ running: 2, queued: 1, sent: 2 });
		slow.release();
		await vi.advanceTimersByTimeAsync(100);
		expect(third).toHaveBeenCalledOnce();
		slower.release();
		await all;
	});

	it('turns everybody away at once when it closes, also those already queued, and opens by itself', async () => {
		const gate = openGate();
		const first = heldTask();
		const running = gate.run(first.task);
		const queued = failureOf(gate.run(async () => 'never', { endpoint: 'masters/{id}' }));
		await vi.advanceTimersByTimeAsync(10);
		gate.close(new Date(Date.now() + 42_000), 'too many requests');

		const refused = await queued;
		expect(refused).toBeInstanceOf(ProviderWaiting);
		expect(refused.message).toBe('discogs masters/{id}: waits 42 s (too many requests)');
		await expect(gate.run(async () => 'never')).rejects.toBeInstanceOf(ProviderWaiting);
		expect(gate.state()).toMatchObject({ open: false, reason: 'too many requests', queued: 0, limited: 1 });

		first.release();
		await running;
		vi.setSystemTime(Date.now() + 42_000);
		expect(gate.state()).toMatchObject({ open: true, until: null, reason: null });
		const later = gate.run(async () => 'sent');
		await vi.advanceTimersByTimeAsync(5000);
		await expect(later).resolves.toBe('sent');
	});

	it('never shortens a wait', () => {
		const gate = openGate();
		const late = new Date(Date.now() + 60_000);
		gate.close(late, 'a minute');
		gate.close(new Date(Date.now() + 5000), 'five seconds');
		expect(gate.state()).toMatchObject({ until: late, reason: 'a minute', limited: 2 });
	});

	it('lets go of a queued request when its signal aborts', async () => {
		const gate = openGate();
		const held = heldTask();
		const running = [gate.run(held.task), gate.run(held.task)];
		const stop = new AbortController();
		const task = vi.fn(async () => {});
		const aborted = failureOf(gate.run(task, { signal: stop.signal }));
		stop.abort(new Error('stopped'));
		expect((await aborted).message).toBe('stopped');
		await expect(gate.run(task, { signal: stop.signal })).rejects.toThrow('stopped');
		held.release();
		await vi.advanceTimersByTimeAsync(10_000);
		await Promise.all(running);
		expect(task).not.toHaveBeenCalled();
		expect(gate.state()).toMatchObject({ queued: 0, sent: 2 });
	});

	it('takes a slower rate from the provider, and no faster one than it was given', async () => {
		const count = async (rate: { requests: number; seconds: number }) => {
			const gate = openGate(60, 60);
			gate.setRate(rate);
			await vi.advanceTimersByTimeAsync(10);
			const all = Array.from({ length: 100 }, () => gate.run(async () => {}).catch(() => {}));
			await vi.advanceTimersByTimeAsync(60_000);
			const { sent } = gate.state();
			gate.close(new Date(Date.now() + 1), 'done');
			await vi.advanceTimersByTimeAsync(10_000);
			await Promise.all(all);
			return sent;
		};
		expect(await count({ requests: 25, seconds: 60 })).toBe(25);
		expect(await count({ requests: 600, seconds: 60 })).toBe(60);
	});

	it('counts what failed, and not what was only not found', async () => {
		const gate = openGate();
		const failing = [new ProviderNotFound(origin, 'none'), new Error('broken')].map((error) =>
			failureOf(gate.run(() => Promise.reject(error))),
		);
		await vi.advanceTimersByTimeAsync(5000);
		await Promise.all(failing);
		expect(gate.state()).toMatchObject({ sent: 2, failed: 1, limited: 0, running: 0 });
	});

	it('holds no timer while nothing is queued', async () => {
		const gate = openGate();
		const run = gate.run(async () => {});
		await vi.advanceTimersByTimeAsync(5000);
		await run;
		gate.close(new Date(Date.now() + 60_000), 'a minute');
		expect(vi.getTimerCount()).toBe(0);
	});
});
