import { describe, expect, test } from 'vitest';
import { albumPane, artistPane, pressingPane } from '../../../source/terminal/browse/columns.ts';
import { layColumns } from '../../../source/terminal/browse/lay-columns.ts';
import { albumLine, artistLine, now, pressing } from './rows.ts';

const counts = { albums: 7, pressings: 166, fetchedAt: now };
const artists = [1, 2, 3].map((id) => artistLine(id, { counts }));

describe('the columns of a pane', () => {
	test('fill it exactly, and never vanish, however narrow it is', () => {
		const panes = [
			(width: number) => layColumns(artistPane.columns, artists, width, now),
			(width: number) => layColumns(albumPane.columns, [albumLine(1)], width, now),
			(width: number) => layColumns(pressingPane.columns, [pressing(1), pressing(2)], width, now),
			(width: number) => layColumns(pressingPane.columns, [], width, now),
		];
		for (const lay of panes) {
			for (let width = 18; width <= 200; width += 1) {
				const widths = lay(width).map((column) => column.width);
				expect(widths.length).toBeGreaterThan(0);
				expect(Math.min(...widths)).toBeGreaterThan(0);
				expect(widths.reduce((sum, each) => sum + each, widths.length - 1)).toBe(width - 2);
			}
		}
	});

	test('are widened where there is something to read before they are for nothing', () => {
		const rows = [
			pressing(1, { country: 'Netherlands', label: '4AD', catalogNumber: 'VERYLONG-0602547289247' }),
			pressing(2, { country: 'UK', label: '4AD', catalogNumber: 'CAD 1' }),
		];
		const widths = Object.fromEntries(
			layColumns(pressingPane.columns, rows, 82, now).map(({ title, width }) => [title, width]),
		);
		expect(widths.Country).toBe('Netherlands'.length);
		expect(widths['Cat. no.']).toBeGreaterThanOrEqual('VERYLONG-0602547289247'.length);
	});

	test('of artists are all there in a third of 130 columns', () => {
		const titles = layColumns(artistPane.columns, artists, 41, now).map(({ title }) => title);
		expect(titles).toEqual(['Artist', 'Listen', 'Alb.', 'Press.', 'Age']);
	});

	test('say how similar artists are before they say anything else', () => {
		const similar = [artistLine(1, { counts, score: 1 }), artistLine(2, { counts, score: 0.9 })];
		expect(layColumns(artistPane.columns, similar, 24, now).map(({ title }) => title)).toEqual(['Artist', 'Like']);
		expect(layColumns(artistPane.columns, [], 80, now).map(({ title }) => title)).not.toContain('Like');
	});

	test("of a label's pressings say whose they are; those of one album do not", () => {
		const ofLabel = [pressing(1), pressing(2, { credit: 'Ride', title: 'Nowhere' })];
		const titlesOf = (rows: typeof ofLabel, width: number) =>
			layColumns(pressingPane.columns, rows, width, now).map(({ title }) => title);
		expect(titlesOf(ofLabel, 40)).toEqual(['Country', 'Year', 'Artist', 'Title']);
		expect(titlesOf([pressing(1), pressing(2)], 130)).not.toContain('Artist');
	});
});
