import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { createProgram, type Finished, type Program } from './run-program.ts';

/** What pipes in, as a shell would. */
async function pipeInto(program: Program, words: string[], text: string): Promise<Finished> {
	const running = program.start(words);
	running.process.stdin?.end(text);
	return running.finished;
}

describe('a Discogs account from the command line', () => {
	let sandbox: Sandbox;
	let program: Program;
	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 100 });
		const { DISCOGS_TOKEN: _, ...environment } = sandbox.environment;
		program = await createProgram(environment);
	});
	afterAll(async () => {
		await program[Symbol.asyncDispose]();
		await sandbox.close();
	});

	it('is connected with a token from a pipe, which is shown nowhere and kept outside the database', async () => {
		const wrong = await pipeInto(program, ['connect', 'discogs', '--token'], 'a-token-that-ended-long-ago\n');
		expect([wrong.code, wrong.stderr]).toEqual([
			4,
			expect.stringMatching(/does not take this token\n.*`vinilogy connect discogs --token`/),
		]);
		const { code, stdout, stderr } = await pipeInto(program, ['connect', 'discogs'], `${sandboxKeys.discogsToken}\n`);
		expect([code, stdout]).toEqual([0, '']);
		expect(stderr).toContain('Connected to Discogs as sandbox.');
		expect(stdout + stderr + wrong.stderr).not.toMatch(/sandbox-discogs-token|ended-long-ago/);
		expect(await readFile(program.environment.VINILOGY_SECRETS ?? '', 'utf8')).toContain(sandboxKeys.discogsToken);
		expect((await readFile(program.databaseUrl)).includes(sandboxKeys.discogsToken)).toBe(false);
	});

	it('says what is missing, and takes one way at a time', async () => {
		const nothing = await pipeInto(program, ['connect', 'discogs'], '');
		expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('Nothing was given')]);
		const both = await program.run(['connect', 'discogs', '--oauth', '--public', 'x']);
		expect([both.code, both.stderr]).toEqual([1, expect.stringContaining('more than one way')]);
		const oauth = await pipeInto(program, ['connect', 'discogs', '--oauth'], '');
		expect([oauth.code, oauth.stderr]).toEqual([4, expect.stringContaining('DISCOGS_KEY')]);
		const hermit = await program.run(['connect', 'discogs', '--public', 'sandbox-private']);
		expect([hermit.code, hermit.stderr]).toEqual([1, expect.stringContaining('is private')]);
		const nobody = await program.run(['connect', 'discogs', '--public', 'no-such-person']);
		expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('no user "no-such-person"')]);
	});

	it('is connected with the code of a page', async () => {
		const { discogsKey: DISCOGS_KEY, discogsSecret: DISCOGS_SECRET } = sandboxKeys;
		const words = ['connect', 'discogs', '--oauth', '--user', 'anna'];
		const running = program.start(words, { DISCOGS_KEY, DISCOGS_SECRET });
		let said = '';
		running.process.stderr?.on('data', (text: string) => {
			said += text;
		});
		await running.says('oauth_token=');
		const page = /http\S+/.exec(said)?.[0] ?? '';
		const code = /<b>(\w+)/.exec(await (await fetch(page)).text())?.[1] ?? '';
		running.process.stdin?.end(`${code}\n`);
		const { code: exitCode, stderr } = await running.finished;
		expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Connected to Discogs as sandbox.')]);
	});

	it('is read, exported, and its export imports without a change', async () => {
		const sync = await program.run(['sync', '--json']);
		expect([sync.code, sync.stdout]).toEqual([0, expect.stringContaining('"found":130,"added":130')]);
		const exported = await program.run(['export', 'collection']);
		expect(exported.stdout.split('\n')[0]).toBe(
			'Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,Collection Media Condition,Collection Sleeve Condition,Collection Notes,Collection Bought at',
		);
		const again = await pipeInto(program, ['import', 'collection', '-', '--json'], exported.stdout);
		expect([again.code, JSON.parse(again.stdout)]).toEqual([
			0,
			expect.objectContaining({ rows: 130, added: 0, filled: 0, same: 130, bad: [] }),
		]);
		const file = join(program.folder, 'wants.csv');
		expect((await program.run(['export', 'wantlist', file])).code).toBe(0);
		expect((await program.run(['export', 'wantlist', file])).stderr).toContain('is there already');
		const wants = await program.run(['import', 'wantlist', file]);
		expect(wants.stdout).toMatch(/\nwantlist\t30\t0\t0\t30\t0\t/);
	});

	it('a file with bad rows is imported as far as it goes', async () => {
		const path = join(program.folder, 'bad.csv');
		await writeFile(path, 'release_id,Title,Date Added\n1,one,04/05/2023\nx,two,\n');
		const { code, stderr, stdout } = await program.run(['import', 'collection', path, '--user', 'new', '--dry-run']);
		expect(code).toBe(3);
		expect(stderr).toContain('bad.csv line 3: release_id "x" is no number of a release');
		expect(stderr).toContain('with the day first');
		expect(stdout).toContain('collection\t1\t1');
		expect((await program.run(['export', 'collection', '--user', 'new'])).stderr).toContain(
			'There is no listener "new"',
		);
		await writeFile(path, 'Artist,Title\nSlowdive,Souvlaki\n');
		const none = await program.run(['import', 'collection', path, '--user', 'new']);
		expect([none.code, none.stderr]).toEqual([1, expect.stringMatching(/^\S+ has no column "release_id"/)]);
		expect((await program.run(['users'])).stdout).not.toContain('new');
	});

	it('is written to only after it was said, and the prices of what is wanted are asked for', async () => {
		const album = ['Slowdive', 'Souvlaki'];
		const changes = () =>
			sandbox.requests().log.filter(({ method, url }) => method !== 'GET' && url.includes('/wants/'));
		const dry = await program.run(['wantlist', 'push', ...album, '--dry-run', '--json']);
		expect(JSON.parse(dry.stdout)).toMatchObject({ username: 'sandbox', why: 'most wanted', isDone: false });
		const unasked = await program.run(['wantlist', 'push', ...album]);
		expect([unasked.code, unasked.stderr]).toEqual([1, expect.stringContaining('nobody can be asked')]);
		expect(changes()).toEqual([]);
		const done = await program.run(['wantlist', 'push', ...album, '--yes', '--json']);
		expect(JSON.parse(done.stdout)).toMatchObject({ isDone: true });
		expect(changes()).toHaveLength(1);
		const prices = await program.run(['prices', 'sync', '--wantlist', '--country', 'ES', '--limit', '1', '--json']);
		expect(prices.stdout).toContain('"provider":"discogs"');
		const nothing = await program.run(['prices', 'sync', '--wantlist', '--country', 'ES', '--user', 'anna']);
		expect([nothing.code, nothing.stderr]).toEqual([
			1,
			expect.stringMatching(/Read your wantlist at Discogs: \S+.* sync --user anna/),
		]);
	});
});
