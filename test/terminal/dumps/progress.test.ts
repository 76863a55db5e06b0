import { describe, expect, test } from 'vitest';
import type { ImportProgress } from '../../../source/dumps/progress.ts';
import { type Moment, noteMoment, paceOf } from '../../../source/terminal/dumps/pace.ts';
import { describeProgress, openImportView } from '../../../source/terminal/dumps/progress-view.ts';
import { drawStatus } from '../../../source/terminal/dumps/status-line.ts';
import { formatBytes, formatBytesOf, formatLeft, formatShort } from '../../../source/terminal/output/short-numbers.ts';
import { widthOf } from '../../../source/terminal/output/widths.ts';

const words = { title: 'releases', kept: 'vinyl kept' };
const half: ImportProgress = {
	...{ file: 'discogs_20261001_releases.xml.gz', phase: 'reading', bytes: 6.7e9, size: 10.5e9 },
	...{ records: 12_100_000, kept: 4_000_000, rejected: 0 },
};
const pace = { bytes: 22_000_000, records: 412_345 };

const draw = (progress: Partial<ImportProgress>, columns: number, speed: typeof pace | null = pace) =>
	drawStatus(describeProgress({ ...half, ...progress }, speed, words), 'blocks', columns);

test.each([
	[0, '0', '0 B'],
	[999, '999', '999 B'],
	[1_000, '1.0k', '1.0 kB'],
	[63_449, '63.4k', '63.4 kB'],
	[412_345, '412k', '412.3 kB'],
	[999_499, '999k', '999.5 kB'],
	[999_960, '1.0M', '1.0 MB'],
	[12_100_000, '12.1M', '12.1 MB'],
	[10_500_000_000, '10.5G', '10.5 GB'],
])('%i is %s and %s', (number, short, bytes) => {
	expect(formatShort(number)).toBe(short);
	expect(formatBytes(number)).toBe(bytes);
});

test('bytes are told in the unit of the whole', () => {
	expect(formatBytesOf(6.7e9, 10.5e9)).toBe('6.7 of 10.5 GB');
	expect(formatBytesOf(4_000, 10.5e9)).toBe('0.0 of 10.5 GB');
	expect(formatBytesOf(300, 950)).toBe('300 of 950 B');
});

test.each([
	[0.2, '1 s left'],
	[59, '59 s left'],
	[61, '2 min left'],
	[200, '4 min left'],
	[7_500, '2 h 5 min left'],
])('%d seconds: %s', (seconds, text) => expect(formatLeft(seconds)).toBe(text));

describe('the pace', () => {
	const at = (seconds: number, records: number): Moment => ({ at: seconds * 1000, bytes: records * 100, records });
	const after = (...moments: Moment[]) => paceOf(moments.reduce<readonly Moment[]>(noteMoment, []));

	test('is not known before a second has passed', () => {
		expect(after()).toBeNull();
		expect(after(at(0, 0), at(0.9, 500))).toBeNull();
		expect(after(at(0, 0), at(1, 500))).toEqual({ records: 500, bytes: 50_000 });
	});

	test('is that of the last seconds: what went before them is forgotten', () => {
		const fast = Array.from({ length: 30 }, (_, second) => at(second, second * 1_000));
		const slow = Array.from({ length: 20 }, (_, second) => at(30 + second, 29_000 + second * 10));
		expect(after(...fast)?.records).toBe(1_000);
		expect(after(...fast, ...slow)?.records).toBe(10);
	});

	test('is worked out from few moments, however often it is told how far it is', () => {
		let moments: readonly Moment[] = [];
		for (let tick = 0; tick < 60_000; tick += 1) moments = noteMoment(moments, at(tick / 1000, tick));
		expect(moments.length).toBeLessThan(120);
		expect(paceOf(moments)?.records).toBeCloseTo(1_000, 5);
	});
});

