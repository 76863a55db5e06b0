import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Pixels } from '../../../source/pictures/decode.ts';
import { widthOf } from '../../../source/terminal/output/widths.ts';
import { fittingPicture } from '../../../source/terminal/recs/cover.ts';
import { drawFrame } from '../../../source/terminal/recs/draw/frame.ts';
import type { RecsState } from '../../../source/terminal/recs/state.ts';
import { hoursFrom } from '../../prices/rows.ts';
import {
	albumRow,
	bestPrice,
	breakdownOf,
	hearAll,
	now,
	pressAll,
	recommendation,
	screenOf,
	setOf,
	twenty,
} from './sets.ts';

function linesOf(state: RecsState, columns = 120, rows = 40): string[] {
	return drawFrame({ ...state, size: { columns, rows } }).map(stripVTControlCharacters);
}

function textOf(state: RecsState, columns = 120, rows = 40): string {
	return linesOf(state, columns, rows).join('\n');
}

const change = {
	since: new Date(2026, 10, 18, 12),
	added: [{ id: 1, credit: 'Artist 1', title: 'Album 1' }],
	gone: [
		{ id: 31, credit: 'Lush', title: 'Spooky', why: 'dismissed' as const },
		{ id: 32, credit: 'Ride', title: 'Nowhere', why: 'owned' as const },
	],
};
const screen = screenOf(setOf(twenty(), { change }));

describe('a frame', () => {
	const modes: [string, RecsState][] = [
		['list', screen],
		['empty', screenOf(setOf([], { shortage: { message: 'Nothing.', next: 'Add an artist.' } }))],
		['reason', pressAll(screen, 'x', ...'because')],
		['filter', pressAll(screen, '/', ...'17')],
		['changes', pressAll(screen, 'd')],
		['help', pressAll(screen, '?')],
		['asking Discogs', pressAll(screen, 'W')],
		['dry run', hearAll(pressAll(screen, 'W'), { type: 'dry-run', albumId: 1, lines: ['PUT x'.repeat(80)] })],
		[
			'hostile',
			screenOf(
				setOf([
					recommendation(1, {
						album: albumRow(1, { title: `\u001b[31m${'愛'.repeat(300)}\n`, credit: '\u202egod\u0007' }),
						reasons: Array.from({ length: 40 }, () => ({ kind: 'seeded', artist: '👩‍👩‍👧 '.repeat(50) })),
					}),
				]),
			),
		],
	];
	const sizes = [120, 110, 100, 99, 80, 70, 69, 60, 40].flatMap((columns) =>
		[40, 24, 20, 12].map((rows) => [columns, rows] as const),
	);

	test.each(modes)('is as large as the terminal, whatever that is: %s', (_, state) => {
		for (const [columns, rows] of sizes) {
			const lines = linesOf(state, columns, rows);
			expect(lines).toHaveLength(rows);
			expect(lines.filter((line) => widthOf(line) !== columns)).toEqual([]);
		}
	});

	test('below 40×12 there is a notice', () => {
		expect(linesOf(screen, 39, 12)[0]).toContain('Too small.');
		expect(linesOf(screen, 40, 11)).toHaveLength(11);
	});
});

