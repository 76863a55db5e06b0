import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../source/sandbox/server.ts';
import { createProgram, type Program } from './run-program.ts';

const escape27 = String.fromCharCode(27);
let sandbox: Sandbox;
let program: Program;

beforeAll(async () => {
	sandbox = await startSandbox({ speed: 100 });
	program = await createProgram(sandbox.environment);
});
afterAll(async () => {
	await program[Symbol.asyncDispose]();
	await sandbox.close();
});

/** TSV as objects. */
function readTable(stdout: string): Record<string, string>[] {
	const [header = '', ...lines] = stdout.trimEnd().split('\n');
	const names = header.split('\t');
	return lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at], value])));
}

describe('browse in a pipe', () => {
	test('an empty database: a header, or an empty list', async () => {
		const tsv = await program.run(['browse']);
		expect(tsv).toMatchObject({ code: 0, stderr: '' });
		expect(tsv.stdout).toMatch(/^id\tname\t[\w\t]+\n$/);
		expect(JSON.parse((await program.run(['browse', '--json'])).stdout)).toEqual({ artists: [] });
	});

	test('an artist: the albums, fetched; the second time nobody is asked', async () => {
		const first = await program.run(['browse', 'Arctic Monkeys']);
		expect(first.code).toBe(0);
		const albums = readTable(first.stdout);
		expect(albums.map(({ title }) => title)).toContain('AM');
		expect(first.stdout).not.toContain(escape27);
		sandbox.resetRequests();
		const answer = JSON.parse((await program.run(['browse', 'Arctic Monkeys', '--json'])).stdout);
		expect(sandbox.requests().total).toBe(0);
		expect(answer).toMatchObject({ cache: 'hit', artist: { name: 'Arctic Monkeys' }, problems: [] });
		expect(Object.keys(answer)).toEqual(['cache', 'fetchedAt', 'calls', 'artist', 'albums', 'problems']);
		expect(answer.albums).toHaveLength(albums.length);
		expect(Object.keys(answer.albums[0]).toSorted()).toEqual(
			expect.arrayContaining(Object.keys(albums[0] ?? {}).toSorted()),
		);
	});

	test('an artist and a title: every pressing; the albums count them from then on', async () => {
		const { code, stdout } = await program.run(['browse', 'Arctic Monkeys', 'AM']);
		expect(code).toBe(0);
		const pressings = readTable(stdout);
		expect(pressings.length).toBeGreaterThan(3);
		const shown = await program.run(['show', 'releases', 'Arctic Monkeys', 'AM']);
		expect(stdout).toBe(shown.stdout);
		const albums = readTable((await program.run(['browse', 'Arctic Monkeys'])).stdout);
		expect(albums.find(({ title }) => title === 'AM')?.pressings).toBe(String(pressings.length));
	});

	test('nothing named: all artists with what is stored of each', async () => {
		const { artists } = JSON.parse((await program.run(['browse', '--json'])).stdout);
		const rows = readTable((await program.run(['browse'])).stdout);
		expect(rows.map(({ name }) => name)).toEqual(artists.map(({ name }: { name: string }) => name));
		const [known] = rows.filter(({ name }) => name === 'Arctic Monkeys');
		expect(Number(known?.albums)).toBeGreaterThan(3);
		expect(Number(known?.pressings)).toBeGreaterThan(3);
		expect(new Date(known?.fetchedAt ?? '').toISOString()).toBe(known?.fetchedAt);
	});

	test('a name that nobody knows: exit code 1, and what to do on stderr', async () => {
		const { code, stdout, stderr } = await program.run(['browse', 'Nobody Of That Name']);
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toContain('No source knows "Nobody Of That Name".');
		const json = await program.run(['browse', 'Nobody Of That Name', '--json']);
		expect(json.code).toBe(1);
		expect(JSON.parse(json.stdout)).toMatchObject({ cache: 'absent', artist: null, albums: [] });
	});
});
