import { expect, test } from 'vitest';
import { drawSparkline } from '../../source/prices/sparkline.ts';

const draw = (series: (number | null)[], width = 80, isAscii = false) => drawSparkline(series, { width, isAscii });

test('low to high in eight steps', () => {
	expect(draw([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
	expect(draw([0, 1, 2, 3, 4, 5, 6, 7], 80, true)).toBe('_.-~=+*#');
	expect(draw([2500, 2000, 2100])).toBe('█▁▂');
});

test('days without data are gaps; a price that never changes is a level line', () => {
	expect(draw([null, 3, null, null, 3])).toBe(' ▅  ▅');
	expect(draw([null, null])).toBe('  ');
	expect(draw([])).toBe('');
	expect(draw([7])).toBe('▅');
});

test('a longer series fits the width by the lowest of each stretch; a gap needs a whole stretch without data', () => {
	expect(draw([9, 1, 9, 9, 9, 5], 3)).toBe('▁█▅');
	expect(draw([9, null, null, null, 1, null], 3)).toBe('█ ▁');
	expect(
		draw(
			Array.from({ length: 90 }, (_, at) => at),
			40,
		),
	).toHaveLength(40);
	expect(draw([1, 2, 3], 0)).toBe('');
});
