import { describe, expect, it } from 'vitest';
import { ProviderRefused, ProviderUnreachable } from '../../source/errors.ts';
import { createAccessToken } from '../../source/integrations/http/access-token.ts';

const refused = new ProviderRefused({ provider: 'ebay', endpoint: 'search', status: 401 }, 'HTTP 401');

/** Tokens t1, t2, … of two hours, and a clock that is moved by hand. */
function createTokens() {
	let now = Date.parse('2026-11-20T10:00:00Z');
	const asked: unknown[] = [];
	const tokens = createAccessToken({
		clock: () => new Date(now),
		async fetch(ask) {
			asked.push(ask);
			await new Promise((resolve) => setTimeout(resolve, 5));
			return { token: `t${asked.length}`, seconds: 7200 };
		},
	});
	const use = (signal?: AbortSignal) => tokens.use(signal ? { signal } : {}, async (token) => token);
	return {
		tokens,
		asked,
		use,
		wait(seconds: number) {
			now += seconds * 1000;
		},
	};
}

describe('an access token', () => {
	it('is fetched once for all who need it, and again shortly before it ends', async () => {
		const { use, wait } = createTokens();
		expect(await Promise.all([use(), use(), use()])).toEqual(['t1', 't1', 't1']);
		wait(7100);
		expect(await use()).toBe('t1');
		wait(50);
		expect(await use()).toBe('t2');
	});

	it('that is refused is fetched anew once, by all who were refused together', async () => {
		const { tokens } = createTokens();
		const call = async (token: string, mayBeRefused: boolean) => {
			if (token === 't1') throw refused;
			return { token, mayBeRefused };
		};
		const answers = await Promise.all([tokens.use({}, call), tokens.use({}, call)]);
		expect(answers).toEqual([
			{ token: 't2', mayBeRefused: false },
			{ token: 't2', mayBeRefused: false },
		]);
	});

	it('is not fetched again and again for who is always refused, nor for other failures', async () => {
		const { tokens, asked } = createTokens();
		let calls = 0;
		const always = async () => {
			calls += 1;
			throw refused;
		};
		await expect(tokens.use({}, always)).rejects.toBe(refused);
		expect([calls, asked.length]).toEqual([2, 2]);
		const down = new ProviderUnreachable({ provider: 'ebay', endpoint: 'search', status: 500 }, 'HTTP 500');
		await expect(tokens.use({}, () => Promise.reject(down))).rejects.toBe(down);
		expect(asked).toHaveLength(2);
	});

	it('is not lost for the others when one gives up waiting', async () => {
		const { use, asked } = createTokens();
		const stop = new AbortController();
		const first = use(stop.signal);
		const second = use();
		stop.abort(new Error('Ctrl-C'));
		await expect(first).rejects.toThrow('Ctrl-C');
		expect(await second).toBe('t1');
		await expect(use(AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
		expect(asked).toEqual([{}]);
	});

	it('that cannot be had is asked for again by the next', async () => {
		let tries = 0;
		const tokens = createAccessToken({
			clock: () => new Date(),
			async fetch() {
				tries += 1;
				if (tries === 1) throw new Error('no connection');
				return { token: 't', seconds: 7200 };
			},
		});
		const use = () => tokens.use({}, async (token) => token);
		await expect(use()).rejects.toThrow('no connection');
		expect(await use()).toBe('t');
	});
});
