import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from './run-program.ts';

const run = promisify(execFile);
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;
let folder: string;
/** There, with a `vinilogy` that knows two listeners. */
let inFolder: { cwd: string; env: NodeJS.ProcessEnv };

/** The script as the built program prints it, and a file to complete. */
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-completion-'));
	await using program = await createProgram();
	for (const shell of ['bash', 'zsh', 'fish']) {
		const { code, stdout } = await program.run(['completion', shell]);
		expect(code).toBe(0);
		expect(stdout).toMatch(/^#/);
		expect(stdout).toContain(`vinilogy completion ${shell} >`);
		await writeFile(join(folder, `vinilogy.${shell}`), stdout);
	}
	await writeFile(join(folder, 'my artists.csv'), '');
	const listeners = `[ "$*" = users ] && printf 'name\\tseeds\\nanna\\t1\\nme\\t2\\n'`;
	await writeFile(join(folder, 'vinilogy'), `#!/bin/sh\n${listeners}\n`, { mode: 0o755 });
	inFolder = { cwd: folder, env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every shell has to offer at least these words for a line, and none of the others. */
const lines = [
	{ line: '', offers: ['seed', 'show', 'setup', 'demo', 'completion'], not: ['artist', '--depth'] },
	{ line: 'sh', offers: ['show'], not: ['seed'] },
	{ line: 'show ', offers: ['album', 'artist', 'release', 'releases'], not: ['seed'] },
	{ line: 'show rele', offers: ['release', 'releases'], not: ['artist'] },
	{ line: 'seed --d', offers: ['--depth', '--debug'], not: ['--tag'] },
	{ line: 'seed --depth ', offers: ['artist', 'albums', 'releases'], not: ['seed', 'my artists.csv'] },
	{ line: 'seed --depth al', offers: ['albums'], not: ['artist'] },
	{ line: 'seed --csv my', offers: ['my artists.csv'], not: ['seed'] },
	{ line: 'seeds --user ', offers: ['anna', 'me'], not: ['--json', 'name'] },
	{ line: 'show artist --di', offers: ['--discogs-id'], not: ['--json'] },
	{ line: 'completion ', offers: ['bash', 'zsh', 'fish'], not: ['seed'] },
	{ line: '--ver', offers: ['--version'], not: ['--json'] },
];

describe('bash', () => {
	test.each(lines)('vinilogy $line', async ({ line, offers, not }) => {
		const script = `source vinilogy.bash; COMP_WORDS=(vinilogy "$@"); COMP_CWORD=$#; _vinilogy; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const words = line.split(' ');
		const { stdout } = await run('bash', ['--norc', '-c', script, 'bash', ...words], inFolder);
		const offered = stdout.trim().split('\n');
		expect(offered).toEqual(expect.arrayContaining(offers));
		for (const word of not) expect(offered).not.toContain(word);
	});

	test('where nothing is known nothing is offered', async () => {
		const script = `source vinilogy.bash; COMP_WORDS=(vinilogy seed --tag i); COMP_CWORD=3; _vinilogy; echo "\${#COMPREPLY[@]}"`;
		expect((await run('bash', ['--norc', '-c', script], inFolder)).stdout).toBe('0\n');
	});
});

if (!has('fish')) console.info('fish is not here: its completion is not tested.');

describe.runIf(has('fish'))('fish', () => {
	test.each(lines)('vinilogy $line', async ({ line, offers, not }) => {
		const script = 'source vinilogy.fish; complete --do-complete "vinilogy $argv"';
		const { stdout, stderr } = await run('fish', ['--no-config', '-c', script, '--', line], inFolder);
		const offered = stdout.split('\n').map((one) => one.split('\t')[0]?.replaceAll('\\', ''));
		expect(stderr).toBe('');
		expect(offered).toEqual(expect.arrayContaining(offers));
		for (const word of not) expect(offered).not.toContain(word);
	});
});

if (!has('zsh')) console.info('zsh is not here: its completion is not tested.');

describe.runIf(has('zsh'))('zsh', () => {
	/** A shell of its own, in which the tabulator key is pressed; what the line became and what was listed below it. */
	const driver = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1='> '; cd \${(q)1}; autoload -U compinit; compinit -u -D; source vinilogy.zsh; zstyle ':completion:*' list-colors; setopt no_list_beep; unsetopt list_ambiguous; print -r -- rea''dy"
zpty -r shell before '*ready*'
zpty -w -n shell "vinilogy $2"$'\\t\\t'
sleep 0.7
zpty -w -n shell $'\\x15'"print -r -- do''ne"$'\\n'
zpty -r shell after '*done*'
print -r -- "$after"`;

	// A busy machine may need longer than the driver waits.
	test.each(lines.slice(2, 9))('vinilogy $line', { retry: 2 }, async ({ line, offers }) => {
		const { stdout } = await run('zsh', ['-f', '-c', driver, 'zsh', folder, line], inFolder);
		for (const word of offers) expect(stdout.replaceAll('\\', '')).toContain(word);
	});
});
