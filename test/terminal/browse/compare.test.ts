import { expect, test } from 'vitest';
import { comparePressings, countFitting } from '../../../source/terminal/browse/compare.ts';
import { drawComparison } from '../../../source/terminal/browse/draw/overlays.ts';
import { now, pressing } from './rows.ts';

const rows = [
	pressing(1, { country: 'UK', identifiers: [{ type: 'Matrix / Runout', value: 'A-1', description: null }] }),
	pressing(2, { country: 'US', isPromo: true }),
];

test('says of every thing whether it differs, and leaves out what none of them has', () => {
	const lines = new Map(comparePressings(rows, now).map((line) => [line.title, line]));
	expect(lines.get('Country')).toEqual({ title: 'Country', values: ['UK', 'US'], differs: true });
	expect(lines.get('Format')).toEqual({ title: 'Format', values: ['LP', 'LP'], differs: false });
	expect(lines.get('Kind')?.values).toEqual(['official', expect.stringMatching(/promo/i)]);
	expect(lines.get('Matrix')?.values).toEqual(['A-1', '']);
	expect(lines.has('Barcode')).toBe(false);
});

test('what differs is seen without colours, and how many of them are shown is said', () => {
	const many = Array.from({ length: 9 }, (_, at) => pressing(at + 1));
	const lines = drawComparison({ rows: many, at: 3, top: 0 }, now, 80, 20);
	expect(countFitting({ rows: many }, 80)).toBe(3);
	expect(lines[0]).toContain('Comparing 9 pressings, 4–6 shown');
	expect(lines.find((line) => line.includes('Cat. no.'))).toMatch(/^≠ Cat\. no\. +CRELP 4 +CRELP 5 +CRELP 6/);
	expect(lines.find((line) => line.includes('Country'))).toMatch(/^ {2}Country +UK +UK +UK/);
});
