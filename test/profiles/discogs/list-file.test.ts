import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../source/errors.ts';
import { readListFile } from '../../../source/profiles/discogs/csv/read-file.ts';
import { writeList } from '../../../source/profiles/discogs/csv/write-list.ts';
import type { ListedFacts } from '../../../source/store/listeners/discogs-lists-writer.ts';
import { anyRow } from './rows.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-lists-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Buffer) {
	const path = join(folder, 'list.csv');
	await writeFile(path, content);
	return readListFile(path);
}

const factsOf = (file: Awaited<ReturnType<typeof readListFile>>): ListedFacts[] =>
	file.rows.flatMap((row) => ('facts' in row ? row.facts : []));
const problemsOf = (file: Awaited<ReturnType<typeof readListFile>>) =>
	file.rows.flatMap((row) => ('reason' in row ? [[row.line, row.reason]] : []));

const header =
	'Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,Collection Media Condition,Collection Sleeve Condition,Collection Notes';

describe('a file as Discogs exports it', () => {
	it('is read with everything in it', async () => {
		const row =
			'"A 1, A-1",Worm (23),"""Fore"", glade",20 Buck Spin,"2xLP, Album",4,2021,20681413,Shelf,2021-11-13 14:23:16,Mint (M),Generic,"two\nlines"';
		const file = await read(`${header},Collection Bought at\n${row},flea market\n`);
		expect(problemsOf(file)).toEqual([]);
		expect(factsOf(file)).toEqual([
			{
				discogsId: 20681413,
				masterId: null,
				instanceId: null,
				folder: 'Shelf',
				rating: 4,
				mediaCondition: 'Mint (M)',
				sleeveCondition: 'Generic',
				notes: 'two\nlines',
				fields: { 'Bought at': 'flea market' },
				described: {
					artist: 'Worm (23)',
					artistIds: [],
					title: '"Fore", glade',
					label: '20 Buck Spin',
					catalogNumber: 'A 1, A-1',
					format: '2xLP, Album',
					released: '2021',
				},
				addedAt: new Date('2021-11-13T14:23:16Z'),
			},
		]);
	});

	const text = `${header}\nX 1,Sigur Rós,Takk…,Krúnk,"LP, Album",,0,123,Doublés,23/04/2023 04:38,,,\n`;
	it.each<[string, string | Buffer]>([
		['UTF-8', text],
		['UTF-8 with its mark', `\ufeff${text}`],
		['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
		['UTF-16, the other way', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
		['lines of Windows', text.replaceAll('\n', '\r\n')],
		['semicolons', text.replace('"LP, Album"', 'LP Album').replaceAll(',', ';')],
		['tabs', text.replace('"LP, Album"', 'LP Album').replaceAll(',', '\t')],
		['what Excel writes first', `sep=,\n${text}`],
		['capitals', text.replace(header, header.toUpperCase())],
	])('%s', async (_name, content) => {
		const [facts] = factsOf(await read(content));
		expect(facts).toMatchObject({ discogsId: 123, folder: 'Doublés', rating: null });
		expect(facts?.described).toMatchObject({ artist: 'Sigur Rós', title: 'Takk…', label: 'Krúnk', released: null });
		expect(facts?.addedAt?.toISOString()).toBe('2023-04-23T04:38:00.000Z');
	});

	it('Windows-1252', async () => {
		const content = Buffer.from(text.replace('Takk…', 'Takk'), 'latin1');
		const file = await read(content);
		expect(file.encoding).toBe('windows-1252');
		expect(factsOf(file)[0]?.described.artist).toBe('Sigur Rós');
	});

	it('columns in another order, and only one of them', async () => {
		expect(factsOf(await read('Title,release_id,Whatever\nSouvlaki,42,x\n'))[0]).toMatchObject({
			discogsId: 42,
			described: { title: 'Souvlaki', artist: '' },
		});
		const bare = await read('release_id\n42\n43\n');
		expect(factsOf(bare).map(({ discogsId }) => discogsId)).toEqual([42, 43]);
		expect((await read('Title,release_id,Whatever\nSouvlaki,42,x\n')).unknownColumns).toEqual(['Whatever']);
	});

	it('names that mean something to JavaScript are names like others', async () => {
		const file = await read(
			'release_id,Title,constructor,Collection constructor,Collection __proto__\n1,a,x,b,c\n2,b,,,\n',
		);
		const facts = factsOf(file);
		expect(file.unknownColumns).toEqual(['constructor']);
		expect(facts[0]?.fields).toEqual(
			Object.fromEntries([
				['constructor', 'b'],
				['__proto__', 'c'],
			]),
		);
		expect(writeList('collection', facts.map(asRow)).trim().split('\n').at(-1)).toBe(',,b,,,,0,2,,,,,,,');
	});

	it('bad rows are named with their lines, the others are read', async () => {
		const file = await read(
			[
				'release_id,Title,Rating,Date Added',
				'1,one,5,2022-02-12 19:20:35',
				'none,two,5,',
				'3,three,9,',
				'4,four,,the other day',
				'5,"not, closed,,',
				'6,six,,,,too wide',
				'7,"a',
				'b",,',
				'8,eight,0,',
			].join('\n'),
		);
		expect(factsOf(file).map(({ discogsId }) => discogsId)).toEqual([1, 7, 8]);
		expect(problemsOf(file).map(([line]) => line)).toEqual([3, 4, 5, 6, 7]);
		expect(problemsOf(file)[1]).toEqual([4, 'rating "9" is not 0 to 5']);
	});

	it.each([
		['', 'is empty'],
		['Artist,Title\nSlowdive,Souvlaki\n', 'has no column "release_id"'],
		[Buffer.from([0, 1, 2, 3]), 'is not text'],
	])('%j is refused', async (content, message) => {
		const failure = await read(content).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(UsageError);
		expect(failure instanceof Error && failure.message).toContain(message);
	});
});

describe('what is written', () => {
	it('is what Discogs writes', async () => {
		const row = `X 1,Sigur Rós,Takk…,Krúnk,"LP, Album",,0,123,Doublés,2023-04-23 04:38:00,,,"=a ""b""\nc"\n`;
		const facts = factsOf(await read(`${header}\n${row}`)).map(asRow);
		expect(writeList('collection', facts)).toBe(`${header}\n${row}`);
	});

	it('is read back as it was', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyRow, { maxLength: 8 }), async (rows) => {
				const facts = factsOf(await read(writeList('collection', rows.map(asRow))));
				expect(facts).toEqual(rows);
				expect(writeList('collection', facts.map(asRow))).toBe(writeList('collection', rows.map(asRow)));
			}),
			{ numRuns: 150 },
		);
	});
});

function asRow(facts: ListedFacts, at: number) {
	return { ...facts, id: at, userId: 1, list: 'collection', source: 'file', seenAt: new Date(0) };
}
