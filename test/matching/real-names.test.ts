import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { normalizeName } from '../../source/matching/names.ts';
import { hasRealData, readRealData } from './real-data.ts';

function readNames(file: string): string[] {
	const rows: string[][] = parse(readRealData(`names/${file}`), { bom: true, from: 2, relax_column_count: true });
	return rows.flatMap(([name]) => name ?? []);
}

/** Spellings that share a key, sorted. */
function findCollisions(names: string[]): string[][] {
	const spellings = Map.groupBy(new Set(names), normalizeName);
	return [...spellings.values()].filter(({ length }) => length > 1);
}

/** What the documented rules ignore, written in another way: case, accents, everything that is no letter or digit. */
function ignoreMuch(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase()
		.replaceAll('ı', 'i');
}

describe.runIf(hasRealData('names'))('real names that break normalisers', () => {
	let tricky: string[] = [];
	let names: string[] = [];

	beforeAll(() => {
		tricky = readNames('tricky_artist_names.csv');
		names = [...tricky, ...readNames('homonyms_wikidata_lastfm.csv')];
	});

	test('none becomes empty, and each key is its own key', () => {
		expect(tricky.length).toBeGreaterThan(3000);
		expect(names.length - tricky.length).toBeGreaterThan(200);
		for (const name of names) {
			expect(normalizeName(name)).not.toBe('');
			expect(normalizeName(normalizeName(name))).toBe(normalizeName(name));
		}
	});

	// All 54 were looked at: they differ in case, accents, punctuation, "+" for "&" or the white space around a slash.
	test('only spellings of one name share a key', () => {
		const collisions = findCollisions(names);
		expect(collisions.length).toBeLessThanOrEqual(54);
		for (const spellings of collisions.filter((group) => !group.some((name) => /[&+Ã]/.test(name)))) {
			expect(new Set(spellings.map(ignoreMuch)).size, spellings.join(' | ')).toBe(1);
		}
	});

	test('non-Latin names share a key only where case or punctuation differ', () => {
		const nonLatin = names.filter((name) => /(?!\p{Script=Latin})\p{L}/u.test(name));
		expect(nonLatin.length).toBeGreaterThan(400);
		expect(findCollisions(nonLatin)).toEqual([
			['В Кубышкин', 'В. Кубышкин'],
			['Записки Неизвестного', 'Записки неизвестного'],
			['Пси(Х)еЯ', 'Пси(Х)ея'],
			['Торба-На-Круче', 'Торба-на-Круче'],
		]);
	});

	test('a name in catalogue order is the name itself', () => {
		const inverted = tricky.filter((name) => /, the$/i.test(name));
		expect(inverted.length).toBeGreaterThan(30);
		for (const name of inverted)
			expect(normalizeName(name)).toBe(normalizeName(`The ${name.slice(0, -', The'.length)}`));
	});

	test('a homonym number makes no difference', () => {
		const numbered = tricky.filter((name) => / \([2-9]\)$/.test(name));
		expect(numbered.length).toBeGreaterThan(50);
		for (const name of numbered) expect(normalizeName(name)).toBe(normalizeName(name.slice(0, -' (2)'.length)));
	});
});
