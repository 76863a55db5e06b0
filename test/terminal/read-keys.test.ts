import fc from 'fast-check';
import type { Key } from 'ink';
import { describe, expect, test } from 'vitest';
import { readKeys, splitText } from '../../source/terminal/hooks/read-keys.ts';

const graphemes = new Intl.Segmenter();
const none: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

describe('keys', () => {
	test('are named as in the table', () => {
		expect(readKeys('', { ...none, upArrow: true })).toEqual(['up']);
		expect(readKeys('', { ...none, return: true })).toEqual(['enter']);
		expect(readKeys('', { ...none, escape: true, meta: true })).toEqual(['escape']);
		expect(readKeys('', { ...none, delete: true })).toEqual(['backspace']);
		expect(readKeys('c', { ...none, ctrl: true })).toEqual(['ctrl-c']);
		expect(readKeys(' ', none)).toEqual(['space']);
		expect(readKeys('G', { ...none, shift: true })).toEqual(['G']);
	});

	test('that say nothing are none', () => {
		expect(readKeys('x', { ...none, meta: true })).toEqual([]);
		expect(readKeys('', { ...none, ctrl: true })).toEqual([]);
		expect(readKeys('j', { ...none, eventType: 'release' })).toEqual([]);
	});

	test('that came fast in one event are told one by one, Enter among them', () => {
		expect(readKeys('jj', none)).toEqual(['j', 'j']);
		expect(readKeys('ride\r', none)).toEqual(['r', 'i', 'd', 'e', 'enter']);
		expect(readKeys('ab\u0015c d\t', none)).toEqual(['a', 'b', 'ctrl-u', 'c', 'space', 'd', 'tab']);
		expect(readKeys('é長👩‍👩‍👧', none)).toEqual(['é', '長', '👩‍👩‍👧']);
		expect(readKeys('a\u009bb\u0000', none)).toEqual(['a', 'b']);
	});
});

describe('pasted text', () => {
	test('is one line: breaks and tabs are a space and end nothing', () => {
		expect(splitText('a\r\n\tb')).toEqual(['a', 'space', 'b']);
		expect(splitText('\u001b[2J')).toEqual(['[', '2', 'J']);
	});

	test('never holds a control character or the name of another key', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				for (const key of splitText(text)) {
					expect(key).not.toMatch(/\p{Cc}/u);
					if (key !== 'space') expect([...graphemes.segment(key)]).toHaveLength(1);
				}
			}),
		);
	});
});
