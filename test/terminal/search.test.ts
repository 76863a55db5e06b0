import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { writeAt } from '../../source/store/writable.ts';
import { listed, mbidOf, monday } from '../store/stored.ts';
import { createProgram, type Program } from './run-program.ts';

let program: Program;

/** No provider is there to be asked: the addresses lead nowhere. */
beforeAll(async () => {
	program = await createProgram();
	const database = await openDatabase(program.databaseUrl);
	await writeAt(database, monday, async (store) => {
		const { album } = await saveAlbum(store, {
			mbid: mbidOf(1),
			title: 'Souvlaki',
			disambiguation: null,
			firstReleaseDate: '1993',
			firstReleaseYear: 1993,
			primaryType: 'Album',
			secondaryTypes: [],
			isStudio: true,
			discogsId: 9,
			credit: [{ mbid: mbidOf(2), artistName: 'Slowdive', creditedAs: 'Slowdive', joinPhrase: '' }],
		});
		const pressing = { albumId: album.id, masterId: 9, title: 'Souvlaki', year: 1993, label: 'Rough Trade' };
		await saveReleases(store, 'discogs', [
			listed(1, { ...pressing, catalogNumber: 'CAD 3X13' }),
			listed(2, { ...pressing, catalogNumber: 'CAD 4X14\u001b[31m', label: 'Rough Trade, SBK' }),
		]);
	});
	await database.close();
});
afterAll(() => program[Symbol.asyncDispose]());

test('search prints TSV in a pipe, with every field', async () => {
	const { code, stdout, stderr } = await program.run(['search', 'slowdive', 'souvlakki']);
	const [header = '', ...lines] = stdout.trim().split('\n');
	expect({ code, stderr, header }).toEqual({
		code: 0,
		stderr: '',
		header: 'kind\ttext\tdetail\tscore\tartistId\talbumId\tdiscogsId\tpressings',
	});
	expect(lines[0]).toMatch(/^album\tSouvlaki\tSlowdive, 1993\t0\.\d+\t1\t1\t\t2$/);
});

test('search --json has the same keys for everything, also for nothing', async () => {
	const { code, stdout } = await program.run(['search', 'cad3x13', '--json', '--limit', '1']);
	expect({ code, answer: JSON.parse(stdout) }).toEqual({
		code: 0,
		answer: {
			query: 'cad3x13',
			hits: [
				{
					kind: 'catalogue number',
					text: 'CAD 3X13',
					detail: 'Slowdive – Souvlaki, UK, 1993',
					score: 1,
					artistId: 1,
					albumId: 1,
					discogsId: 1,
					pressings: 1,
				},
			],
		},
	});
	const nothing = await program.run(['search', 'qqqq', '--json']);
	expect({ code: nothing.code, answer: JSON.parse(nothing.stdout) }).toEqual({
		code: 1,
		answer: { query: 'qqqq', hits: [] },
	});
});

test('nothing found and nothing asked: exit code 1, and the next step on stderr', async () => {
	const nothing = await program.run(['search', 'qqqq zzzz']);
	expect(nothing).toMatchObject({ code: 1, stdout: '' });
	expect(nothing.stderr).toMatch(/Nothing like "qqqq zzzz" is stored\.\n.*show artist "qqqq zzzz"/);
	const empty = await program.run(['search']);
	expect(empty).toMatchObject({ code: 1, stdout: '' });
	expect(empty.stderr).toContain('For example: vinilogy search');
	const misused = await program.run(['search', 'x', '--limit', '0']);
	expect(misused.code).toBe(1);
	expect(misused.stderr).toContain('Run `vinilogy search --help`.');
});

test('what was stored cannot move the cursor', async () => {
	const { stdout } = await program.run(['search', 'cad 4x14']);
	expect(stdout).toContain('CAD 4X14');
	expect(stdout).not.toContain('\u001b');
});

test('show label lists its pressings, also beside other labels, and suggests the name that was meant', async () => {
	const { code, stdout } = await program.run(['show', 'label', 'rough', 'trade', '--json']);
	const answer = JSON.parse(stdout);
	expect(code).toBe(0);
	expect(answer).toMatchObject({ label: 'Rough Trade', pressings: 2 });
	expect(answer.releases.map(({ discogsId, albumTitle }: Record<string, unknown>) => [discogsId, albumTitle])).toEqual([
		[1, 'Souvlaki'],
		[2, 'Souvlaki'],
	]);
	const limited = await program.run(['show', 'label', 'Rough Trade', '--limit', '1']);
	expect(limited.stdout.trim().split('\n')).toHaveLength(2);
	const mistyped = await program.run(['show', 'label', 'Rough', 'Trde']);
	expect(mistyped).toMatchObject({ code: 1, stdout: '' });
	expect(mistyped.stderr).toContain('show label "Rough Trade"');
});
