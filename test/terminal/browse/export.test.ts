import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { UsageError } from '../../../source/errors.ts';
import { exportRows, listExport, nameExport } from '../../../source/terminal/browse/export.ts';
import { levelOf } from '../../../source/terminal/browse/state.ts';
import { hostilePressings, hostileText } from './hostile.ts';
import { albumLine, artistLine, now, pressing } from './rows.ts';
import { hearAll, libraryOf, pressAll, threePanes } from './states.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function newPath(ending: string): string {
	files += 1;
	return join(folder, `${files}${ending}`);
}

async function exported(ending: string, rows: readonly object[]): Promise<string> {
	const path = newPath(ending);
	await exportRows(path, rows);
	return readFile(path, 'utf8');
}

function readCsv(text: string): Record<string, string>[] {
	return parse(text, { columns: true });
}

describe('an export', () => {
	test('as CSV has a header and full values: times ISO 8601, lists JSON, nothing where nothing is known', async () => {
		const rows = [
			pressing(1, { label: 'Say "4AD", please', barcode: null, descriptions: ['LP', 'Album'] }),
			pressing(2),
		];
		const [first = {}, second] = readCsv(await exported('.csv', rows));
		expect(Object.keys(first)).toEqual(Object.keys(pressing(1)));
		expect(first).toMatchObject({
			label: 'Say "4AD", please',
			barcode: '',
			fetchedAt: now.toISOString(),
			descriptions: '["LP","Album"]',
			isVinyl: 'true',
			isPromo: 'false',
			year: '1991',
		});
		expect(second?.id).toBe('2');
	});

	test('as JSON is the rows', async () => {
		const rows = [pressing(1), pressing(2)];
		expect(JSON.parse(await exported('.JSON', rows))).toEqual(JSON.parse(JSON.stringify(rows)));
	});

	test('may be meant for the home folder', async () => {
		vi.stubEnv('HOME', folder);
		await exportRows('~/at-home.json', [pressing(1)]);
		vi.unstubAllEnvs();
		expect(JSON.parse(await readFile(join(folder, 'at-home.json'), 'utf8'))).toHaveLength(1);
	});

	test('gives every row back, whatever strangers call things, and no cell that a spreadsheet takes for a formula', async () => {
		await fc.assert(
			fc.asyncProperty(hostilePressings, async (rows) => {
				if (rows.length === 0) return;
				const lines: string[][] = parse(await exported('.csv', rows), { relax_column_count: false });
				expect(lines).toHaveLength(rows.length + 1);
				for (const value of lines.flat()) expect(value).not.toMatch(/^[=+@\t\r]|^-(?!\d)/);
			}),
			{ numRuns: 40 },
		);
	});

	test.each(['=1+1', '+1', '@SUM(A1)', '-1+1', '\t=1', '＝1', '=HYPERLINK("http://x")'])(
		'of %j is text',
		async (title) => {
			const [line] = readCsv(await exported('.csv', [{ title }]));
			expect(line?.title).toBe(`'${title}`);
		},
	);

	test('never overwrites, neither a file nor what a link leads to', async () => {
		const path = newPath('.csv');
		await writeFile(path, 'mine');
		await expect(exportRows(path, [pressing(1)])).rejects.toThrow(UsageError);
		const link = newPath('.json');
		await symlink(path, link);
		await expect(exportRows(link, [pressing(1)])).rejects.toThrow(/is there already/);
		expect(await readFile(path, 'utf8')).toBe('mine');
	});

	test('says what is wrong with a name', async () => {
		await expect(exportRows(join(folder, 'a.txt'), [])).rejects.toThrow('neither .csv nor .json');
		await expect(exportRows('', [])).rejects.toThrow(UsageError);
		await expect(exportRows(join(folder, 'no', 'such', 'folder.csv'), [pressing(1)])).rejects.toThrow(
			/There is no folder/,
		);
	});
});

describe('the name that is proposed', () => {
	test('says what the list is of', () => {
		const state = threePanes({ albums: [albumLine(1, { title: 'Nowhere' })] });
		expect(nameExport(levelOf(state))).toBe('artists.csv');
		expect(nameExport(levelOf(pressAll(state, 'l')))).toBe('artist-1-albums.csv');
		expect(nameExport(levelOf(pressAll(state, 'l', 'l')))).toBe('artist-1-nowhere-pressings.csv');
		expect(nameExport(levelOf(pressAll(state, 's')))).toBe('artist-1-similar-artists.csv');
		expect(nameExport(levelOf(hearAll(state, { type: 'label', label: '4AD' })))).toBe('4ad-pressings.csv');
	});

	test('says what kind of list it is, however long a title is', () => {
		const title = "Whatever People Say I Am, That's What I'm Not";
		const state = pressAll(threePanes({ albums: [albumLine(1, { title })] }), 'l', 'l');
		expect(nameExport(levelOf(state))).toMatch(/^artist-1-whatever-people-say-.+-pressings\.csv$/);
	});

	test('is one of this folder, and short, whatever an artist is called', () => {
		fc.assert(
			fc.property(hostileText, (name) => {
				const file = nameExport(levelOf(pressAll(libraryOf([artistLine(1, { name })]), 's')));
				expect(file).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*\.csv$/u);
				expect(Buffer.byteLength(file)).toBeLessThan(256);
				expect(file.isWellFormed()).toBe(true);
			}),
		);
	});
});

test('artists are exported with what is stored of each as columns of their own', async () => {
	const counts = { albums: 3, pressings: 70, fetchedAt: new Date('2026-11-20T08:00:00.000Z') };
	const library = libraryOf([artistLine(1, { name: 'Ride', counts }), artistLine(2, { counts: null })]);
	const [ride, other] = readCsv(await exported('.csv', listExport(levelOf(library), now)));
	expect(ride).toMatchObject({ name: 'Ride', albums: '3', pressings: '70', fetchedAt: '2026-11-20T08:00:00.000Z' });
	expect(other).toMatchObject({ albums: '', pressings: '', fetchedAt: '' });
});
