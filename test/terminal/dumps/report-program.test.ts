import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { lockAlbum } from '../../../source/store/listeners/locks-writer.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { want } from '../../../source/store/listeners/wantlist-writer.ts';
import { saveReleases } from '../../../source/store/releases-writer.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { addDumpReleases, addImport } from '../../store/imports/imports.ts';
import { createShelf } from '../../store/priced.ts';
import { listed, monday } from '../../store/stored.ts';
import { hasScript, startPty } from '../pty.ts';
import { createProgram, type Program } from '../run-program.ts';

let program: Program;

/** "me" wants album 2, "anna" keeps album 3. The second import has new pressings of both, and sixty of nobody's. */
beforeAll(async () => {
	program = await createProgram();
	await using stack = new AsyncDisposableStack();
	const database = await openDatabase(program.databaseUrl);
	stack.defer(() => database.close());
	await writeAt(database, monday, async (store) => {
		const { albumIds } = await createShelf(store, { albums: 4, pressings: 4 });
		const others = Array.from({ length: 60 }, (_, at) => 20_000 + at);
		await saveReleases(
			store,
			'discogs',
			others.map((id) => listed(id, { albumId: albumIds[0] ?? null, masterId: null, title: `Other ${id}` })),
		);
		const { user } = await ensureUser(store, 'me');
		const { user: anna } = await ensureUser(store, 'anna');
		await want(store, user.id, { albumId: albumIds[2] ?? 0, discogsId: null, note: null });
		await lockAlbum(store, anna.id, albumIds[3] ?? 0);
		const first = await addImport(store, { edition: '2026-09', records: 9_000, kept: 2, added: 2 });
		await addImport(store, { kind: 'masters', edition: '2026-10', records: 300, kept: 20, changed: 1 });
		const second = await addImport(store, {
			...{ edition: '2026-10', records: 10_000, kept: 64, added: 61, changed: 1, gone: 1, unchanged: 1 },
		});
		await addDumpReleases(store, [9002, ...others], { addedIn: second });
		await addDumpReleases(store, [9003], { addedIn: first, changedIn: second });
		await addDumpReleases(store, [9000], { addedIn: first, goneIn: second });
		await addImport(store, {
			...{ edition: '2026-11', status: 'running', finishedAt: null, scope: 'all', file: '/data/my releases.xml.gz' },
		});
	});
});
afterAll(() => program[Symbol.asyncDispose]());

const readLines = (stdout: string) =>
	stdout
		.trim()
		.split('\n')
		.map((line): Record<string, unknown> => JSON.parse(line));

const run = (...words: string[]) => program.run(['import', 'report', ...words]);

test('nothing imported says how to', async () => {
	await using empty = await createProgram();
	const { code, stdout, stderr } = await empty.run(['import', 'report']);
	expect({ code, lines: stdout.trim().split('\n').length }).toEqual({ code: 0, lines: 1 });
	expect(stderr).toMatch(/No dump was imported yet\.\n.*\n {2}.*import discogs --download \d{4}-\d\d/);
	expect(await empty.run(['import', 'report', '--json'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
	expect((await empty.run(['import', 'report', '--list', '--json'])).stdout).toBe('{\n\t"imports": []\n}\n');
});

test('a pipe gets what is wanted first, then the newest of all others, and is told how many more there are', async () => {
	const { code, stdout, stderr } = await run('--limit', '5');
	const [header, ...rows] = stdout.trimEnd().split('\n');
	expect(code).toBe(0);
	expect(header).toBe(
		'change\twantedBy\tartist\ttitle\tcountry\tyear\tformat\tformatText\tlabel\tcatalogNumber\tdiscogsId\turl\talbumId',
	);
	expect(rows.map((row) => row.split('\t').slice(0, 3))).toEqual([
		['new', '["me"]', 'Deerhunter'],
		['changed', '["anna"]', 'Deerhunter'],
		...Array.from({ length: 5 }, () => ['new', '[]', 'Deerhunter']),
	]);
	expect(rows[2]).toContain(
		'\tOther 20059\tUK\t1973\tLP\t\tHarvest\tSHVL 804\t20059\thttps://www.discogs.com/release/20059\t',
	);
	expect(stderr).toContain('releases of 2026-10: 61 new, 1 changed, 1 gone.');
	expect(stderr).toContain('masters of 2026-10: 0 new, 1 changed, 0 gone.');
	expect(stderr).toContain('… and 56 more');
});

test('all of them are all of them', async () => {
	const { stdout, stderr } = await run('--all');
	const rows = stdout.trimEnd().split('\n').slice(1);
	expect(rows).toHaveLength(63);
	expect(rows.at(-1)).toMatch(/^gone\t\[\]\t/);
	expect(new Set(rows).size).toBe(63);
	expect(stderr).not.toContain('more');
});

test('the wishes of one listener alone come first', async () => {
	const { stdout } = await run('--user', 'anna', '--limit', '1', '--json');
	expect(readLines(stdout)).toMatchObject([
		{ type: 'import', kind: 'masters' },
		{ type: 'import', kind: 'releases', edition: '2026-10', added: 61 },
		{ type: 'pressing', change: 'changed', discogsId: 9003, wantedBy: ['anna'] },
		{ type: 'pressing', change: 'new', discogsId: 20059, wantedBy: [] },
		{ type: 'end', wanted: 1, others: 1, more: 61 },
	]);
	expect(await run('--user', 'nobody')).toMatchObject({ code: 1, stderr: expect.stringContaining('no listener') });
});

test('of a first import it is said that everything was new', async () => {
	const { code, stdout, stderr } = await run('--import', '1');
	expect({ code, lines: stdout.trim().split('\n').length }).toEqual({ code: 0, lines: 1 });
	expect(stderr).toMatch(/first import of releases: all 2 pressings came with it/);
	expect(await run('--import', '99')).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/no import 99.*\n.*--list/),
	});
});

test('the imports themselves are listed, and how to go on with what was interrupted', async () => {
	const { stdout, stderr } = await run('--list');
	const [header = '', ...rows] = stdout.trimEnd().split('\n');
	const of = (name: string) => rows.map((row) => row.split('\t')[header.split('\t').indexOf(name)]);
	expect(of('kind')).toEqual(['releases', 'releases', 'masters', 'releases']);
	expect(of('state')).toEqual(['interrupted', 'done', 'done', 'done']);
	expect(of('seconds')).toEqual(['', '0', '0', '0']);
	expect(stderr).toMatch(
		/Import 4 has not come to its end.*\n {2}.* import discogs "\/data\/my releases\.xml\.gz" --scope all\n/,
	);
	expect((await run('--list', '--limit', '1')).stdout.trimEnd().split('\n')).toHaveLength(2);
});

test.runIf(hasScript)('a terminal gets tables that fit', async () => {
	for (const columns of [60, 120]) {
		const command = `"${process.execPath}" "${program.script}" import report --limit 3`;
		const { lines } = await startPty(command, program, { columns, rows: 40, environment: {} }).end();
		const text = lines.join('\n');
		expect(text).toMatch(/File .*Kept.*\nmasters .* 20 .*\nreleases .* 64 /);
		expect(text).toMatch(/Wanted, or kept.*\n.*What +Wanted by +Artist.*\nnew +me +Deerh.*\nchanged +anna/);
		expect(text).toMatch(/Everything else\nWhat +Artist(?!.*Wanted by).*\nnew +Deerh.*Other 20.* 20059/);
		expect(text).toContain('… and 58 more');
		// A row that is too long would go on in the next line.
		for (const line of lines.filter((one) => one.startsWith('new '))) expect(line).toMatch(/ \d{4,5}$/);
	}
});
