import { describe, expect, test, vi } from 'vitest';
import { UsageError } from '../../../source/errors.ts';
import type { Decision } from '../../../source/recommendations/decisions.ts';
import type { Recommendation } from '../../../source/recommendations/recommendation.ts';
import type { Parameters } from '../../../source/recommender/parameters.ts';
import { type AdviserTools, createAdviser } from '../../../source/terminal/recs/adviser.ts';
import { rates } from '../../prices/rows.ts';
import { now, parameters, recommendation, setOf } from './sets.ts';

/** Recommends albums 1 to 30 but for those that were dismissed, five of them; every answer takes as long as a test lets it. */
function createTools() {
	const dismissed: number[] = [];
	const asked: { parameters: Parameters; isForced: boolean }[] = [];
	const decided: Decision[] = [];
	const five = (): Recommendation[] =>
		Array.from({ length: 30 }, (_, at) => at + 1)
			.filter((id) => !dismissed.includes(id))
			.slice(0, 5)
			.map((id, at) => ({ ...recommendation(id), rank: at + 1 }));
	const outside = vi.fn();
	const tools: AdviserTools = {
		clock: () => now,
		decisions: {
			async decide(decision) {
				if (decision.type === 'lock') throw new UsageError('The disk is full.', 'Make room.');
				decided.push(decision);
				if (decision.type === 'dismiss-album') dismissed.push(decision.albumId);
				return true;
			},
			async undo() {
				const last = decided.pop();
				if (last === undefined) throw new UsageError('Nothing was decided yet.', 'Decide first.');
				dismissed.pop();
				return last;
			},
		},
		async recommend(wanted, { isForced }) {
			asked.push({ parameters: wanted, isForced });
			await new Promise(setImmediate);
			return setOf(five(), { parameters: wanted });
		},
		readWanted: async () => new Set([2]),
		prepareWant: async ({ album }) => {
			if (album.id === 1) throw new UsageError('No Discogs account is connected.', 'Connect one.');
			return [`PUT /users/me/wants/${album.id}`];
		},
		sendWant: async ({ album }) => `Wanted at Discogs: ${album.title}`,
		outside,
	};
	const adviser = createAdviser(
		{
			...{ listener: 'me', parameters, set: setOf(five()), wanted: new Set<number>(), hasBlocks: true },
			showing: { currency: 'EUR', rates, now },
			size: { columns: 100, rows: 30 },
		},
		tools,
	);
	const press = (...keys: string[]) => {
		for (const key of keys) adviser.press(key);
	};
	const albums = () => adviser.state().list.rows.map(({ album }) => album.id);
	return { adviser, asked, decided, press, albums, outside };
}

describe('the recommendations behind their screen', () => {
	test('the list refills behind each dismissal, and each is taken back by itself', async () => {
		const { adviser, press, albums, decided } = createTools();
		press('j', 'x', 'enter', 'x', 'n', 'o', 'enter');
		expect(albums()).toEqual([1, 4, 5]);
		await vi.waitFor(() => expect(albums()).toEqual([1, 4, 5, 6, 7]));
		expect(decided.map(({ name }) => name)).toEqual(['Artist 2 – Album 2', 'Artist 3 – Album 3']);
		expect(adviser.state().decisions).toBe(2);
		press('z');
		await vi.waitFor(() => expect(albums()).toEqual([1, 3, 4, 5, 6]));
		press('z');
		await vi.waitFor(() => expect(albums()).toEqual([1, 2, 3, 4, 5]));
		press('z');
		expect(adviser.state().message?.text).toBe('Nothing was decided yet.');
	});

	test('fast keys on the dial make one set more, for where it ended', async () => {
		const { adviser, press, asked } = createTools();
		press('+', '+', '+', '-');
		await vi.waitFor(() => expect(adviser.state().computingSince).toBeNull());
		expect(asked.map(({ parameters: { discover } }) => discover)).toEqual([0.6, 0.7]);
		expect(adviser.state().wanted).toEqual(new Set([2]));
	});

	test('a refresh is forced, also where it waits behind another set', async () => {
		const { press, asked, adviser } = createTools();
		press('+', 'r', '+');
		await vi.waitFor(() => expect(adviser.state().computingSince).toBeNull());
		expect(asked.map(({ isForced }) => isForced)).toEqual([false, true]);
	});

	test('what could not be stored is said, and the list is what is stored', async () => {
		const { adviser, press } = createTools();
		press('l');
		expect(adviser.state().list.rows[0]?.isLocked).toBe(true);
		await vi.waitFor(() => expect(adviser.state().list.rows[0]?.isLocked).toBe(false));
		expect(adviser.state().message).toEqual({ text: 'The disk is full. Make room.', tone: 'bad' });
		expect([adviser.state().storing, adviser.state().decisions]).toEqual([0, 0]);
	});

	test('a want at Discogs: what would be sent, then sent; where it cannot be, why', async () => {
		const { adviser, press } = createTools();
		press('W');
		await vi.waitFor(() => expect(adviser.state().message?.text).toBe('No Discogs account is connected. Connect one.'));
		expect(adviser.state().mode.kind).toBe('list');
		press('j', 'W');
		await vi.waitFor(() => expect(adviser.state().mode).toMatchObject({ lines: ['PUT /users/me/wants/2'] }));
		press('y');
		await vi.waitFor(() => expect(adviser.state().message?.text).toBe('Wanted at Discogs: Album 2'));
	});

	test('hands over what belongs to the terminal, and hears nothing once it is closed', async () => {
		const { adviser, press, outside } = createTools();
		press('enter', 'q');
		expect(outside.mock.calls.map(([{ type }]) => type)).toEqual(['open-album', 'leave']);
		adviser.close();
		const before = adviser.state();
		press('r');
		await new Promise(setImmediate);
		expect(adviser.state()).toBe(before);
	});
});
