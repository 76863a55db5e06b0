import { expect, it } from 'vitest';
import { countryNamed } from '../../source/prices/discogs/ships-from.ts';

it.each([
	['United States', 'US'],
	['United Kingdom', 'GB'],
	['Germany', 'DE'],
	['Netherlands', 'NL'],
	['Czech Republic', 'CZ'],
	['Czechia', 'CZ'],
	['Bosnia and Herzegovina', 'BA'],
	['Turkey', 'TR'],
	['Türkiye', 'TR'],
	['Russian Federation', 'RU'],
	['South Korea', 'KR'],
	['Hong Kong', 'HK'],
	['Serbia', 'RS'],
	['Yemen', 'YE'],
	['Åland Islands', 'AX'],
	['St. Lucia', 'LC'],
	['uk', 'GB'],
	['', null],
	['Europe', null],
	['Serbia and Montenegro', null],
	['Nowhere at all', null],
])('"%s" is %s', (name, code) => {
	expect(countryNamed(name)).toBe(code);
});
