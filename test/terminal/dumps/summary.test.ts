import { expect, it } from 'vitest';
import { describeOutcomes, formatOutcomes } from '../../../source/terminal/dumps/summary.ts';
import { widthOf } from '../../../source/terminal/output/widths.ts';
import { outcomeOf } from './outcomes.ts';

it('counts what came of each file', () => {
	const masters = outcomeOf({ kind: 'masters', records: 2_589_349, kept: 1_100_000, seconds: 61 });
	expect(formatOutcomes([masters, outcomeOf({})], 120).split('\n')).toEqual([
		'File      Of          Records       Kept     New  Changed  As before  Gone  Rejected   Time',
		'masters   2026-10   2,589,349  1,100,000  61,200    9,400  5,941,745   310         0   1:01',
		'releases  2026-10  19,417,067  6,012,345  61,200    9,400  5,941,745   310         0  20:34',
		'',
	]);
});

it('keeps what has changed on a narrow terminal', () => {
	const [title, row] = formatOutcomes([outcomeOf({})], 50).split('\n');
	expect(title).toMatch(/^File +Kept +New +Changed +Gone$/);
	expect(row).toMatch(/^releases +6,012,345 +61,200 +9,400 +310$/);
	for (let width = 40; width < 130; width += 1) {
		for (const line of formatOutcomes([outcomeOf({})], width).split('\n')) {
			expect(widthOf(line)).toBeLessThanOrEqual(width);
		}
	}
});

it('has nothing to add where all went well', () => expect(describeOutcomes([outcomeOf({})])).toEqual([]));

it('says where it went on, what was rejected, and what is not known', () => {
	const unknownElements = Array.from({ length: 10 }, (_, at) => ({ name: `part${at}`, count: at + 1 }));
	expect(
		describeOutcomes([
			outcomeOf({ isResumed: true, rejected: 1, rejectsFile: '/cache/rejects/releases.jsonl', unknownElements }),
		]),
	).toEqual([
		'releases: went on from where it was interrupted.',
		'releases: 1 record cannot be used. Why, and where they are: /cache/rejects/releases.jsonl',
		'releases: not known to this version, and left out: part9 (10), part8 (9), part7 (8), part6 (7), part5 (6), part4 (5), part3 (4), part2 (3), 2 more. The form of the dump has changed.',
	]);
});

it('shows names from a file as harmless text', () => {
	const [line] = describeOutcomes([outcomeOf({ unknownElements: [{ name: '\u001b[31mred\n', count: 1 }] })]);
	expect(line).toContain('left out: red (1).');
});
