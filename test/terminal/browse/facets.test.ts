import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	applyFacets,
	describeFacets,
	facetNames,
	listFacets,
	noFacets,
	toggleFacet,
} from '../../../source/terminal/browse/facets.ts';
import { pressing } from './rows.ts';
import { hearAll, pressAll, threePanes } from './states.ts';

const few = fc
	.array(
		fc.record({
			country: fc.constantFrom('UK', 'US', null),
			year: fc.constantFrom(1979, 1980, 1991, null),
			format: fc.constantFrom('LP', '2xLP', null),
			label: fc.constantFrom('4AD', 'Creation', null),
			isOfficial: fc.boolean(),
		}),
		{ maxLength: 30 },
	)
	.map((all) => all.map((each, at) => pressing(at + 1, each)));

/** Some values taken, one after the other. */
const chosen = few.chain((rows) =>
	fc.array(fc.nat(), { maxLength: 4 }).map((picks) => {
		const facets = picks.reduce((before, pick) => {
			const lines = listFacets(before, rows);
			const line = lines[pick % Math.max(1, lines.length)];
			return line === undefined ? before : toggleFacet(before, line);
		}, noFacets);
		return { rows, facets };
	}),
);

test('the count of a value is how many pressings are shown of it when it alone is chosen in its facet', () => {
	fc.assert(
		fc.property(chosen, ({ rows, facets }) => {
			for (const { facet, value, count } of listFacets(facets, rows)) {
				const only = { ...facets, [facet]: new Set([value]) };
				expect(applyFacets(only, rows)).toHaveLength(count);
			}
		}),
	);
});

test('every pressing is counted once in each facet, whatever else is chosen there', () => {
	fc.assert(
		fc.property(chosen, ({ rows, facets }) => {
			const lines = listFacets(facets, rows);
			for (const name of facetNames.filter((each) => each !== 'kind')) {
				const others = applyFacets({ ...facets, [name]: new Set() }, rows);
				const counted = lines.filter(({ facet }) => facet === name).reduce((sum, { count }) => sum + count, 0);
				expect(counted).toBe(others.length);
			}
		}),
	);
});

test('taking a value twice leaves everything as it was', () => {
	fc.assert(
		fc.property(chosen, fc.nat(), ({ rows, facets }, at) => {
			const lines = listFacets(facets, rows);
			const line = lines[at % Math.max(1, lines.length)];
			if (line === undefined) return;
			expect(toggleFacet(toggleFacet(facets, line), line)).toEqual(facets);
		}),
	);
});

test('what is chosen stays in the list when nothing of it is left, so that it can be left again', () => {
	const rows = [pressing(1, { country: 'UK', format: 'LP' }), pressing(2, { country: 'US', format: '2xLP' })];
	const facets = [
		{ facet: 'country', value: 'UK' },
		{ facet: 'format', value: '2xLP' },
	].reduce((before, line) => toggleFacet(before, line as Parameters<typeof toggleFacet>[1]), noFacets);
	expect(applyFacets(facets, rows)).toEqual([]);
	expect(listFacets(facets, rows)).toContainEqual({ facet: 'country', value: 'UK', count: 0, isChosen: true });
	expect(describeFacets(facets)).toBe('UK · 2xLP');
});

test('decades stand in their order, countries by how many; what is not known can be chosen too', () => {
	const rows = [
		pressing(1, { country: 'US', year: 2004 }),
		pressing(2, { country: 'UK', year: 1999 }),
		pressing(3, { country: 'US', year: null }),
		pressing(4, { country: null, year: 1970, isOfficial: false }),
	];
	const values = (name: string) =>
		listFacets(noFacets, rows)
			.filter(({ facet }) => facet === name)
			.map(({ value, count }) => `${value} ${count}`);
	expect(values('decade')).toEqual(['1970s 1', '1990s 1', '2000s 1', 'unknown 1']);
	expect(values('country')).toEqual(['US 2', 'UK 1', 'unknown 1']);
	expect(values('kind')).toEqual(['official only 3']);
});

test('keys take and leave values; the cursor stays on the value while its place changes', () => {
	const pressings = [
		pressing(1, { country: 'UK' }),
		pressing(2, { country: 'UK' }),
		pressing(3, { country: 'US', format: '7"' }),
	];
	const open = pressAll(threePanes({ pressings }), 'l', 'l', 'f');
	const taken = pressAll(open, 'j', 'j', 'space');
	expect(taken.trail[0]?.pressings?.list.shown.map(({ id }) => id)).toEqual([3]);
	expect(pressAll(taken, 'space').trail[0]?.pressings?.list.shown).toHaveLength(3);
	expect(pressAll(taken, 'x').trail[0]?.pressings?.facets).toEqual(noFacets);
	expect(pressAll(taken, 'escape').mode).toEqual({ kind: 'lists' });
	expect(pressAll(taken, 'escape').trail[0]?.pressings?.list.shown.map(({ id }) => id)).toEqual([3]);
	// A page more of pressings comes in: there are more US ones than UK ones now.
	const more = [...pressings, ...[4, 5, 6].map((id) => pressing(id, { country: 'US' }))];
	const heard = hearAll(taken, { type: 'pressings', key: 'album:1', rows: more });
	const lines = listFacets(heard.trail[0]?.pressings?.facets ?? noFacets, more);
	expect(heard.mode.kind === 'facets' && lines[heard.mode.cursor]?.value).toBe('US');
	expect(heard.trail[0]?.pressings?.list.shown.map(({ id }) => id)).toEqual([3, 4, 5, 6]);
});
