import { expect, test } from 'vitest';
import { nameCountry } from '../../source/countries.ts';

test('a country has its name, anywhere too; what is no code stays as it is', () => {
	expect(['ES', 'GB', '*'].map(nameCountry)).toEqual(['Spain', 'United Kingdom', 'anywhere']);
	expect(['', 'XQ', 'es', 'Spain', 'E\u001b', '12'].map(nameCountry)).toEqual([
		'',
		'XQ',
		'es',
		'Spain',
		'E\u001b',
		'12',
	]);
});
