import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { buildWorld } from '../../../source/sandbox/world/world.ts';
import { type DumpFolder, readRows, writeDump } from '../../dumps/musicbrainz/files.ts';
import { createProgram, type Program } from '../run-program.ts';

const all = ['--scope', 'all'];
let dump: DumpFolder;

beforeAll(async () => {
	dump = await writeDump(buildWorld(7));
});
afterAll(() => dump[Symbol.asyncDispose]());

/** Pipes bytes into `import musicbrainz -`. */
async function pipeIn(program: Program, content: Buffer, ...words: string[]) {
	const running = program.start(['import', 'musicbrainz', '-', ...words]);
	running.process.stdin?.end(content);
	return running.finished;
}

async function readDatabase(program: Program) {
	const database = await openDatabase(program.databaseUrl);
	try {
		return await readRows(database);
	} finally {
		await database.close();
	}
}

test('files say what came of them, artists first, and read again change nothing', async () => {
	await using program = await createProgram();
	const import_ = () => program.run(['import', 'musicbrainz', dump.groups, dump.artists, ...all, '--json']);
	const { code, stdout, stderr } = await import_();
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	const { scope, isDryRun, files } = JSON.parse(stdout);
	expect({ scope, isDryRun }).toEqual({ scope: 'all', isDryRun: false });
	expect(files).toMatchObject([
		{ file: 'artist', kind: 'artists', isResumed: false, rejected: 0, rejectsFile: null },
		{ file: 'release-group', kind: 'release-groups', isResumed: false, rejected: 0, rejectsFile: null },
	]);
	const rows = await readDatabase(program);
	expect(rows.albums).toHaveLength(files[1].added);
	const again = JSON.parse((await import_()).stdout).files;
	expect(again.map(({ added, changed }: { added: number; changed: number }) => added + changed)).toEqual([0, 0]);
	expect((await readDatabase(program)).albums).toEqual(rows.albums);
}, 60_000);

test('a dry run of what is piped in stores nothing', async () => {
	await using program = await createProgram();
	const content = await readFile(dump.groups);
	const { code, stdout, stderr } = await pipeIn(program, content, ...all, '--dry-run');
	const [header = '', line = ''] = stdout.trim().split('\n');
	const cells = new Map(header.split('\t').map((name, at) => [name, line.split('\t')[at]]));
	expect({ code, file: cells.get('file'), kind: cells.get('kind') }).toEqual({
		...{ code: 0, file: 'stdin', kind: 'release-groups' },
	});
	expect(Number(cells.get('kept'))).toBeGreaterThan(100);
	expect(stderr).toContain('Nothing was stored (dry run).');
	expect((await readDatabase(program)).albums).toEqual([]);
}, 60_000);

test('kill -9 in the middle of a pipe, and the same pipe again: the rows of an undisturbed run', async () => {
	const content = await readFile(dump.groups);
	await using undisturbed = await createProgram();
	expect(await pipeIn(undisturbed, content, ...all)).toMatchObject({ code: 0 });

	await using killed = await createProgram();
	const running = killed.start(['import', 'musicbrainz', '-', ...all]);
	running.process.stdin?.on('error', () => undefined).write(content.subarray(0, Math.floor(content.length * 0.8)));
	await readUntilCheckpoint(killed);
	running.process.kill('SIGKILL');
	expect(await running.finished).toMatchObject({ code: null });
	const { albums: albumsBefore = [] } = await readDatabase(killed);
	expect(albumsBefore.length).toBeGreaterThan(0);

	const { code, stdout } = await pipeIn(killed, content, ...all, '--json');
	expect({ code, files: JSON.parse(stdout).files }).toMatchObject({ code: 0, files: [{ isResumed: true }] });
	const [rows, expected] = [await readDatabase(killed), await readDatabase(undisturbed)];
	expect(albumsBefore.length).toBeLessThan(expected.albums?.length ?? 0);
	for (const [table, after] of Object.entries(rows)) expect(after, table).toEqual(expected[table]);
}, 120_000);

/** Waits until the program has stored a part of the file. */
async function readUntilCheckpoint(program: Program): Promise<void> {
	for (;;) {
		const { imports = [] } = await readDatabase(program);
		if (imports.some((row) => /"position":[1-9]/.test(String(row)))) return;
		await sleep(20);
	}
}

test.each([
	{ what: 'a bad line', words: [], code: 3, says: '1 ' },
	{ what: 'no file', words: ['import', 'musicbrainz', '/nonexistent/artist'], code: 1, says: 'cannot be read' },
	{ what: 'a folder', words: ['import', 'musicbrainz', '/'], code: 1, says: 'is a folder' },
	{ what: 'nothing to read', words: ['import', 'musicbrainz'], code: 1, says: 'xz -dc release-group.tar.xz |' },
])(
	'$what: exit code $code',
	async ({ words, code, says }) => {
		await using program = await createProgram();
		const path = await dump.write('bad', `${await readFile(dump.groups, 'utf8')}\n{"id":\n`);
		const finished = await program.run(words.length > 0 ? words : ['import', 'musicbrainz', path, '--dry-run', ...all]);
		expect(finished.code).toBe(code);
		expect(finished.stderr).toContain(says);
	},
	60_000,
);
