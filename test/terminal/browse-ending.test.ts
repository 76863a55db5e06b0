import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../helpers/world.ts';
import { hasScript, type Pty } from './pty.ts';
import { expectNothingStale, keys, startExplorer, textBefore } from './start-explorer.ts';

const size = { columns: 100, rows: 30 };
let world: World;

beforeAll(async () => {
	world = await createWorld({ engine: 'sqlite' });
	await world.seed({ names: [{ name: 'Slowdive', mbid: null }] });
});
afterAll(() => world[Symbol.asyncDispose]());

/** Nothing is on that was off, the device works as a shell needs it, and what stood there before stands there again. */
async function expectAsItWasFound(pty: Pty): Promise<void> {
	expect(pty.modes()).toEqual([]);
	expect(await pty.settings()).toEqual(expect.arrayContaining(['icanon', 'echo', 'isig', 'icrnl', 'opost', 'ixon']));
	const { lines, drawn } = pty.screen();
	expect(lines[0]).toContain(textBefore);
	expect(lines.join('\n')).not.toMatch(/Slowdive|─/);
	// What follows has neither colour nor attribute.
	expect(drawn.join('\n')).not.toMatch(/\{(bold|dim|inverse|underline|fg|bg)/);
}

const crashes: [how: string, fault: string][] = [
	['an error that nobody caught', 'throw new Error("struck by lightning")'],
	['a rejection that nobody caught', 'void Promise.reject(new Error("struck by lightning"))'],
	[
		'an error while a frame is drawn',
		'String.prototype.padEnd = () => { throw new Error("struck by lightning"); }; process.stdout.emit("resize")',
	],
];

describe.runIf(hasScript)('the terminal is left as it was found', () => {
	test.each(['q', keys.ctrlC])('after the key %j', async (key) => {
		await using explorer = await startExplorer(world, { ...size, stays: true });
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		pty.press(key);
		await pty.shows(key === 'q' ? /code=0/ : /code=2/);
		await expectAsItWasFound(pty);
	});

	test('while the explorer runs, all of it is different', async () => {
		await using explorer = await startExplorer(world, size);
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		expect(pty.modes()).toEqual(['alternate screen', 'hidden cursor', 'bracketed paste', 'no line wrap']);
		expect(await pty.settings()).toEqual(expect.arrayContaining(['-icanon', '-echo', '-isig']));
		expect(pty.screen().lines.join('\n')).not.toContain(textBefore);
	});

	test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('after %s', async (signal) => {
		await using explorer = await startExplorer(world, { ...size, stays: true });
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		await pty.signal(signal);
		await pty.shows(/code=2/);
		await expectAsItWasFound(pty);
	});

	test.each(crashes)('after %s, with what happened and what to do', async (_how, fault) => {
		await using explorer = await startExplorer(world, {
			...size,
			stays: true,
			environment: { NODE_OPTIONS: '--import ./lightning.mjs' },
			prepare: (folder) => writeFile(join(folder, 'lightning.mjs'), `process.on('SIGUSR2', () => { ${fault} });`),
		});
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		await pty.signal('SIGUSR2');
		const lines = await pty.shows(/code=1/);
		expect(lines.slice(1, 4)).toEqual([
			'struck by lightning',
			'This is a fault of Vinilogy. Run it again with --debug and report what it prints.',
			'code=1',
		]);
		await expectAsItWasFound(pty);
	});
});

describe.runIf(hasScript)('a terminal that goes away', () => {
	test('ends the explorer', async () => {
		await using explorer = await startExplorer(world, size);
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		pty.hangUp();
		await expect.poll(() => pty.processState()).toBeNull();
	});
});

describe.runIf(hasScript)('Ctrl-Z', () => {
	test('gives the terminal to the shell; fg comes back to where it was, in the size that it has now', async () => {
		await using explorer = await startExplorer(world, { ...size, inShell: true });
		const { pty, faults } = explorer;
		await pty.shows(/› Slowdive/);
		pty.press(keys.enter);
		await pty.shows(/Vinilogy › Slowdive/);
		pty.press('j');
		await pty.shows(/› 1993 Souvlaki/);
		pty.press(keys.ctrlZ);
		await pty.shows(/Stopped/);
		expect(await pty.processState()).toBe('T');
		await expectAsItWasFound(pty);
		pty.press('echo the shell answers\r');
		await pty.shows(/^the shell answers/m);
		await pty.resize(120, 32);
		pty.press('fg\r');
		await pty.shows(/› 1993 Souvlaki/, /^[─┬]{120}$/m);
		pty.press('j');
		await pty.shows(/› 1995 Pygmalion/, /Slowdive – Pygmalion/);
		await expectNothingStale(pty, 'after fg');
		expect(faults).toEqual([]);
		pty.press(keys.ctrlC);
		await pty.shows(/^\$ $/m);
		await expectAsItWasFound(pty);
	});

	test('twice at once stops it once', async () => {
		await using explorer = await startExplorer(world, { ...size, inShell: true });
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		pty.press(keys.ctrlZ + keys.ctrlZ);
		await pty.shows(/Stopped/);
		pty.press('fg\r');
		await pty.shows(/› Slowdive/);
		expect(await pty.processState()).toMatch(/[RS]/);
	});

	test('where nobody could start it again, it goes on', async () => {
		await using explorer = await startExplorer(world, size);
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		pty.press(keys.ctrlZ);
		await expect.poll(() => pty.raw().split('\u001b[?1049h').length).toBe(3);
		pty.press(keys.enter);
		await pty.shows(/Vinilogy › Slowdive/);
	});

	test('ended while it is stopped, it leaves the terminal to the shell', async () => {
		await using explorer = await startExplorer(world, { ...size, inShell: true });
		const { pty } = explorer;
		await pty.shows(/› Slowdive/);
		pty.press(keys.ctrlZ);
		await pty.shows(/Stopped/);
		await pty.signal('SIGTERM');
		pty.press('fg\r');
		await expect.poll(() => pty.processState()).toBeNull();
		pty.press('echo "code=$?"\r');
		await pty.shows(/^code=2/m);
		await expectAsItWasFound(pty);
	});
});
