import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StorageError, UsageError } from '../../source/errors.ts';
import { parseSeeds, readSeedFile } from '../../source/ingest/seed-csv.ts';

const mbid = 'ada7a83c-e3e1-40f1-93f9-3e73dbc9298a';

let folder = '';
let file = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-csv-'));
	file = join(folder, 'artists.csv');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function readBytes(bytes: Uint8Array | string) {
	await writeFile(file, bytes);
	return readSeedFile(file);
}

const namesIn = (text: string) => parseSeeds(text, 'artists.csv').names.map(({ name }) => name);
const badLinesIn = (text: string) => parseSeeds(text, 'artists.csv').badLines.map(({ line }) => line);

describe('the header line', () => {
	test.each([
		['name,mbid', `Arctic Monkeys,${mbid}`],
		['MBID,Name', `${mbid},Arctic Monkeys`],
		[' Name ,plays,"Mbid"', `Arctic Monkeys,12,${mbid.toUpperCase()}`],
		['"NAME","country","MBID"', `"Arctic Monkeys","GB","${mbid}"`],
		['name;mbid', `Arctic Monkeys;${mbid}`],
		['plays\tname\tmbid', `12\tArctic Monkeys\t${mbid}`],
		['name;"genre, style";mbid', `Arctic Monkeys;"indie, rock";${mbid}`],
	])('%j', (header, row) => {
		expect(parseSeeds(`${header}\n${row}\n`, 'artists.csv')).toEqual({
			names: [{ name: 'Arctic Monkeys', mbid }],
			badLines: [],
		});
	});

	test('without mbid, or with an empty one, only the name is known', () => {
		expect(parseSeeds('name\nSlowdive', 'a.csv').names).toEqual([{ name: 'Slowdive', mbid: null }]);
		expect(parseSeeds('name,mbid\nSlowdive,\nRide', 'a.csv').names).toEqual([
			{ name: 'Slowdive', mbid: null },
			{ name: 'Ride', mbid: null },
		]);
	});

	test.each(['', '\n\n', 'artist,mbid\nSlowdive,\n', 'Slowdive\nRide\n', '"name\nSlowdive\n'])(
		'%j has no column "name", which is said with the next step',
		(text) => {
			expect(() => parseSeeds(text, 'artists.csv')).toThrow(UsageError);
			expect(() => parseSeeds(text, 'artists.csv')).toThrow('artists.csv has no column "name"');
		},
	);

	test('alone it is an empty list', () => {
		expect(parseSeeds('name,mbid\r\n', 'artists.csv')).toEqual({ names: [], badLines: [] });
	});
});

describe('rows', () => {
	test('quotes, commas, semicolons and line breaks inside a name', () => {
		const text = 'name,mbid\n"Tyler, The Creator",\n"""Weird Al"" Yankovic",\n"Earth,\nWind;\n& Fire",\nRide,\n';
		expect(namesIn(text)).toEqual(['Tyler, The Creator', '"Weird Al" Yankovic', 'Earth, Wind; & Fire', 'Ride']);
	});

	test.each(['\n', '\r\n', '\r'])('line ends %j, also mixed ones, and blank lines', (end) => {
		const lines = ['name', '', 'Ride', '   ', '"Earth,', 'Wind & Fire"', 'Slowdive', ''];
		expect(namesIn(lines.join(end))).toEqual(['Ride', 'Earth, Wind & Fire', 'Slowdive']);
		expect(namesIn(`name\r\nRide\nSlowdive${end}Lush`)).toEqual(['Ride', 'Slowdive', 'Lush']);
	});

	test('what a terminal would obey is taken out of names', () => {
		expect(namesIn('name\n\u001b[31mRide\u001b[0m\u0007\nSlow\u202edive\nLu\u0000sh\n')).toEqual([
			'Ride',
			'Slowdive',
			'Lush',
		]);
		expect(parseSeeds('name\n\u001b[2J\n', 'a.csv').badLines).toEqual([{ line: 2, reason: 'no name' }]);
	});

	test('names that consist of symbols, digits or spaces of another script stay', () => {
		expect(namesIn('name\n!!!\n08001\nサカナクション\nThe The\n+/-\n')).toEqual([
			'!!!',
			'08001',
			'サカナクション',
			'The The',
			'+/-',
		]);
	});

	test('a name that is there twice is read twice: what is the same is decided where it is stored', () => {
		expect(namesIn('name\nRide\nRide\nride\n')).toEqual(['Ride', 'Ride', 'ride']);
	});
});

