import { describe, expect, test } from 'vitest';
import { parseDiscogsTitle, splitCredit } from '../../source/matching/discogs-titles.ts';

describe('parseDiscogsTitle', () => {
	test.each([
		['Nirvana (2) - Bleach', 'Nirvana', 'Bleach'],
		['Stephan-G* & The Persuader - Untitled', 'Stephan-G & The Persuader', 'Untitled'],
		['Worm (23) / Tomb Mold - Split', 'Worm / Tomb Mold', 'Split'],
		['Beatles, The - Let It Be - Naked', 'The Beatles', 'Let It Be - Naked'],
		['Sigur Rós - ( )', 'Sigur Rós', '( )'],
		['Bleach', '', 'Bleach'],
	])('%s', (text, artist, title) => {
		expect(parseDiscogsTitle(text)).toEqual({ artist, title });
	});

	test('the artist that is looked for decides where the artist ends', () => {
		expect(parseDiscogsTitle('A - B - C', ['A - B'])).toEqual({ artist: 'A - B', title: 'C' });
		expect(parseDiscogsTitle('A - B - C', ['Z'])).toEqual({ artist: 'A', title: 'B - C' });
	});
});

test('splitCredit reads the same artists from every way to join them', () => {
	const both = new Set(['harold budd', 'brian eno']);
	for (const joined of ['&', '/', 'and', 'feat.', 'vs.', 'With', '+'].map((join) => `Harold Budd ${join} Brian Eno`)) {
		expect(splitCredit(joined)).toEqual(both);
	}
	expect(splitCredit('AC/DC')).toEqual(new Set(['ac dc']));
});
