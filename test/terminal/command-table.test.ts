import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
	type CommandEntry,
	findCommand,
	listSubcommands,
	readCommandTable,
} from '../../source/terminal/command-line/command-table.ts';
import { Misuse } from '../../source/terminal/command-line/misuse.ts';
import { describeMisuse } from '../../source/terminal/command-line/misuse-advice.ts';

const folder = new URL('../../commands/', import.meta.url);
const table = await readCommandTable(folder);
const names = table.map(({ words }) => words.join(' '));

function commandOf(name: string): CommandEntry {
	const found = table.find(({ words }) => words.join(' ') === name);
	if (found === undefined) throw new Error(`there is no command ${name}`);
	return found;
}

test('the table holds every file in commands/, the program itself first', async () => {
	const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
	expect(names).toHaveLength(files.length);
	expect(names[0]).toBe('');
	expect(names).toEqual(expect.arrayContaining(['seed', 'show', 'show artist', 'debug-image', 'completion']));
});

test('options are as the command declares them: flags, values, choices, files', () => {
	const { options } = commandOf('seed');
	expect(options.find(({ flag }) => flag === '--depth')?.value).toMatchObject({
		choices: ['artist', 'albums', 'releases'],
		isRepeated: false,
	});
	expect(options.find(({ flag }) => flag === '--csv')?.value?.kind).toBe('file');
	expect(options.find(({ flag }) => flag === '--tag')?.value?.isRepeated).toBe(true);
	expect(options.find(({ flag }) => flag === '--similar')?.value).toBeNull();
	expect(commandOf('sandbox').options.find(({ flag }) => flag === '--recordings')?.value?.kind).toBe('folder');
	expect(commandOf('show artist').options.map(({ flag }) => flag)).toContain('--discogs-id');
	expect(commandOf('completion').arguments).toMatchObject([{ name: 'shell', choices: ['bash', 'zsh', 'fish'] }]);
	for (const { options } of table) for (const { description } of options) expect(description).not.toContain('__pastel');
});

/** Words of a command line; quotes, and where its output goes, are for the shell. */
function splitWords(line: string): string[] {
	const [words = ''] = line.split(' >');
	return [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

test.each(table.map((command) => ({ name: ['vinilogy', ...command.words].join(' '), command })))(
	'the examples of $name are lines that fit',
	({ command }) => {
		expect(command.examples.length).toBeGreaterThanOrEqual(2);
		for (const example of command.examples) {
			const words = splitWords(example);
			const { command: meant, rest } = findCommand(table, words);
			const isGroup = listSubcommands(table, command).length > 0;
			expect(isGroup ? meant.words.slice(0, command.words.length) : meant.words).toEqual(command.words);
			const bare = rest.slice(0, rest.findIndex((word) => word.startsWith('-')) >>> 0);
			if (meant.arguments.every(({ isRepeated }) => !isRepeated)) {
				expect(bare.length).toBeLessThanOrEqual(meant.arguments.length);
			}
			for (const [at, word] of rest.entries()) {
				// A dash alone is no option: it is stdin.
				if (!word.startsWith('-') || word === '-') continue;
				const option = meant.options.find(({ flag }) => flag === word);
				expect(option, `${word} of ${example}`).toBeDefined();
				if (option?.value?.choices.length) expect(option.value.choices).toContain(rest[at + 1]);
			}
		}
	},
);

const unknown = (message = 'too many arguments') => new Misuse(message, { isOption: false });
const unknownOption = new Misuse("unknown option '--x'", { isOption: true });

test.each([
	['a slip of the fingers', ['brwose'], 'There is no command "brwose". Did you mean `vinilogy browse`?'],
	['the rest of the line stays', ['shwo', 'artist', 'Slowdive'], 'Did you mean `vinilogy show artist Slowdive`?'],
	['below a command', ['show', 'relases', 'The xx', 'xx'], 'Did you mean `vinilogy show releases "The xx" xx`?'],
	['a command that is deeper', ['album', 'Low', 'Hey What'], 'Did you mean `vinilogy show album Low "Hey What"`?'],
	['asking for its help', ['help', 'sed'], 'Did you mean `vinilogy seed`?'],
	[
		'a name',
		['Arctic Monkeys'],
		'There is no command "Arctic Monkeys". Did you mean `vinilogy search "Arctic Monkeys"`?',
	],
	['nothing alike', ['show', 'xylophone'], 'There is no command "show xylophone".\nRun `vinilogy show --help`.'],
	['terminal sequences are no words', ['\u001b[31mred'], 'There is no command "red".'],
	['a bare word after seed', ['seed', 'dream pop'], '`vinilogy seed --tag "dream pop"`'],
])('%s', (_, words, said) => {
	expect(describeMisuse(unknown(), words, table)).toContain(said);
});

test('an option that there is not', () => {
	const describe = (...words: string[]) => describeMisuse(unknownOption, words, table);
	expect(describe('seed', '--tga', 'indie')).toBe(
		'There is no option "--tga" of `vinilogy seed`. Did you mean `vinilogy seed --tag indie`?',
	);
	expect(describe('seed', '--dept=albums', '--artist', 'Low')).toContain('`vinilogy seed --depth=albums --artist Low`');
	expect(describe('--jsno')).toContain('Did you mean `vinilogy --json`?');
	expect(describe('stats', '--wrongest')).toBe(
		'There is no option "--wrongest" of `vinilogy stats`.\nRun `vinilogy stats --help`.',
	);
});

test('anything else is said as it is, with the help to read', () => {
	expect(describeMisuse(unknown('Give the number of a release.'), ['show', 'release', 'x'], table)).toBe(
		'Give the number of a release.\nRun `vinilogy show release --help`.',
	);
});

test('the value of an option is never taken for a command', () => {
	const unknownOption = new Misuse('unknown option', { isOption: true });
	expect(describeMisuse(unknownOption, ['recs', '--perartist', '2'], table)).toContain('vinilogy recs --per-artist 2');
	const refused = new Misuse('--discover: Give a number from 0 to 1.', { isOption: false });
	expect(describeMisuse(refused, ['recs', '--discover', '2'], table)).toContain('--discover: Give a number');
	expect(describeMisuse(refused, ['recs', '--weight', 'a=1', 'b=2'], table)).toContain('--discover: Give a number');
	for (const words of [['lok'], ['--json', 'lok'], ['--limit', '3', 'lok'], ['--limit=3', 'lok']])
		expect(describeMisuse(refused, ['recs', ...words, 'Slowdive'], table)).toContain('`vinilogy recs lock Slowdive`');
});