describe('the heading', () => {
	test('says for whom, where to, where the dial is, how old the set is and what changed', () => {
		const [title = '', about = ''] = linesOf(screen);
		expect(title).toMatch(/^Vinilogy › recommendations for me +to Spain in EUR, up to €30\.00$/);
		expect(about).toContain('familiar ─────●───── discovery 0.5 · made 2 hours ago · 1 new, 2 gone since 18 Nov (d)');
		expect(linesOf(screen, 60, 20)[1]).toMatch(/^discovery 0\.5 · 1 new, 2 gone since 18 Nov \(d\) *$/);
	});

	test('a terminal without block elements gets plain characters', () => {
		const plain = textOf({ ...screen, hasBlocks: false });
		expect(plain).toContain('familiar -----o----- discovery 0.5');
		expect(plain).toMatch(/similar +29\.0 #+/);
		expect(plain).not.toMatch(/[█░●]/);
	});

	test('without a country there are no prices, and the next step is named', () => {
		const nowhere = { ...screen, parameters: { ...screen.parameters, country: null } };
		expect(linesOf(nowhere)[0]).toContain('no country: no prices');
		expect(textOf(nowhere)).toContain('VINILOGY_COUNTRY');
	});
});

describe('the list', () => {
	test('has rank, marks, name, year, price and score', () => {
		const rows = [recommendation(1, { isLocked: true }), recommendation(2, { isNew: true }), recommendation(3)];
		const lines = linesOf({ ...screenOf(setOf(rows, { change })), wanted: new Set([3]) });
		expect(lines[4]).toMatch(/^›\* 1 Artist 1 – Album 1 +1991 +€23\+ +34\.0 ██████│/);
		expect(lines[5]).toMatch(/^ {3}2 Artist 2 – Album 2 +1992 new +€23\+ +33\.0 █████/);
		expect(lines[6]).toMatch(/3 Artist 3 – Album 3 +1993 want /);
		expect(linesOf(screenOf(setOf(rows)))[37]).toContain('3 albums · * kept: 1');
		expect(textOf(screenOf(setOf(rows)))).not.toContain(' new ');
	});

	test('gives columns up by their importance', () => {
		const header = (columns: number) =>
			linesOf(screenOf(setOf(twenty())), columns, 24)[3]
				?.trim()
				.split(/\s+/);
		expect(header(80)).toEqual(['#', 'Album', 'Year', 'Price', 'Score']);
		expect(header(40)).toEqual(['#', 'Album', 'Price', 'Score']);
	});

	test('an offer that expired is no price any more', () => {
		const expired = recommendation(1, { best: bestPrice(1, { expiresAt: hoursFrom(now, 1) }) });
		expect(textOf(screenOf(setOf([expired])))).toContain('€22.50');
		const later = hearAll(screenOf(setOf([expired])), { type: 'tick', now: hoursFrom(now, 2) });
		expect(textOf(later)).not.toContain('€2');
		expect(textOf(later)).toContain('No current offer to Spain is known.');
	});

	test('says why it is short, or empty', () => {
		const shortage = { message: 'Only 1 fits.', next: 'Raise the price limit.' };
		expect(textOf(screenOf(setOf([recommendation(1)], { shortage })))).toContain('Only 1 fits. Raise the price limit.');
		expect(textOf(screenOf(setOf([], { shortage })))).toContain('Only 1 fits. Raise the price limit.');
	});
});

describe('what is told of the selected album', () => {
	const row = recommendation(1, {
		breakdown: breakdownOf({ similar: 28.4, wantlist: 14, variety: -4.2, price: 0.01 }),
		best: bestPrice(1, {
			provider: 'discogs',
			kind: 'floor',
			currency: 'USD',
			totalAmount: 2500,
			isShippingKnown: true,
		}),
		reasons: [
			{ kind: 'wanted', since: '2021-03-01T00:00:00.000Z' },
			{ kind: 'played', what: 'album', plays: 127, period: 'year', provider: 'lastfm' },
			{ kind: 'rated', average: 4.5, votes: 312, provider: 'discogs' },
		],
	});
	const told = screenOf(setOf([row]));

	test('price in the currency that is shown, with where it comes from and its age; every reason; whose data it is', () => {
		const text = textOf(told, 160, 45)
			.replace(/\s+│ ?/g, ' ')
			.replace(/ +/g, ' ');
		expect(text).toContain('Artist 1 – Album 1 (1991)');
		expect(text).toContain('€20.00, shipping included, to Spain, the lowest of several, Discogs, 3 hours ago · 14');
		for (const reason of ['on your wantlist since 2021', 'played 127 times in the last year', '4.5 from 312 ratings'])
			expect(text).toContain(`· ${reason}`);
		expect(text).toContain('https://www.discogs.com/master/1001');
	});

	test('a bar for each signal that gave or took something, the greatest first', () => {
		const bars = linesOf(told).flatMap(
			(line) => /│ (similar|wantlist|variety|price) +([−\d.]+) (\S*)/.exec(line)?.slice(1) ?? [],
		);
		expect(bars.filter((_, at) => at % 3 < 2)).toEqual(['similar', '28.4', 'wantlist', '14.0', 'variety', '−4.2']);
		expect(bars[2]).toMatch(/^█+$/);
		expect(bars[8]).toMatch(/^░+$/);
		expect((bars[5]?.length ?? 0) / (bars[2]?.length ?? 1)).toBeCloseTo(14 / 28.4, 1);
	});

	test('on a narrow screen what the score is made of is a line', () => {
		expect(textOf(told, 60, 24)).toContain('similar 28.4, wantlist 14.0, variety −4.2');
	});

	test('the picture of another row, or of another room, is never taken for this one', () => {
		const pixels: Pixels = { width: 1, height: 1, form: 'png', bytes: new Uint8Array() };
		const two = screenOf(setOf([row, recommendation(2)]));
		const painted = hearAll(two, {
			type: 'picture',
			picture: { key: 'initials of Album 1', room: { columns: 24, rows: 12 }, pixels },
		});
		expect(fittingPicture(painted, { columns: 24, rows: 12 })?.pixels).toBe(pixels);
		expect(fittingPicture(painted, { columns: 12, rows: 6 })).toBeNull();
		expect(fittingPicture(pressAll(painted, 'j'), { columns: 24, rows: 12 })).toBeNull();
	});

	test('initials stand where there is no picture', () => {
		const nothing = { key: 'initials of Album 1', room: { columns: 24, rows: 12 }, pixels: null };
		expect(
			linesOf(hearAll(told, { type: 'picture', picture: nothing }))
				.slice(3, 15)
				.join('\n'),
		).toMatch(/╭─+╮[\s\S]*A1[\s\S]*╰─+╯/);
	});
});

describe('over the list', () => {
	test('what changed, with why something is gone', () => {
		const text = textOf(pressAll(screen, 'd'));
		expect(text).toContain('+ Artist 1 – Album 1');
		expect(text).toContain('− Lush – Spooky (dismissed)');
		expect(text).toContain('− Ride – Nowhere (owned)');
	});

	test('the reason that is typed, and the keys that work meanwhile', () => {
		const lines = linesOf(pressAll(screen, 'x', ...'too dear'));
		expect(lines[38]).toContain('Why not Artist 1 – Album 1? (may stay empty) too dear▏');
		expect(lines[39]).toMatch(/^Enter dismiss {2}Esc back/);
	});

	test('the help has every key, and finds them', () => {
		expect(textOf(pressAll(screen, '?'))).toContain('keep it whatever is computed');
		const found = linesOf(pressAll(screen, '?', ...'discogs')).filter((line) => line.includes('wantlist'));
		expect(found).toHaveLength(1);
	});
});
