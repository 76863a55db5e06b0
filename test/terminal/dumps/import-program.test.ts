import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../../../db/client.ts';
import { type Sandbox, startSandbox } from '../../../source/sandbox/server.ts';
import { createTestDatabase } from '../../helpers/databases.ts';
import { hasScript, inTerminal, startPty } from '../pty.ts';
import { createProgram, type Program } from '../run-program.ts';

let sandbox: Sandbox;
let program: Program;
beforeAll(async () => {
	sandbox = await startSandbox({ speed: 1000 });
	program = await createProgram(sandbox.environment);
});
afterAll(async () => {
	await program[Symbol.asyncDispose]();
	await sandbox.close();
});

/** A program of its own, with a folder for files. */
async function openOwn(): Promise<Program> {
	const own = await createProgram(sandbox.environment);
	own.environment.VINILOGY_CACHE = join(own.folder, 'cache');
	return own;
}

function record(id: number, told = ''): string {
	const artist = `<artists><artist><id>${1 + (id % 50)}</id><name>Artist ${1 + (id % 50)}</name></artist></artists>`;
	const format =
		'<formats><format name="Vinyl" qty="1"><descriptions><description>LP</description></descriptions></format></formats>';
	return `<release id="${id}">${artist}<title>Title ${id}</title>${told}${format}<country>UK</country></release>`;
}

/** A dump of releases in the program's folder; returns its path. */
async function writeReleases({ folder }: Program, name: string, records: string[]): Promise<string> {
	const path = join(folder, name);
	const text = `<releases>\n${records.join('\n')}\n</releases>`;
	await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text);
	return path;
}

const dump = 'discogs_20261001_releases.xml.gz';

test.each([
	[[], 'Which dump'],
	[['missing.xml.gz'], 'no file'],
	[['--download', '2026-13'], 'is no month'],
	[['--scope', 'some'], '--scope'],
	[['-', 'a.xml'], 'Stdin is one file'],
])('%j is refused, and no database is made', async (words, said) => {
	await using own = await openOwn();
	const { code, stdout, stderr } = await own.run(['import', 'discogs', ...words]);
	expect(stderr).toContain(said);
	expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
	expect(await readdir(own.folder)).toEqual([]);
});

test.each<Engine>(['sqlite', 'postgres'])(
	'a file is imported, and read again without a change (%s)',
	async (engine) => {
		await using own = await openOwn();
		const stored = await createTestDatabase(engine);
		onTestFinished(() => stored.drop());
		own.environment.DATABASE_URL = stored.url;
		const path = await writeReleases(own, dump, [record(1), record(2), record(3)]);
		const first = await own.run(['import', 'discogs', path, '--scope', 'all', '--json']);
		expect(first).toMatchObject({ code: 0, stderr: '' });
		expect(JSON.parse(first.stdout)).toMatchObject({
			...{ scope: 'all', isDryRun: false },
			files: [{ kind: 'releases', edition: '2026-10', records: 3, added: 3, rejected: 0, isResumed: false }],
		});
		const again = await own.run(['import', 'discogs', path, '--scope', 'all']);
		const [header = '', row = ''] = again.stdout.split('\n');
		const told = new Map(header.split('\t').map((name, at) => [name, row.split('\t')[at]]));
		expect(Object.fromEntries(told)).toMatchObject({ kind: 'releases', added: '0', unchanged: '3', gone: '0' });
		expect(again.stderr).toMatch(/masters file.*import report/s);
		const report = await own.run(['import', 'report', '--all']);
		expect(report.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['change', 'new', 'new', 'new', '']);
		expect(await own.run(['search', 'Title 2'])).toMatchObject({ stdout: expect.stringContaining('Title 2') });
	},
);

test('a dry run stores nothing', async () => {
	await using own = await openOwn();
	const path = await writeReleases(own, dump, [record(1)]);
	const { code, stdout, stderr } = await own.run(['import', 'discogs', path, '--scope', 'all', '--dry-run']);
	expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/\nreleases\t2026-10\t/) });
	expect(stderr).toContain('Nothing was stored (dry run).');
	expect((await own.run(['import', 'report', '--list', '--json'])).stdout).toContain('"imports": []');
});