describe('the line', () => {
	test('tells all of it where there is room', () => {
		expect(draw({}, 120)).toBe(
			'releases  ██████░░░░  63 %  6.7 of 10.5 GB · 12.1M records · 4.0M vinyl kept · 412k/s · 3 min left',
		);
		expect(drawStatus(describeProgress(half, pace, words), 'signs', 120)).toContain('releases  ######....  63 %  6.7');
		expect(drawStatus(describeProgress(half, null, words), 'none', Number.POSITIVE_INFINITY)).toBe(
			'releases  63 %  6.7 of 10.5 GB · 12.1M records · 4.0M vinyl kept',
		);
	});

	test('leaves out what matters least, and is never wider than the terminal', () => {
		expect(draw({}, 80)).toBe('releases  ██████░░░░  63 %  12.1M records · 4.0M vinyl kept · 3 min left');
		expect(draw({}, 60)).toBe('releases  63 %  12.1M records · 4.0M vinyl kept · 3 min left');
		expect(draw({}, 50)).toBe('releases  63 %  4.0M vinyl kept · 3 min left');
		expect(draw({}, 40)).toBe('releases  63 %  3 min left');
		for (let columns = 1; columns < 130; columns += 1) {
			for (const rejected of [0, 3]) expect(widthOf(draw({ rejected }, columns))).toBeLessThanOrEqual(columns);
		}
	});

	test('of stdin knows no end', () => {
		expect(draw({ size: null }, 120)).toBe('releases  6.7 GB · 12.1M records · 4.0M vinyl kept · 412k/s');
	});

	test('says what is done beside reading', () => {
		expect(draw({ phase: 'skipping', bytes: 3.2e9 }, 120)).toBe(
			'releases  ███░░░░░░░  30 %  3.2 of 10.5 GB · going over what is stored · 6 min left',
		);
		expect(draw({ phase: 'finishing', bytes: 10.5e9, rejected: 2 }, 120)).toBe(
			'releases  ██████████  100 %  10.5 of 10.5 GB · 12.1M records · 4.0M vinyl kept · 2 rejected · finishing',
		);
	});

	test('is not 100 % before the end, and an empty file is read at once', () => {
		expect(draw({ bytes: 10.499e9 }, 120)).toContain('  99 %  ');
		expect(draw({ bytes: 0, size: 0 }, 120)).toContain(' 100 %  ');
	});

	test('shows a name that is not meant well as harmless text', () => {
		const title = `\u001b[31mred\u0007${'x'.repeat(100)}`;
		const line = drawStatus({ title, done: null, facts: [] }, 'blocks', 120);
		expect(line).toMatch(/^red?x+…\s+$/);
	});
});

describe('the view', () => {
	function open(canRedraw: boolean, isQuiet: boolean) {
		let now = 0;
		const written: string[] = [];
		const terminal = {
			...{ canRedraw, hasBlocks: true, isInteractive: false, hasScreen: false, hasReader: canRedraw },
			print: (text: string) => void written.push(`printed ${text}`),
			say: (text: string) => void written.push(`said ${text}`),
			redraw: (line: string) => void written.push(`drawn ${line}`),
			columns: () => 80,
			messageColumns: () => 81,
		};
		const view = openImportView(terminal, () => new Date(now), {
			...{ wordsOf: () => words, isQuiet },
		});
		const wait = (milliseconds: number) => {
			now += milliseconds;
		};
		return { written, view, wait };
	}

	test('draws one line anew, ten times a second at most, with the pace once it is known', () => {
		const { written, view, wait } = open(true, false);
		for (let step = 0; step <= 40; step += 1) {
			view.tell({ ...half, bytes: 1e9 + step * 1e6, records: step * 1_000 });
			wait(50);
		}
		view.close();
		expect(written).toHaveLength(22);
		expect(written[0]).toMatch(/^drawn releases .* 9 % {2}1\.0 of 10\.5 GB · 0 records · 4\.0M vinyl kept$/);
		expect(written[20]).toMatch(/40\.0k records .* left$/);
		expect(written[21]).toBe('drawn ');
	});

	test('forgets the pace where another kind of work begins', () => {
		const { written, view, wait } = open(true, false);
		for (let step = 0; step <= 30; step += 1) {
			view.tell({ ...half, phase: 'skipping', bytes: step * 100e6 });
			wait(100);
		}
		expect(written.at(-1)).toContain('left');
		view.tell({ ...half, bytes: 3.1e9 });
		expect(written.at(-1)).not.toContain('left');
	});

	test('says a line every ten seconds where none can be drawn anew', () => {
		const { written, view, wait } = open(false, false);
		for (let second = 0; second <= 25; second += 1) {
			view.tell({ ...half, records: second * 1_000 });
			wait(1_000);
		}
		expect(written).toEqual([
			expect.stringMatching(/^said releases {2}63 % {2}6\.7 of 10\.5 GB · 10\.0k records .* · 1\.0k\/s$/),
			expect.stringMatching(/20\.0k records/),
		]);
	});

	test('keeps quiet for a program, unless a person watches', () => {
		for (const canRedraw of [false, true]) {
			const { written, view, wait } = open(canRedraw, true);
			view.tell(half);
			wait(60_000);
			view.tell(half);
			expect(written).toHaveLength(canRedraw ? 2 : 0);
		}
	});
});
