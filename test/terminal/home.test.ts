import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import type { LaneOverview, Overview } from '../../source/ops/overview.ts';
import { type KeyState, readKeyStates } from '../../source/ops/provider-keys.ts';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { lanes } from '../../source/steps/step.ts';
import { formatHome } from '../../source/terminal/home/card.ts';
import { suggestNext } from '../../source/terminal/home/suggestions.ts';
import { widthOf } from '../../source/terminal/output/widths.ts';
import { hasScript, inTerminal, startPty } from './pty.ts';
import { createProgram } from './run-program.ts';

const now = new Date('2026-11-16T08:00:00.000Z');

function keysOf(environment: Record<string, string>): KeyState[] {
	return readKeyStates(readConfiguration({ VINILOGY_CONFIG: '/nonexistent', ...environment }, '/nonexistent').lines);
}

function overviewWith(changes: Partial<Overview>, lane: Partial<LaneOverview> = {}): Overview {
	return {
		database: '/data/vinilogy.sqlite',
		engine: 'sqlite',
		countedUpTo: 100_000,
		artists: 0,
		albums: 0,
		releases: 0,
		waitingForReview: 0,
		listeners: 0,
		running: [],
		lanes: lanes.map((name) => ({
			lane: name,
			due: 0,
			blocked: 0,
			failed: 0,
			problem: null,
			...(name === lane.lane ? lane : {}),
		})),
		example: null,
		...changes,
	};
}

function commandsFor(overview: Overview, keys = keysOf({})): string[] {
	const next = suggestNext(overview, keys, { command: 'vinilogy', isCommand: () => true });
	return next.map(({ command }) => command);
}

describe('what to do next', () => {
	test('on an empty database: demo, setup, and a seed that needs no key', () => {
		expect(commandsFor(overviewWith({}))).toEqual([
			'vinilogy demo',
			'vinilogy setup',
			'vinilogy seed --artist Slowdive',
		]);
	});

	test('recommendations where there is a listener, else how to become one', () => {
		expect(commandsFor(overviewWith({ artists: 1 }))[0]).toBe('vinilogy add Slowdive');
		expect(commandsFor(overviewWith({ artists: 1, listeners: 1 }))[0]).toBe('vinilogy recs');
	});

	test('what is due comes first, unless somebody is at it', () => {
		const due = overviewWith({ artists: 1 }, { lane: 'discogs', due: 3 });
		expect(commandsFor(due)[0]).toBe('vinilogy ingest');
		const running = [{ host: 'here', pid: 1, isHere: true, steps: { discogs: 1 } }];
		expect(commandsFor({ ...due, running })).not.toContain('vinilogy ingest');
		expect(commandsFor(overviewWith({ artists: 1 }, { lane: 'discogs', failed: 3 }))[0]).toBe(
			'vinilogy ingest --watch',
		);
	});

	test('steps that wait for a key lead to it, or to the question whether it is right', () => {
		const blocked = overviewWith({ artists: 1 }, { lane: 'lastfm', blocked: 2 });
		expect(commandsFor(blocked)).toContain('vinilogy setup');
		expect(commandsFor(blocked, keysOf({ LASTFM_API_KEY: 'abc' }))).toContain('vinilogy setup --check');
	});

	test('an artist that is there is an example, quoted for the shell; commands that there are not are left out', () => {
		const overview = overviewWith({ artists: 1, albums: 1, waitingForReview: 2, example: 'Sinéad "O\u001b[31m$x' });
		expect(commandsFor(overview)).toContain(`vinilogy show artist 'Sinéad "O$x'`);
		const next = suggestNext(overview, keysOf({}), {
			command: 'npx vinilogy',
			isCommand: (words) => ['seed', 'show artist'].includes(words),
		});
		expect(next.map(({ command }) => command.split(' ')[2])).toEqual(['show', 'seed']);
	});
});

describe('the card', () => {
	const home = (overview: Overview, environment: Record<string, string> = {}) => {
		const keys = keysOf(environment);
		const next = suggestNext(overview, keys, { command: 'vinilogy', isCommand: () => true });
		return { ...overview, keys, next };
	};
	const format = (shown: ReturnType<typeof home>, columns: number) =>
		stripVTControlCharacters(formatHome(shown, { now, columns }));

	test.each([40, 80, 160])('of an empty database fits into %i columns', (columns) => {
		const text = format(home(overviewWith({})), columns);
		expect(text).toMatch(/^Welcome to Vinilogy\n/);
		expect(text).toContain('vinilogy demo\n');
		expect(text).toMatch(/Last\.fm +no LASTFM_API_KEY\n/);
		for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
		if (columns === 80) expect(text.split('\n').length).toBeLessThanOrEqual(24);
	});

	test('says what is held, who is at work, what waits for which key, and what a source said', () => {
		const later = new Date(now.getTime() + 42_000);
		const overview = overviewWith(
			{
				artists: 1204,
				releases: 100_000,
				waitingForReview: 3,
				running: [{ host: 'studio\u001b[2J', pid: 42, isHere: false, steps: { discogs: 3, musicbrainz: 1 } }],
			},
			{
				lane: 'discogs',
				due: 12,
				failed: 1,
				problem: { message: 'discogs masters/{id}: HTTP 500\u001b[2J', nextAt: later },
			},
		);
		const text = format(home(overview, { DISCOGS_TOKEN: 'abc' }), 160);
		expect(text).toContain('1,204 artists, 0 albums, 100,000 releases or more');
		expect(text).toMatch(/for review +3 doubtful matches\n/);
		expect(text).toMatch(/at work +process 42 on studio: Discogs 3, MusicBrainz 1\n/);
		expect(text).toMatch(/Discogs +key set · 12 due · 1 failed · Discogs masters\/\{id\}: HTTP 500; again in 42 s\n/);
		const blocked = home(overviewWith({ artists: 1 }, { lane: 'lastfm', blocked: 2 }));
		expect(format(blocked, 80)).toMatch(/Last\.fm +no LASTFM_API_KEY · 2 wait for the key\n/);
	});
});

