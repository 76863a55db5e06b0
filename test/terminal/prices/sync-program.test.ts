import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../source/sandbox/server.ts';
import { createProgram, type Program } from '../run-program.ts';

let sandbox: Sandbox;
let program: Program;

beforeAll(async () => {
	sandbox = await startSandbox({ speed: 100 });
	program = await createProgram({ ...sandbox.environment, VINILOGY_COUNTRY: 'ES' });
});
afterAll(async () => {
	await program[Symbol.asyncDispose]();
	await sandbox.close();
});

const album = ['--album', 'Slowdive - Souvlaki'];

function readLines(stdout: string): { type: string; [key: string]: unknown }[] {
	return stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
}

test.each([
	[['prices', 'sync'], 'Prices of what?'],
	[['prices', 'sync', '--all', '--watched'], 'more than one thing'],
	[['prices', 'sync', '--listing', 'abc'], 'is no listing'],
	[['prices', 'sync', '--all', '--country', 'Narnia'], 'not a country'],
	[['prices', 'sync', '--all', '--limit', '0'], '--limit'],
])('%j is refused with what to type instead', async (words, said) => {
	const { code, stdout, stderr } = await program.run(words);
	expect(stderr).toContain(said);
	expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});

test('without a country it says how to name one', async () => {
	const { code, stderr } = await program.run(['prices', 'sync', '--all'], { VINILOGY_COUNTRY: '' });
	expect(code).toBe(1);
	expect(stderr).toMatch(/--country ES.*VINILOGY_COUNTRY/s);
});

test('an empty database says where albums come from', async () => {
	await using empty = await createProgram({ ...sandbox.environment, VINILOGY_COUNTRY: 'ES' });
	const { code, stderr } = await empty.run(['prices', 'sync', '--all']);
	expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('seed --artist') });
	expect(await empty.run(['prices', 'sync', '--watched'])).toMatchObject({
		code: 0,
		stderr: expect.stringContaining('watch add'),
	});
});

test('what is recommended is asked about, whatever the price limit of the profile leaves out', async () => {
	await using own = await createProgram({ ...sandbox.environment, VINILOGY_COUNTRY: 'ES' });
	const sync = ['prices', 'sync', '--recs', '--json'];
	expect(await own.run(sync)).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing is known of you') });
	await own.run(['add', 'Slowdive']);
	const unknown = await own.run(sync);
	expect(unknown).toMatchObject({ code: 1, stderr: expect.stringMatching(/no albums? .*\n.*vinilogy/i) });
	await own.run(['show', 'releases', 'Slowdive', 'Souvlaki', '--json']);
	await own.run(['profile', 'set', '--max-price', '0.01']);
	const synced = await own.run(sync);
	expect(synced.code).toBe(0);
	const [summary] = readLines(synced.stdout).filter(({ type }) => type === 'summary');
	expect(summary?.providers).toEqual(
		expect.arrayContaining([expect.objectContaining({ provider: 'discogs', subjects: expect.any(Number) })]),
	);
	const database = new BetterSqlite3(own.databaseUrl, { readonly: true });
	const priced = database.prepare('select count(*) from prices').pluck().get();
	database.close();
	expect(priced).toBeGreaterThan(0);
});

test('an album is fetched, asked about, and not asked about again while its prices hold', async () => {
	const first = await program.run(['prices', 'sync', ...album, '--json']);
	expect(first).toMatchObject({ code: 0, stderr: '' });
	const events = readLines(first.stdout);
	expect(
		events
			.filter(({ type }) => type === 'checked')
			.map(({ provider }) => provider)
			.sort(),
	).toEqual(['discogs', 'ebay']);
	expect(events.at(-1)).toMatchObject({
		type: 'summary',
		providers: [
			{ provider: 'discogs', asked: 1, failed: 0 },
			{ provider: 'ebay', asked: 1, budget: { limit: 5000 } },
			{ provider: 'shops', asked: 0, end: { kind: 'skipped' } },
			{ provider: 'amazon', asked: 0, end: { kind: 'skipped' } },
		],
	});
	sandbox.resetRequests();
	const again = await program.run(['prices', 'sync', ...album]);
	expect(again.code).toBe(0);
	expect(again.stdout.split('\n')[1]?.split('\t').slice(0, 4)).toEqual(['discogs', '1', '0', '1']);
	expect(sandbox.requests().byProvider).not.toHaveProperty('ebay');
});

