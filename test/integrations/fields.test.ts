import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
	listOf,
	maybe,
	mbid,
	numericId,
	toCount,
	toId,
	toMbid,
	toNumber,
	toText,
	toYear,
} from '../../source/integrations/http/fields.ts';

describe('fields of answers', () => {
	it('a list may be one element, nothing in many forms, or hold nulls', () => {
		const schema = z.object({ list: listOf(z.string()) });
		const lists = [{}, { list: null }, { list: '' }, { list: '\n  ' }, { list: 'LP' }, { list: ['LP', null, 'RE'] }];
		expect(lists.map((value) => schema.parse(value).list)).toEqual([[], [], [], [], ['LP'], ['LP', 'RE']]);
		expect(schema.safeParse({ list: [1] }).success).toBe(false);
	});

	it('an object may be nothing in many forms', () => {
		const schema = z.object({ inner: maybe(z.object({ name: z.string() })) });
		const objects = [{}, { inner: null }, { inner: '' }, { inner: '\n ' }, { inner: [] }];
		expect(objects.map((value) => schema.parse(value).inner)).toEqual(objects.map(() => undefined));
		expect(schema.safeParse({ inner: { name: 1 } }).success).toBe(false);
	});

	it('numbers may be strings, and nothing else becomes one', () => {
		expect([1.5, '0.600213', ' 12 ', '1e3', '-1'].map(toNumber)).toEqual([1.5, 0.600213, 12, 1000, -1]);
		expect(['', null, undefined, 'n/a', '12 items', '0x10', Number.NaN, {}, '1,250'].map(toNumber)).toEqual(
			Array(9).fill(null),
		);
		expect(['3', 2.9, -1, '-1'].map(toCount)).toEqual([3, 2, null, null]);
	});

	it('ids are positive whole numbers, and 0 stands for none', () => {
		expect([5427, '5427', 0, '', null, 1.5, -1].map(toId)).toEqual([5427, 5427, null, null, null, null, null]);
		expect(numericId.parse('42')).toBe(42);
		expect([0, -1, 1.5, '', '4.2', '9'.repeat(20), null].map((id) => numericId.safeParse(id).success)).toEqual(
			Array(7).fill(false),
		);
	});

	it('MBIDs are in lower case, and whatever is none is null', () => {
		const id = '5B11F4CE-A62D-471E-81FC-A69A8278C7DA';
		expect(toMbid(id)).toBe(id.toLowerCase());
		expect(mbid.parse(id)).toBe(id.toLowerCase());
		expect(['', null, 'null', '../artist', `${id}0`].map(toMbid)).toEqual(Array(5).fill(null));
	});

	it('a year is the beginning of a date', () => {
		expect(['1987', '1987-07-00', 1987, '1987-07-01'].map(toYear)).toEqual([1987, 1987, 1987, 1987]);
		expect(['0', 0, '', null, '0000-00-00', 'unknown', '19871'].map(toYear)).toEqual(Array(7).fill(null));
	});

	it('empty text is no value', () => {
		expect(['', ' ', '\u001b[0m', null, undefined].map(toText)).toEqual(Array(5).fill(null));
	});
});
