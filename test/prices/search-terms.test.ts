import { expect, it } from 'vitest';
import type { KnownPressing } from '../../source/matching/offer.ts';
import { barcodesOf, wordsOf } from '../../source/prices/search-terms.ts';
import { nobodyHas } from './subjects.ts';

function pressing(releaseId: number, year: number | null, barcode: string | null): KnownPressing {
	return {
		...{ releaseId, title: 'x', barcode, year, label: null, catalogNumber: null, country: null },
		...{ format: null, formatText: null, descriptions: [] },
	};
}

const pressings = [
	pressing(1, 1994, '7 20642 44252 4'),
	pressing(2, 2011, '0602527779034'),
	pressing(3, 2023, '602527779034'),
	pressing(4, 2020, '5013929841215'),
	pressing(5, 2024, '1234567890123'),
	pressing(6, 2024, 'none'),
	pressing(7, null, '4988031446782'),
	pressing(8, 2019, '9999, 5034202400622'),
];
const subject = { ...nobodyHas, album: { ...nobodyHas.album, pressings } };

it('searches for the newest three different barcodes that name one article', () => {
	expect(barcodesOf(subject)).toEqual(['602527779034', '5013929841215', '5034202400622']);
});

it('searches for the barcode of the pressing that is meant, and for none where it has none', () => {
	const meant = (id: number) => barcodesOf({ ...subject, release: { id, discogsId: null } });
	expect(meant(1)).toEqual(['720642442524']);
	expect(meant(5)).toEqual([]);
	expect(meant(6)).toEqual([]);
});

it.each([
	['Guns N’ Roses', 'Use Your Illusion I', 'Guns N Roses Use Your Illusion I'],
	['AC/DC', 'Let There Be Rock (Remastered)', 'AC DC Let There Be Rock Remastered'],
	['Sigur Rós', '( )', 'Sigur Rós'],
	['!!!', '+/-', ''],
	['Nirvana (2)', 'Bleach', 'Nirvana Bleach'],
	['Various Artists', 'Wipeout: The Music', 'Wipeout The Music'],
	['Weezer', 'Weezer', 'Weezer'],
	['サカナクション', 'kikUUiki', 'サカナクション kikUUiki'],
	['Don\u2019t', '"Heroes" -live* \u202e,(a)', "Don't Heroes live a"],
])('%s, %s is asked for as %j', (artist, title, words) => {
	expect(wordsOf({ ...nobodyHas.album, artists: [artist, 'an alias'], title }, 100)).toBe(words);
});

it('asks in whole words, no longer than may be', () => {
	const words = wordsOf({ ...nobodyHas.album, artists: ['Godspeed You! Black Emperor'], title: 'F A Infinity' }, 28);
	expect(words).toBe('Godspeed You Black Emperor F');
});