test('one source that is down leaves the others their answers, and the run is partly done', async () => {
	sandbox.inject({ provider: 'ebay', kind: 'status', status: 500, times: 100 });
	const { code, stdout, stderr } = await program.run(['prices', 'sync', ...album, '--force']);
	sandbox.clearFaults();
	expect(code).toBe(3);
	expect(stderr).toContain('eBay');
	expect(stdout).toMatch(/^discogs\t1\t1\t0\t0\t/m);
	expect(stdout).toMatch(/^ebay\t1\t0\t0\t1\t/m);
});

test('an album that nobody knows is named, and the others are asked about', async () => {
	const { code, stderr } = await program.run([
		'prices',
		'sync',
		...album,
		'--album',
		'Slowdive - Nowhere to be found',
		'--album',
		'Souvlaki',
	]);
	expect(code).toBe(3);
	expect(stderr).toContain('has no studio album "Nowhere to be found"');
	expect(stderr).toContain('write "Artist - Title"');
});

test('a watched price that has come is told once, with an exit code for cron', async () => {
	await program.run(['prices', 'watch', 'add', 'Slowdive', 'Souvlaki', '--under', '9000']);
	const first = await program.run(['prices', 'sync', '--watched', '--json']);
	expect(first.code).toBe(6);
	expect(readLines(first.stdout).filter(({ type }) => type === 'alert')).toMatchObject([
		{ reason: 'under', watch: { country: 'ES' } },
	]);
	const second = await program.run(['prices', 'sync', '--watched', '--json']);
	expect(second.code).toBe(0);
	expect(second.stdout).not.toContain('"alert"');
});

test('sellers and listings of Discogs', async () => {
	const seller = await program.run(['prices', 'sync', '--seller', 'vinyl-attic']);
	expect(seller).toMatchObject({ code: 0, stdout: expect.stringMatching(/^discogs\tvinyl-attic\t250\t/m) });
	const wall = await program.run(['prices', 'sync', '--seller', 'mega-records']);
	expect(wall).toMatchObject({ code: 3, stderr: expect.stringContaining('10,000 of 23,451 listings can be read') });
	const nobody = await program.run(['prices', 'sync', '--seller', 'nobody-at-all']);
	expect(nobody).toMatchObject({ code: 3, stderr: expect.stringContaining('does not exist') });
	expect(await program.run(['prices', 'sync', '--listing', '1'])).toMatchObject({
		code: 0,
		stderr: expect.stringContaining('sold or was taken away'),
	});
});

test('Ctrl-C ends with what is in hand, and the next run goes on', async () => {
	await program.run(['seed', '--artist', 'Arcade Fire', '--depth', 'releases']);
	sandbox.setSpeed(4);
	const running = program.start(['prices', 'sync', '--all', '--json']);
	await running.says('"checked"');
	running.process.kill('SIGINT');
	const { code, stdout } = await running.finished;
	sandbox.setSpeed(100);
	expect(code).toBe(2);
	expect(readLines(stdout).at(-1)).toMatchObject({ type: 'summary' });
	expect(await program.run(['prices', 'sync', '--all'])).toMatchObject({ code: 0 });
});

test('a fault over whole shops ends nothing else: what the other sources said is told, then the fault', async () => {
	await using own = await createProgram({ ...sandbox.environment, VINILOGY_COUNTRY: 'ES' });
	await own.run(['seed', '--artist', 'Arcade Fire', '--depth', 'releases']);
	await own.run(['shops', 'add', `${sandbox.url}/shops/tea`, '--country', 'GB']);
	const database = new BetterSqlite3(own.databaseUrl);
	database.exec(`create trigger broken before update on shops begin select raise(abort, 'a broken database'); end`);
	database.close();
	sandbox.setSpeed(30);
	const { code, stdout, stderr } = await own.run(['prices', 'sync', '--all', '--json']);
	sandbox.setSpeed(100);
	expect(readLines(stdout).at(-1)).toMatchObject({
		type: 'summary',
		providers: [{ provider: 'discogs', end: { kind: 'finished' } }, { provider: 'ebay' }, { provider: 'amazon' }],
	});
	expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('a broken database') });
});
