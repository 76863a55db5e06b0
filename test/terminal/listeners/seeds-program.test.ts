import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../source/sandbox/server.ts';
import { createProgram, type Program } from '../run-program.ts';

const grunge = '5b11f4ce-a62d-471e-81fc-a69a8278c7da';
const sixties = '9282c8b4-ca0b-4c6b-b7e3-4f7762dfc4d6';

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

const parse = ({ stdout }: { stdout: string }) => JSON.parse(stdout);

it('adds artists once, with whom they resemble, and queues the rest', async () => {
	const added = await program.run(['add', 'Slowdive', 'arctic monkeys', '--user', 'Zoë', '--json']);
	expect(added).toMatchObject({
		code: 0,
		stderr: expect.stringMatching(/Made the listener "zoë"\.\n.*\n.*vinilogy ingest/),
	});
	expect(parse(added)).toMatchObject({
		user: 'zoë',
		artists: [
			{ asked: 'Slowdive', state: 'added', name: 'Slowdive', similars: 50 },
			{ asked: 'arctic monkeys', state: 'added', name: 'Arctic Monkeys', similars: 50 },
		],
		problems: [],
	});
	const listed = await program.run(['seeds', '--user', 'ZOË']);
	expect(listed.stdout.split('\n').map((line) => line.split('\t')[1])).toEqual([
		...['name', 'Arctic Monkeys', 'Slowdive', undefined],
	]);
	const again = await program.run(['add', 'SLOWDIVE', '--user', 'zoë', '--json']);
	expect(parse(again)).toMatchObject({ artists: [{ state: 'known' }], calls: { lastfm: 0, musicbrainz: 0 } });
	expect((await program.run(['seeds', '--user', 'zoë'])).stdout).toBe(listed.stdout);
	expect(parse(await program.run(['stats', '--json'])).steps.pending).toBeGreaterThan(50);
});

it('asks which of several is meant: in a pipe with the commands that say it', async () => {
	const environment = { LASTFM_API_KEY: '', DATABASE_URL: `${program.databaseUrl}.nirvana` };
	const run = (...words: string[]) => program.run(words, environment);
	const asked = await run('add', 'Nirvana', 'Slowdive');
	expect(asked.code).toBe(3);
	expect(asked.stdout).toMatch(/^Nirvana\tambiguous\t\t\t\t\t0\t\[\{.*\nSlowdive\tadded\t/m);
	expect(asked.stderr).toMatch(
		/Nirvana \(60s band from the UK\):\n.* add --mbid 9282c8b4-ca0b-4c6b-b7e3-4f7762dfc4d6\n/,
	);
	expect((await run('add', 'Nirvana')).code).toBe(1);
	const chosen = parse(await run('add', '--mbid', sixties, '--json'));
	expect(chosen.artists).toMatchObject([{ state: 'added', disambiguation: '60s band from the UK' }]);
	const again = await run('add', 'nirvana', '--json');
	expect(parse(again).artists).toMatchObject([{ state: 'known', mbid: sixties }]);
	expect(again.stderr).toMatch(
		/"nirvana" is taken for Nirvana \(60s band from the UK\)\.\n2 other artists have this name/,
	);
	await run('add', '--mbid', grunge);
	const both = await run('seeds', 'remove', 'Nirvana');
	expect(both).toMatchObject({ code: 1, stderr: expect.stringContaining(`seeds remove --mbid ${grunge}`) });
	const removed = await run('seeds', 'remove', grunge, 'slowdive', '--mbid', sixties, '--json');
	expect(parse(removed).removed).toHaveLength(3);
	const empty = await run('seeds');
	expect(empty).toMatchObject({
		code: 0,
		stderr: expect.stringMatching(/No artist is named yet\.\n.* add "Slowdive"/),
	});
});

it('adds who is stored while no source can be reached, and nobody else', async () => {
	await program.run(['add', 'Ride']);
	const down = Object.fromEntries(
		['LASTFM', 'MUSICBRAINZ', 'LISTENBRAINZ', 'LISTENBRAINZ_LABS'].map((name) => [
			...[`VINILOGY_${name}_URL`, 'http://127.0.0.1:9'],
		]),
	);
	const run = (...words: string[]) => program.run(words, down);
	const stored = await run('add', 'Ride', '--user', 'bob', '--json');
	expect(parse(stored).artists).toMatchObject([{ state: 'added', similars: 50 }]);
	const near = await run('add', 'Pale Saints', '--user', 'bob');
	expect(near).toMatchObject({ code: 3, stdout: expect.stringContaining('Pale Saints\tadded') });
	const nobody = await run('add', 'Björk', '--user', 'bob');
	expect(nobody).toMatchObject({ code: 5, stdout: expect.stringContaining('Björk\tfailed') });
	expect(nobody.stderr).toMatch(/who that is could not be asked: not added/);
	expect(parse(await run('seeds', '--user', 'bob', '--json')).seeds).toHaveLength(2);
});

it.each([
	[['add'], /No artist is named/],
	[['add', 'Slowdive', '--user', 'a b'], /"a b" cannot be the name of a listener/],
	[['add', '--mbid', 'x'], /"x" is not an MBID/],
	[['seeds', '--user', 'nobody'], /There is no listener "nobody"\. There are: .*\n.* add "Slowdive" --user nobody/],
	[['seeds', 'remove'], /No artist is named/],
	[['seeds', 'remove', 'Ride', 'Nobody', '--user', 'bob'], /"Nobody" is none of .*; nothing was removed/],
	[['add', 'Zzyzx Nobodies'], /No source knows "Zzyzx Nobodies": not added/],
])('%j is refused with the next step', async (words, message) => {
	const run = await program.run(words);
	expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
	expect(run.stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
});
