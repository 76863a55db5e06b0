import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../source/terminal/output/widths.ts';
import { drawBar, drawLoss } from '../../../source/terminal/recs/bars.ts';
import { describeChange } from '../../../source/terminal/recs/changes.ts';
import { formatPoints, listParts } from '../../../source/terminal/recs/points.ts';
import { breakdownOf } from './sets.ts';

describe('a bar', () => {
	test('is as long as its share, to an eighth', () => {
		expect([1, 0.5, 0.5625, 0.0625].map((share) => drawBar(share, 8, true))).toEqual([
			'████████',
			'████',
			'████▌',
			'▌',
		]);
		expect(drawBar(0.5, 8, false)).toBe('####');
		expect(drawLoss(0.25, 8, true)).toBe('░░');
		expect(drawLoss(0.25, 8, false)).toBe('--');
	});

	test('what is more than nothing is seen, and nothing is longer than its room', () => {
		expect(drawBar(0.0001, 6, true)).toBe('▏');
		expect(drawBar(0.0001, 6, false)).toBe('#');
		expect([drawBar(0, 6, true), drawBar(-1, 6, true), drawLoss(0, 6, true)]).toEqual(['', '', '']);
		for (let share = 0; share <= 2; share += 0.01) expect(widthOf(drawBar(share, 6, true))).toBeLessThanOrEqual(6);
	});
});

describe('points', () => {
	test('have a sign that is as wide as a digit, and no negative nothing', () => {
		expect([28.44, 0, -4.25, -0.01].map(formatPoints)).toEqual(['28.4', '0.0', '−4.3', '0.0']);
	});

	test('what is shown as nothing is left out, what was taken comes last', () => {
		const parts = listParts(breakdownOf({ similar: 10, seed: 12, variety: -3, price: 0.04, discovery: -0.04 }));
		expect(parts.map(({ signal }) => signal)).toEqual(['seed', 'similar', 'variety']);
	});
});

describe('what changed since the last set', () => {
	const now = new Date(2026, 10, 20, 15);
	const nothing = { added: [], gone: [] };

	test('is dated by the day, by the hour today, and by the year before this one', () => {
		expect(describeChange({ ...nothing, since: new Date(2026, 10, 18, 9) }, now)).toBe('nothing changed since 18 Nov');
		expect(describeChange({ ...nothing, since: new Date(2026, 10, 20, 9, 5) }, now)).toBe(
			'nothing changed since 09:05',
		);
		expect(describeChange({ ...nothing, since: new Date(2025, 0, 2) }, now)).toBe('nothing changed since 2 Jan 2025');
	});

	test('is counted by what came and what went', () => {
		const album = { id: 1, credit: 'Ride', title: 'Nowhere' };
		const since = new Date(2026, 10, 18);
		expect(describeChange({ added: [album, album], gone: [], since }, now)).toBe('2 new since 18 Nov');
		expect(describeChange({ added: [], gone: [{ ...album, why: 'owned' }], since }, now)).toBe('1 gone since 18 Nov');
	});
});