describe('a bad line is reported with its number, and the rest goes on', () => {
	test.each([
		['no name', 'name,mbid\nRide,\n,ada7a83c-e3e1-40f1-93f9-3e73dbc9298a\nLush,\n', [3]],
		['a wrong MBID', 'name,mbid\nRide,none\nLush,\n', [2]],
		['too few columns', 'plays,name\n12\n13,Lush\n', [2]],
		['too many columns', 'name\nRide\nTyler, The Creator\nLush\n', [3]],
		['words after a closing quote', 'name\nRide\n"Weird Al" Yankovic\nLush\nSlowdive', [3]],
		['a quote inside an unquoted name', 'name\nRide\nAl "Weird" Yankovic\nLush', [3]],
		['a quote that is never closed', 'name\nRide\n"Lush\nSlowdive\nCurve\n', [3]],
		['a quote never closed before a row with quotes', 'name\n"Ride\nLush\n"Slowdive"\nCurve', [2]],
		['two single quotes far apart', 'name\nA 12" mix\nLush\nA 7" mix\nCurve', [2, 4]],
		['several', 'name,mbid\n,\n,x\nRide,x\n"Lush" y,\nCurve,\n', [3, 4, 5]],
	])('%s', (_, text, numbers) => {
		expect(badLinesIn(text)).toEqual(numbers);
		const expected = text
			.split('\n')
			.filter((line, at) => at > 0 && !numbers.includes(at + 1) && /[a-z]/i.test(line))
			.map((line) => line.replaceAll('"', '').replace(/^\d+,/, '').replace(/,.*$/, ''));
		expect(namesIn(text)).toEqual(expected);
		expect(expected.length).toBeGreaterThan(0);
	});

	test.each(['\n', '\r\n', '\r'])('lines are counted as an editor counts them (line ends %j)', (end) => {
		const text = ['name,bio', 'Ride,"one', '', 'three"', '', 'Lush,', ',nobody', '"Cur', 've" x,', 'Slowdive,'].join(
			end,
		);
		// Both halves of a row whose quotes are set wrongly are named.
		expect(badLinesIn(text)).toEqual([7, 8, 9]);
		expect(namesIn(text)).toEqual(['Ride', 'Lush', 'Slowdive']);
	});

	test('the reason quotes no more than a bit of the line, and none of its control characters', () => {
		const { badLines } = parseSeeds(`name,mbid\nRide,\u001b[31m${'x'.repeat(500)}\n`, 'a.csv');
		expect(badLines[0]?.reason).toMatch(/^"x{60}" is not an MBID$/);
	});

	test('ten thousand bad lines among as many good ones', () => {
		const rows = Array.from({ length: 10_000 }, (_, at) => `"Broken" ${at}\n"Whole ${at}"`);
		const { names, badLines } = parseSeeds(`name\n${rows.join('\n')}\n`, 'a.csv');
		expect(names).toHaveLength(10_000);
		expect(badLines).toHaveLength(10_000);
		expect(badLines[9_999]?.line).toBe(20_000);
	});
});

describe('encodings', () => {
	const text = 'name\nBjörk\nMotörhead\n';

	test('UTF-8, with and without a byte order mark', async () => {
		for (const start of ['', '\ufeff']) {
			const { names, encoding } = await readBytes(`${start}${text}Кино\n`);
			expect(names.map(({ name }) => name)).toEqual(['Björk', 'Motörhead', 'Кино']);
			expect(encoding).toBe('utf-8');
		}
	});

	test('a byte order mark before a quoted header', async () => {
		expect((await readBytes(`\ufeff"name"\r\n"Björk"\r\n`)).names).toEqual([{ name: 'Björk', mbid: null }]);
	});

	test('Latin-1 as Windows writes it', async () => {
		const { names, encoding } = await readBytes(
			Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from([0x47, 0x92, 0x6e, 0x0a])]),
		);
		expect(names.map(({ name }) => name)).toEqual(['Björk', 'Motörhead', 'G’n']);
		expect(encoding).toBe('latin-1');
	});

	test('a name written as letter and accent is the same as one written with one sign', async () => {
		expect((await readBytes('name\nBjo\u0308rk\n')).names[0]?.name).toBe('Björk');
	});

	test.each(['\ufeff', ''])('UTF-16 with the mark %j, as Excel writes "Unicode text"', async (mark) => {
		const little = Buffer.from(`${mark}${text.replaceAll('\n', '\r\n')}Кино`, 'utf16le');
		for (const bytes of [little, Buffer.from(little).swap16()]) {
			const { names, badLines, encoding } = await readBytes(bytes);
			expect(names.map(({ name }) => name)).toEqual(['Björk', 'Motörhead', 'Кино']);
			expect({ badLines, encoding }).toEqual({ badLines: [], encoding: 'utf-16' });
		}
	});
});

describe('files', () => {
	test('a missing one and a folder are refused with the path', async () => {
		await expect(readSeedFile(join(folder, 'nowhere.csv'))).rejects.toBeInstanceOf(StorageError);
		await expect(readSeedFile(join(folder, 'nowhere.csv'))).rejects.toThrow('nowhere.csv cannot be read');
		await mkdir(join(folder, 'folder.csv'));
		await expect(readSeedFile(join(folder, 'folder.csv'))).rejects.toThrow('folder.csv cannot be read');
	});

	test('one of more than 50 MB is refused', async () => {
		await writeFile(file, 'name\nRide\n');
		await truncate(file, 50 * 1024 * 1024 + 1);
		await expect(readSeedFile(file)).rejects.toThrow(/larger than 50 MB/);
		await expect(readSeedFile(file)).rejects.toBeInstanceOf(UsageError);
	});
});

/** Real lists of names, kept outside the project because their licences differ. */
const realFiles = ['tricky_artist_names.csv', 'homonyms_wikidata_lastfm.csv']
	.map((name) => `../shared/data/names/${name}`)
	.filter(existsSync);
if (realFiles.length === 0) console.info('../shared/data/names is not here: the tests with real lists are left out.');

for (const path of realFiles) {
	test(`${path} is read without a loss`, async () => {
		const { names, badLines, encoding } = await readSeedFile(path);
		expect({ badLines, encoding }).toEqual({ badLines: [], encoding: 'utf-8' });
		expect(names.length).toBeGreaterThan(200);
		expect(names.every(({ name }) => name !== '' && name === name.normalize('NFC'))).toBe(true);
	});
}
