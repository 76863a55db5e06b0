import { expect, test } from 'vitest';
import type { ReleaseRow } from '../../source/store/releases-reader.ts';
import { formatTable } from '../../source/terminal/output/table.ts';
import { widthOf } from '../../source/terminal/output/widths.ts';
import { releaseColumns } from '../../source/terminal/release-columns.ts';
import { formatRelease } from '../../source/terminal/show-release.ts';
import { pressing } from './browse/rows.ts';

const at = new Date('2026-01-01T00:00:00Z');

function release(change: Partial<ReleaseRow>): ReleaseRow {
	return pressing(1, {
		discogsId: 12_345_678,
		masterId: 10_362,
		title: 'The Dark Side Of The Moon',
		released: '1973-03-24',
		year: 1973,
		country: 'UK & Europe',
		label: 'Harvest Records International',
		catalogNumber: 'SHVL 804',
		formatText: 'Gatefold, solid triangle',
		have: 12_345,
		want: 23_456,
		fetchedAt: at,
		...change,
	});
}

const rows = [
	release({ catalogNumber: '1E 064 o 05249 A' }),
	release({ isOfficial: false }),
	release({ isPromo: true }),
	release({ isTestPressing: true }),
	release({ isReissue: true }),
];

test.each([120, 100, 80, 50])('at %i columns a pressing keeps its catalogue number and its warnings', (width) => {
	const lines = formatTable(rows, releaseColumns, width).trimEnd().split('\n');
	for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
	for (const [at, word] of ['unoff.', 'promo', 'test', 'RE'].entries())
		expect(lines[at + 2]).toMatch(new RegExp(`SHVL 804 +${word.replace('.', '\\.')}( |$)`));
});

test('the label goes first, then how many have and want it, then the id; until then the number is whole', () => {
	const shows = (width: number) =>
		['Label', 'Have', 'Want', 'Discogs'].filter((title) => formatTable(rows, releaseColumns, width).includes(title));
	expect(shows(120)).toEqual(['Label', 'Have', 'Want', 'Discogs']);
	expect(shows(90)).toEqual(['Have', 'Want', 'Discogs']);
	expect(shows(80)).toEqual(['Have', 'Discogs']);
	expect(shows(64)).toEqual(['Discogs']);
	expect(shows(50)).toEqual([]);
	expect(formatTable(rows, releaseColumns, 80)).toContain('1E 064 o 05249 A');
});

test('a pressing is headed by its artist and title, and its barcode is told once', () => {
	const barcode = '5034202025221';
	const identifiers = [
		{ type: 'Barcode', value: '5 034202 025221', description: null },
		{ type: 'Barcode', value: '034202025221', description: 'US' },
	];
	const card = formatRelease(release({ barcode, identifiers }), { credit: 'Pink Floyd', columns: 80 });
	expect(card).toMatch(/^Pink Floyd – The Dark Side Of The Moon\n/);
	expect(card).toContain(barcode);
	expect(card).not.toContain('5 034202 025221');
	expect(card).toContain('034202025221 (US)');
});
