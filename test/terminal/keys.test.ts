import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { keySections, listKeys } from '../../source/terminal/browse/help.ts';
import { findKeys } from '../../source/terminal/key-help.ts';
import { browseKeys, commandOf, printKey, printKeys, recsKeys } from '../../source/terminal/keys.ts';
import { formatFooter } from '../../source/terminal/output/footer.ts';
import { formatKeysAsMarkdown, leaveOutKnown } from '../../source/terminal/output/key-markdown.ts';
import { widthOf } from '../../source/terminal/output/widths.ts';
import { recsKeySections } from '../../source/terminal/recs/help.ts';

const always = () => null;

describe.each([
	...keySections.map((section) => [...section, keySections] as const),
	...recsKeySections.map((section) => [...section, recsKeySections] as const),
])('the keys of: %s', (where, bindings, sections) => {
	test('each does one thing', () => {
		const keys = bindings.flatMap((binding) => binding.keys);
		expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
		for (const { command, keys: bound } of bindings) {
			for (const key of bound) expect(commandOf(bindings, key)).toBe(command);
		}
	});

	test('Ctrl-C leaves and Ctrl-Z suspends', () => {
		expect(commandOf(bindings, 'ctrl-c')).toBe('leave');
		expect(commandOf(bindings, 'ctrl-z')).toBe('suspend');
	});

	test('all of them are in the help', () => {
		const listed = findKeys(sections, '').filter((line) => line.where === where);
		expect(listed).toEqual(bindings.map(({ keys, does }) => ({ where, keys: printKeys(keys), does })));
	});

	test('every one of the footer fits 80 columns, and the way back is always there', () => {
		const shown = bindings.filter(({ short }) => short !== undefined);
		for (const binding of shown) expect(formatFooter([binding], always, 80)).not.toBe('');
		for (const columns of [1, 20, 40, 80, 110]) {
			expect(widthOf(formatFooter(bindings, always, columns))).toBeLessThanOrEqual(columns);
		}
		const back = shown.find(({ command }) => command === 'back');
		expect(formatFooter(bindings, always, 80)).toContain(`${printKeys(back?.keys.slice(0, 1) ?? [])} ${back?.short}`);
	});
});

describe('the footer', () => {
	test('keeps the keys of the help and of leaving on the narrowest screen, in the order of the table', () => {
		expect(formatFooter(browseKeys, always, 40)).toMatch(/^Enter open {2}.*\? keys {2}q leave$/);
	});

	test('leaves out what does nothing now', () => {
		const whyNot = (command: string) => (command === 'open' ? 'The list is empty.' : null);
		expect(formatFooter(browseKeys, whyNot, 300)).not.toContain('open');
		expect(formatFooter(browseKeys, always, 300)).toContain('Enter open');
	});
});

describe('keys as a person reads them', () => {
	test('by their signs and names', () => {
		expect(['up', 'enter', 'ctrl-c', 'pagedown', 'G', '?'].map(printKey)).toEqual([
			'↑',
			'Enter',
			'Ctrl-C',
			'PgDn',
			'G',
			'?',
		]);
	});

	test('all of a binding; only digits are a row', () => {
		expect(printKeys(['escape', 'f', 'h', 'left', 'q'])).toBe('Esc f h ← q');
		expect(printKeys(['1', '2', '3', '4', '5'])).toBe('1–5');
	});

	test('help is found by any words of its line', () => {
		expect(listKeys('SEARCH open').map(({ keys }) => keys)).toEqual(['Enter']);
		expect(listKeys('no such key')).toEqual([]);
		expect(listKeys('ctrl-d lists')).toHaveLength(1);
	});
});

describe('the README', () => {
	test.each([
		['keys', browseKeys],
		['recs keys', leaveOutKnown(recsKeys, browseKeys)],
	])('has the table of %s as it is printed from the one table', async (name, bindings) => {
		const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
		const [, rest = ''] = readme.split(`<!-- ${name} -->\n`);
		const [table = ''] = rest.split(`\n<!-- /${name} -->`);
		expect(table.trim()).toBe(formatKeysAsMarkdown(bindings));
	});

	test('gets a line for every binding, with its keys as code', () => {
		const lines = formatKeysAsMarkdown(browseKeys).split('\n');
		expect(lines).toHaveLength(browseKeys.length + 2);
		expect(lines).toContain('| `Enter` `l` `→` | open: albums, pressings, all details |');
		expect(formatKeysAsMarkdown([{ command: 'pipe', keys: ['|'], does: 'pipe' }])).toContain('| `\\|` | pipe |');
	});
});
