import { describe, expect, test } from 'vitest';
import { drawFrame } from '../../../source/terminal/browse/draw/frame.ts';
import { albumLine, artistLine, now, pressing } from './rows.ts';
import { hearAll, libraryOf, pressAll, threePanes } from './states.ts';

const textOf = (state: Parameters<typeof drawFrame>[0]) => drawFrame(state).join('\n');
const type = (text: string) => [...text].map((key) => (key === ' ' ? 'space' : key));

describe('a frame', () => {
	test('says where a person is', () => {
		const albums = [albumLine(1, { title: 'Nowhere' })];
		const [path] = drawFrame(pressAll(threePanes({ albums }), 'l', 'l'));
		expect(path?.trim()).toBe('Vinilogy › Artist 1 › Nowhere');
		const similar = hearAll(pressAll(threePanes(), 's'), {
			type: 'artists',
			place: 'similar:1',
			rows: [artistLine(8, { name: 'Lush' })],
		});
		expect(drawFrame(pressAll(similar, 'l'))[0]?.trim()).toBe('Vinilogy › similar to Artist 1 › Lush');
	});

	test('says it by the end of the path where there is no room for the whole', () => {
		const albums = [albumLine(1, { title: 'Just for a Day' })];
		const deep = pressAll(threePanes({ albums }), 's');
		const label = hearAll(deep, { type: 'label', label: 'Creation Records' });
		const narrow = hearAll(label, { type: 'resized', columns: 40, rows: 12 });
		expect(drawFrame(narrow)[0]?.trim()).toBe('… › label Creation Records');
	});

	test('always ends with the keys that work now', () => {
		for (const rows of [12, 16, 23, 24, 29, 30, 40, 60]) {
			const sized = hearAll(threePanes(), { type: 'resized', columns: 100, rows });
			expect(drawFrame(sized).at(-1)).toMatch(/^Enter open.*\? keys {2}q leave/);
			expect(drawFrame(pressAll(sized, '/')).at(-1)).toMatch(/^Enter keep {2}Esc clear/);
		}
	});

	test('names the digits that sort only where every other key is named', () => {
		const footerAt = (columns: number) =>
			drawFrame(hearAll(pressAll(threePanes(), 'l', 'l'), { type: 'resized', columns, rows: 24 })).at(-1);
		expect(footerAt(160)).toMatch(/s similar {2}1–0 sort {2}f facets/);
		expect(footerAt(80)).toMatch(/s similar {2}f facets/);
	});

	test('says what is typed, how many match, how many are marked and which facets are chosen', () => {
		expect(textOf(pressAll(threePanes(), '/', ...type('artist 2')))).toContain('/artist 2▏ · 1 of 3');
		const pressings = [pressing(1), pressing(2, { country: 'US' })];
		const chosen = pressAll(threePanes({ pressings }), 'l', 'l', 'space', 'f', 'j', 'space', 'escape');
		expect(textOf(chosen)).toContain('UK · 1 · 1 marked');
	});

	test('marks the cursor, a mark and the column it is sorted by without any colour', () => {
		const marked = textOf(pressAll(threePanes(), 'l', 'l', 'space', '2'));
		expect(marked).toMatch(/│ \*UK/);
		expect(marked).toMatch(/│› UK/);
		expect(marked).toContain('↓Year');
	});

	test('names the wait of a closed source instead of asking for ever', () => {
		const waiting = hearAll(
			threePanes(),
			{ type: 'status', pane: 'pressings', key: 'album:1', status: { fetchingSince: now } },
			{
				type: 'sources',
				sources: [{ source: 'discogs', is: 'waiting', until: new Date(now.getTime() + 42_000) }],
			},
		);
		expect(textOf(waiting)).toContain('3 · Discogs waits 42 s');
	});

	test('says what is stored still works when a source is down, and which matches wait', () => {
		const down = hearAll(
			threePanes(),
			{ type: 'sources', sources: [{ source: 'discogs', is: 'down', until: null }] },
			{ type: 'review', waiting: 3 },
		);
		expect(drawFrame(down).at(-2)?.trim()).toBe(
			'Discogs cannot be reached · what is stored still works · 3 to review (R)',
		);
	});

	test('tells empty panes apart: not fetched, none, hidden by a filter', () => {
		const unfetched = threePanes({ albums: [], pressings: [] });
		expect(textOf(unfetched)).toContain('│  Not fetched yet: Enter.');
		const none = hearAll(unfetched, {
			type: 'status',
			pane: 'albums',
			key: 'artist:1',
			status: { fetchedAt: new Date(now.getTime() - 3 * 3_600_000) },
		});
		expect(textOf(none)).toContain('The source has none.');
		expect(textOf(none)).toContain('3 hours ago');
		expect(textOf(pressAll(threePanes(), 'l', '/', ...type('zzz'), 'enter'))).toContain('The filter leaves none');
	});

	test('says in an empty pane why it is empty and what becomes of it, in as many lines as that takes', () => {
		const problem = {
			message: 'Discogs cannot be reached.',
			next: 'It is asked again by itself; r asks now.',
			until: null,
		};
		const failed = hearAll(
			pressAll(threePanes({ pressings: [] }), 'l', 'l'),
			{ type: 'status', pane: 'pressings', key: 'album:1', status: { problem } },
			{ type: 'resized', columns: 40, rows: 12 },
		);
		const lines = drawFrame(failed).map((line) => line.trim());
		expect(lines.slice(3, 6)).toEqual([
			'Nothing is stored of it yet. Discogs',
			'cannot be reached. It is asked again',
			'by itself; r asks now.',
		]);
		expect(lines).toContain('0 · Discogs cannot be reached.');
	});

	test('says whose data it is however low and narrow the screen is', () => {
		const notice = 'Data provided by Discogs. https://www.discogs.com/release/1001';
		const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`);
		const known = hearAll(pressAll(threePanes(), 'l', 'l'), {
			type: 'detail',
			detail: { key: 'pressing:1', lines, notice, image: null, name: 'Album 1' },
		});
		for (const [columns, rows] of [
			[40, 12],
			[60, 20],
			[80, 24],
			[100, 30],
			[160, 45],
		] as const) {
			const sized = hearAll(known, { type: 'resized', columns, rows });
			expect(textOf(sized)).toContain('Data provided by Discogs.');
			expect(textOf(sized).includes(notice)).toBe(columns >= 80);
		}
	});

	test('keeps the offer in its column, whatever is typed', () => {
		const typed = pressAll(libraryOf([artistLine(1, { name: '長渕剛' })]), '/', '長');
		expect(textOf(typed)).toMatch(/^ {2}\+ fetch "長" from Last\.fm/m);
		expect(textOf(pressAll(typed, 'down'))).toMatch(/^› \+ fetch "長" from Last\.fm/m);
	});

	test('of a terminal that is too small says so', () => {
		const small = hearAll(libraryOf([artistLine(1)]), { type: 'resized', columns: 30, rows: 5 });
		expect(
			drawFrame(small)
				.map((line) => line.trim())
				.slice(0, 2),
		).toEqual(['Too small.', '40×12 or more.']);
	});
});