test('what is rejected and what is not known is told, with where to look, and the exit code says that a part is missing', async () => {
	await using own = await openOwn();
	const bad = '<release id="2"><title>&broken</title><formats><format name="Vinyl"';
	const path = await writeReleases(own, dump, [record(1, '<mood>blue</mood>'), `${bad}</release>`, record(3)]);
	const { code, stderr } = await own.run(['import', 'discogs', path, '--scope', 'all']);
	expect({ code, stderr }).toEqual({
		code: 3,
		stderr: expect.stringMatching(/releases: 1 record cannot be used.*: (.*)\n.*left out: .*mood \(1\)/),
	});
	const [, rejects = ''] = /cannot be used\..*: (.*)\n/.exec(stderr) ?? [];
	expect(await readFile(rejects, 'utf8')).toContain('<release id="2">');
});

test('an empty catalogue is told of before hours of reading for nothing', async () => {
	await using own = await openOwn();
	const path = await writeReleases(own, dump, [record(1)]);
	const { code, stderr } = await own.run(['import', 'discogs', path]);
	expect(code).toBe(0);
	expect(stderr).toMatch(/No artist of the catalogue.*\n.*--scope all.*\n {2}.*seed --artist/);
});

test('stdin is a file like any other', async () => {
	await using own = await openOwn();
	const run = own.start(['import', 'discogs', '-', '--scope', 'all', '--json']);
	run.process.stdin?.end(`<releases>${record(1)}${record(2)}</releases>`);
	const { code, stdout } = await run.finished;
	expect({ code, told: JSON.parse(stdout) }).toMatchObject({ code: 0, told: { files: [{ file: 'stdin', added: 2 }] } });
});

test('a month is fetched and imported, from where --base says, and once only', async () => {
	await using own = await openOwn();
	const base = own.environment.VINILOGY_DISCOGS_DUMPS_URL ?? '';
	const elsewhere = { VINILOGY_DISCOGS_DUMPS_URL: 'http://127.0.0.1:9/nothing' };
	const words = ['import', 'discogs', '--download', '2026-09', '--scope', 'all'];
	const first = await own.run([...words, '--base', base], elsewhere);
	expect(first.code).toBe(0);
	expect(first.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
		'kind',
		'masters',
		'releases',
		'artists',
		'',
	]);
	expect(first.stderr).toMatch(/The files of 2026-09 are kept in .*dumps.2026-09/);
	const again = await own.run([...words, '--json'], elsewhere);
	expect({ code: again.code, files: JSON.parse(again.stdout).files }).toMatchObject({
		code: 0,
		files: [{ kind: 'masters', added: 0 }, { kind: 'releases', added: 0, changed: 0, gone: 0 }, { kind: 'artists' }],
	});
});

test('what the next month changed is reported', async () => {
	await using own = await openOwn();
	for (const month of ['2026-09', '2026-10']) {
		expect(await own.run(['import', 'discogs', '--download', month, '--scope', 'all'])).toMatchObject({ code: 0 });
	}
	const { stdout } = await own.run(['import', 'report', '--all', '--json']);
	const lines = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	const releases = lines.find(({ type, kind }) => type === 'import' && kind === 'releases');
	expect(releases).toMatchObject({ edition: '2026-10' });
	const listed = Map.groupBy(
		lines.filter(({ type }) => type === 'pressing'),
		({ change }) => change,
	);
	expect(releases.added * releases.changed * releases.gone).toBeGreaterThan(0);
	expect([listed.get('new')?.length, listed.get('changed')?.length, listed.get('gone')?.length]).toEqual([
		releases.added,
		releases.changed,
		releases.gone,
	]);
	expect(lines.at(-1)).toMatchObject({ type: 'end', more: 0 });
});

test.runIf(hasScript)('a person sees how far it is, stops it, and the same command goes on from there', async () => {
	await using own = await openOwn();
	const records = Array.from({ length: 60_000 }, (_, at) => record(at + 1));
	await writeReleases(own, 'discogs_20261001_releases.xml', records);
	const words = 'import discogs discogs_20261001_releases.xml --scope all';
	const pty = startPty(`trap : INT; ${inTerminal(own, words)}; echo "code $?"`, own, {
		columns: 90,
		rows: 12,
		environment: {},
	});
	await pty.shows(/^releases {2}[█░]{10} +\d+ % .* records/m);
	pty.press('\u0003');
	await pty.shows(/Finishing the batch in hand/, /code 2/);
	const { lines, raw } = await pty.end();
	expect(lines.join('\n')).toMatch(
		/Stopped\.\nWhat was stored stays\. The same command again goes on from there\.\ncode 2/,
	);
	expect(raw).not.toContain('\u001b[?25l');
	const told = await own.run([...words.split(' '), '--json']);
	expect({ code: told.code, files: JSON.parse(told.stdout).files }).toMatchObject({
		code: 0,
		files: [{ records: 60_000, added: 60_000 }],
	});
	expect((await own.run(['stats'])).stdout).toContain('60000');
});
