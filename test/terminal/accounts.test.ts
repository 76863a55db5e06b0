import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { hasScript, startPty } from './pty.ts';
import { createProgram, type Program } from './run-program.ts';

describe('accounts of a listener', () => {
	let sandbox: Sandbox;
	let program: Program;

	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 200 });
		program = await createProgram(sandbox.environment);
	});
	afterAll(async () => {
		await program[Symbol.asyncDispose]();
		await sandbox.close();
	});

	const run = (line: string, environment: Record<string, string> = {}) => program.run(line.split(' '), environment);
	const rowsOf = (tsv: string) =>
		tsv
			.trim()
			.split('\n')
			.map((line) => line.split('\t'));

	it('says how to connect one as long as there is none', async () => {
		const listed = await run('accounts');
		expect(listed.code).toBe(0);
		expect(listed.stderr).toContain('No account is connected.');
		expect(listed.stderr).toContain('connect lastfm NAME');
		const synced = await run('sync');
		expect(synced.code).toBe(1);
		expect(synced.stderr).toMatch(/No account is connected.*\n.*connect lastfm NAME/);
		expect((await run('sync --only lastfm')).stderr).toContain('No account at Last.fm is connected.');
		expect((await run('sync --only myspace')).stderr).toMatch(/There are no accounts at "myspace".*lastfm/s);
		expect((await run('sync --user anna')).stderr).toContain('There is no listener "anna"');
	});

	it('connects only whom the service knows', async () => {
		const unknown = await run('connect lastfm nobody');
		expect(unknown).toMatchObject({ code: 1, stdout: '' });
		expect(unknown.stderr).toContain('Last.fm has no user "nobody".');
		expect((await run('connect listenbrainz ..')).code).toBe(1);
		const keyless = await run('connect lastfm sandbox', { LASTFM_API_KEY: '' });
		expect(keyless.code).toBe(4);
		const connected = await run('connect lastfm SandBox --user anna');
		expect(connected.code).toBe(0);
		expect(connected.stderr).toMatch(/Made the listener "anna".*Connected to Last.fm as sandbox.*sync --user anna/s);
		expect((await run('connect listenbrainz uncounted')).stderr).toContain('Connected to ListenBrainz as uncounted.');
		expect(rowsOf((await run('accounts --user anna')).stdout)[1]?.slice(0, 2)).toEqual(['lastfm', 'sandbox']);
	});

	it('reads them, says what is new, and queues what is played most', async () => {
		const first = await run('sync --user anna');
		expect(first.code).toBe(0);
		const [header, top, recent] = rowsOf(first.stdout);
		expect(header?.slice(0, 6)).toEqual(['provider', 'username', 'list', 'state', 'found', 'added']);
		expect(top?.slice(0, 4)).toEqual(['lastfm', 'sandbox', 'top', 'read']);
		expect(recent?.slice(2, 4)).toEqual(['recent', 'read']);
		expect(first.stderr).toMatch(
			/most played: [\d,]+ read.*single plays: [\d,]+ read.*Queued: \d+ artists with their albums/s,
		);
		const again = await run('sync --user anna --json');
		const events = again.stdout
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['started', 'reading', 'read', 'ended']));
		expect(events.at(-1)).toMatchObject({
			...{ type: 'summary', user: 'anna', listening: { queued: 0, added: 0 } },
			accounts: [{ provider: 'lastfm', end: 'finished', lists: [{ outcome: { isUnchanged: true } }, {}] }],
		});
		expect(again.stderr).toBe('');
		const listed = JSON.parse((await run('accounts --user anna --json')).stdout);
		expect(listed.accounts[0].lists).toMatchObject([
			{ list: 'recent', problem: null },
			{ list: 'top', problem: null },
		]);
	});

	it('finds the albums that are played once they are fetched', async () => {
		const ingest = await run('ingest');
		expect(ingest.stderr).toMatch(/found by now: \d+ more artists?, [1-9][\d,]* more albums/);
		const again = await run('sync --user anna --json');
		const summary = JSON.parse(again.stdout.trim().split('\n').at(-1) ?? '');
		expect(summary.listening).toMatchObject({ artists: 0, albums: 0, queued: 0 });
	}, 120_000);

	it('says with its exit code whether all, some or nothing could be read', async () => {
		await run('connect lastfm private --user paul');
		const partly = await run('sync --user paul');
		expect(partly.code).toBe(3);
		expect(partly.stderr).toMatch(/private hides their recent listening\n.*settings\/privacy/);
		expect((await run('accounts --user paul')).stdout).toContain('hides their recent listening');
		sandbox.inject({ provider: 'lastfm', kind: 'down' });
		const down = await run('sync --user paul');
		sandbox.clearFaults();
		expect(down.code).toBe(5);
		expect((await run('sync --user paul', { LASTFM_API_KEY: '' })).code).toBe(4);
		expect((await run('sync --user paul', { LASTFM_API_KEY: 'ffffffffffffffffffffffffffffffff' })).code).toBe(4);
	});

	it('ends after the page in hand when a person stops, and goes on from there', async () => {
		await run('connect lastfm heavy --user hedwig');
		const running = program.start(['sync', '--user', 'hedwig', '--json']);
		await running.says('"list":"recent","read":29');
		running.process.kill('SIGINT');
		const stopped = await running.finished;
		expect(stopped.code).toBe(2);
		expect(stopped.stdout).toContain('"reason":"stopped"');
		const on = await run('sync --user hedwig');
		expect(on.code).toBe(0);
		const added = Number(rowsOf(on.stdout)[2]?.[5]);
		expect(added).toBeGreaterThan(10_000);
		expect(added).toBeLessThanOrEqual(17_000);
	}, 60_000);

	it.skipIf(!hasScript)('shows a person how far every list is', async () => {
		const pty = startPty(`"${process.execPath}" "${program.script}" sync --user anna`, program, {
			...{ columns: 100, rows: 24, environment: { NO_COLOR: '1' } },
		});
		const { lines } = await pty.end();
		const screen = lines.join('\n');
		expect(pty.screen().wrapped).toEqual([]);
		expect(screen).toMatch(/Last\.fm\s+most played.*nothing new/);
		expect(screen).toMatch(/Last\.fm\s+single plays.*nothing new/);
	});

	it('forgets one with what was read of it', async () => {
		const gone = await run('disconnect Last.fm --user anna');
		expect(gone.code).toBe(0);
		expect(gone.stderr).toMatch(/Disconnected from Last\.fm\. Forgotten: [\d,]+ counts/);
		expect(rowsOf((await run('accounts --user anna')).stdout)).toHaveLength(1);
		expect((await run('disconnect lastfm --user anna')).code).toBe(1);
		expect((await run('disconnect myspace')).stderr).toContain('There are at discogs, lastfm');
	});
});
