import { describe, expect, it } from 'vitest';
import { readUserName } from '../../source/profiles/user-name.ts';

describe('the name of a listener', () => {
	it.each([
		['me', 'me'],
		[' Anna ', 'anna'],
		['ÅSA', 'åsa'],
		['Jose\u0301', 'josé'],
		['日本-1.x_y', '日本-1.x_y'],
		['हिन्दी', 'हिन्दी'],
		['a'.repeat(40), 'a'.repeat(40)],
	])('%j is %j', (typed, name) => {
		expect(readUserName(typed)).toBe(name);
	});

	it.each([['a b'], [''], ['.'], ['-x'], ['a/b'], ['a\u001b[2J'], ['a\u202eb'], ['a'.repeat(41)], ['\u0301']])(
		'%j is none',
		(typed) => {
			expect(() => readUserName(typed)).toThrow('cannot be the name of a listener');
		},
	);
});