describe('vinilogy alone', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 100 });
	});
	afterAll(() => sandbox.close());

	test('in a pipe TSV, with --json stable keys; every command it prints is one that there is', async () => {
		await using program = await createProgram(sandbox.environment);
		const empty = await program.run([]);
		expect({ code: empty.code, stderr: empty.stderr }).toEqual({ code: 0, stderr: '' });
		expect(empty.stdout).toMatch(/^name\tvalue\n/);
		expect(empty.stdout).toMatch(/\nlanes\.lastfm\.due\t0\n/);
		expect(empty.stdout).toMatch(/\nkeys\.LASTFM_API_KEY\.isSet\ttrue\n/);
		expect(empty.stdout).toMatch(/\nnext\.0\.command\t.+ demo\n/);
		await program.run(['seed', '--artist', 'Interpol', '--depth', 'albums']);
		const json = JSON.parse((await program.run(['--json'])).stdout);
		expect(Object.keys(json)).toEqual([
			'database',
			'engine',
			'countedUpTo',
			'artists',
			'albums',
			'releases',
			'waitingForReview',
			'listeners',
			'running',
			'example',
			'lanes',
			'keys',
			'next',
		]);
		expect(json).toMatchObject({ example: 'Interpol', running: [], lanes: { discogs: { due: 0, problem: null } } });
		expect(json.albums).toBeGreaterThan(3);
		expect(JSON.stringify(json)).not.toContain(sandbox.environment.LASTFM_API_KEY);
		const help = (await program.run(['--help'])).stdout;
		for (const { command } of json.next) {
			const [, name] = / (?:npx )?vinilogy (\S+)/.exec(command) ?? [];
			expect(help).toMatch(new RegExp(`\n {2}${name} `));
		}
	});

	test('asks nobody, and works with every source down', async () => {
		await using program = await createProgram(sandbox.environment);
		sandbox.inject({ provider: 'discogs', kind: 'down' });
		await program.run(['seed', '--artist', 'Interpol']);
		sandbox.clearFaults();
		sandbox.resetRequests();
		const { lanes: shown } = JSON.parse((await program.run(['--json'])).stdout);
		expect(shown.discogs.failed).toBeGreaterThan(0);
		expect(shown.discogs.problem).toMatchObject({ message: expect.stringContaining('connection failed') });
		expect(sandbox.requests().total).toBe(0);
	});

	test('shows who is at work', async () => {
		const slow = await startSandbox({ speed: 5 });
		await using program = await createProgram(slow.environment);
		const running = program.start(['seed', '--artist', 'Interpol', 'Slowdive', 'Low']);
		await running.says(' → ');
		const shown = JSON.parse((await program.run(['--json'])).stdout);
		expect(shown.running).toMatchObject([{ pid: running.process.pid, isHere: true }]);
		running.process.kill('SIGINT');
		await running.finished;
		await slow.close();
		expect(JSON.parse((await program.run(['--json'])).stdout).running).toEqual([]);
	});

	test('a database that cannot be opened: why, what to do, no password, exit code 1', async () => {
		await using program = await createProgram({ DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/records' });
		const { code, stdout, stderr } = await program.run([]);
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toContain('ECONNREFUSED');
		expect(stderr).not.toContain('geheim');
	});

	test.runIf(hasScript)('in a terminal a card that leaves it clean', async () => {
		await using program = await createProgram();
		const command = `${inTerminal(program, '')}; echo "code=$?"`;
		const { lines } = await startPty(command, program, { columns: 80, rows: 24, environment: {} }).end();
		expect(lines[0]).toBe('Welcome to Vinilogy');
		expect(lines.join('\n')).toMatch(/What to do next\n[\s\S]*vinilogy demo\n[\s\S]*code=0/);
	});
});

test('demo fills a database of its own, removes nothing else, and can be stopped', async () => {
	await using program = await createProgram({
		DATABASE_URL: 'postgres://nobody@127.0.0.1:1/never',
		LASTFM_API_KEY: 'own',
	});
	const folder = join(program.folder, 'small world');
	await mkdir(folder);
	await writeFile(join(folder, 'mine.txt'), '');
	await writeFile(join(folder, 'vinilogy.sqlite'), 'the last demo');
	const running = program.start(['demo', '--folder', folder]);
	await running.says(' pressings, ');
	running.process.kill('SIGTERM');
	const { code, stdout, stderr } = await running.finished;
	expect(code).toBe(2);
	expect(stdout).toMatch(/\nengine\tsqlite\n/);
	expect(stderr).toContain(`DATABASE_URL="${folder}/vinilogy.sqlite" npx vinilogy ingest`);
	expect(await readdir(folder)).toEqual(expect.arrayContaining(['mine.txt', 'vinilogy.sqlite']));
});

test('demo: a folder that cannot be used says so', async () => {
	await using program = await createProgram();
	const failed = await program.run(['demo', '--folder', '/dev/null/demo']);
	expect(failed).toMatchObject({ code: 1, stdout: '' });
	expect(failed.stderr).toContain('--folder');
});
