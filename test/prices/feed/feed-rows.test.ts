import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestLine, readLines } from '../../../source/csv/lines.ts';
import { readRecords } from '../../../source/csv/records.ts';
import { inspectTextFile } from '../../../source/csv/text-file.ts';
import { StorageError, UsageError } from '../../../source/errors.ts';
import { guessColumns, readColumnOption } from '../../../source/prices/feed/columns.ts';
import { readRows } from '../../../source/prices/feed/feed-rows.ts';
import { createFiles } from './files.ts';

const write = createFiles();

async function rowsOf(content: string | Uint8Array, said = '', delimiter: string | null = null) {
	const file = await inspectTextFile(await write('feed.csv', content));
	const columns = said === '' ? new Map() : readColumnOption(said);
	const rows = await Array.fromAsync(readRows(file, { columns, delimiter, onBytes: () => undefined }));
	return rows.map(({ line, fields, reason }) => ({ line, reason, ...Object.fromEntries(fields ?? []) }));
}

async function* pieces(texts: string[]) {
	yield* texts;
}

describe('the lines of a text', () => {
	it('are the same however it is cut into pieces', async () => {
		const text = fc.stringMatching(/^[ab\r\n]{0,30}$/);
		await fc.assert(
			fc.asyncProperty(text, fc.array(fc.nat(30), { maxLength: 5 }), async (whole, cuts) => {
				const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
				const parts = at.slice(1).map((end, index) => whole.slice(at[index], end));
				const lines = (await Array.fromAsync(readLines(pieces(parts)))).map((line) => line.text);
				const expected = whole.split(/\r\n|\n|\r/);
				if (expected.at(-1) === '') expected.pop();
				expect(lines).toEqual(expected);
			}),
		);
	});

	it('that are far too long are named, and nothing of them is kept', async () => {
		const long = Array<string>(30).fill('x'.repeat(100_000));
		const lines = await Array.fromAsync(readLines(pieces(['a\n', ...long, '\nb\n', 'x'.repeat(longestLine + 1)])));
		expect(lines).toEqual([
			{ line: 1, text: 'a' },
			{ line: 2, text: null },
			{ line: 3, text: 'b' },
			{ line: 4, text: null },
		]);
	});
});

describe('the records of a CSV file', () => {
	const recordsOf = async (text: string) =>
		(await Array.fromAsync(readRecords(readLines(pieces([text])), ','))).map(({ line, cells }) => [line, cells]);

	it('may hold quotes, delimiters and line breaks', async () => {
		await expect(recordsOf('a,"b, ""c""","d\ne"\nf,g,h\n')).resolves.toEqual([
			[1, ['a', 'b, "c"', 'd\ne']],
			[3, ['f', 'g', 'h']],
		]);
	});

	it('may hold a megabyte in quotes', async () => {
		const long = '"" x'.repeat(200_000);
		const [record] = await recordsOf(`a,"${long}",1`);
		expect(record?.[1]).toEqual(['a', long.replaceAll('""', '"'), '1']);
	});

	it('may hold inches', async () => {
		await expect(recordsOf('a,7" single,1\nb,12" maxi,2\n"c",x,3')).resolves.toEqual([
			[1, ['a', '7" single', '1']],
			[2, ['b', '12" maxi', '2']],
			[3, ['c', 'x', '3']],
		]);
	});

	it('one whose quote is never closed is bad, those behind it are not', async () => {
		const rows = Array.from({ length: 300 }, (_, at) => `row ${at},x,1`);
		const records = await recordsOf(['a,"open,1', ...rows].join('\n'));
		expect(records).toHaveLength(301);
		expect(records[0]).toEqual([1, { reason: expect.stringMatching(/quotes/) }]);
		expect(records[300]).toEqual([301, ['row 299', 'x', '1']]);
	});
});

describe('the rows of a feed', () => {
	it.each([
		['title,price\nAnimals,9.99', 'commas'],
		['title;price\nAnimals;9.99', 'semicolons'],
		['title\tprice\nAnimals\t9.99', 'tabs'],
		['\uFEFF"title"|"price"\r\nAnimals|9.99\r\n', 'bars, a byte order mark and Windows line ends'],
		['{"title":"Animals","price":9.99}\n', 'JSON lines'],
	])('%j with %s', async (content) => {
		const [row] = await rowsOf(content);
		expect(row).toMatchObject({ title: 'Animals', price: '9.99', reason: null });
	});

	it('are found in the words of shops', async () => {
		const header =
			'Artikelnummer;Interpret;Titel;Preis;Währung;EAN;Label;Katalognummer;Zustand;Versandkosten;Jahr;Link';
		const [row] = await rowsOf(`${header}\n17;Can;Tago Mago;28,95;EUR;0;Spoon;SP 1;neu;4,90;1971;https://a.example/17`);
		expect(row).toEqual({
			...{ line: 2, reason: null, id: '17', artist: 'Can', title: 'Tago Mago', price: '28,95', currency: 'EUR' },
			...{ barcode: '0', label: 'Spoon', catalog: 'SP 1', condition: 'neu', shipping: '4,90', year: '1971' },
			url: 'https://a.example/17',
		});
	});

	it('take the columns that a person names before those that are guessed', async () => {
		const [row] = await rowsOf('title;name;price;Was\nA;B;1;2', 'title=name,price=Was');
		expect(row).toMatchObject({ title: 'B', price: '2' });
		expect(guessColumns(['g:title', 'g:price', 'Price (EUR)']).get('price')).toBe('g:price');
	});

	it.each([
		[Buffer.from('title,price\nBj\xf6rk,9\n', 'latin1'), 'Björk', 'windows-1252'],
		[
			Buffer.from([...Buffer.from('title,price\nPrice in '), 0x80, ...Buffer.from(',9\n')]),
			'Price in €',
			'windows-1252',
		],
		[Buffer.from('\uFEFFtitle,price\nSigur Rós,9\n', 'utf16le'), 'Sigur Rós', 'utf-16le'],
		[gzipSync('title,price\nSigur Rós,9\n'), 'Sigur Rós', 'utf-8'],
	])('in another encoding, or packed', async (content, title, encoding) => {
		const file = await inspectTextFile(await write('feed.csv', content));
		expect(file.encoding).toBe(encoding);
		expect(await rowsOf(content)).toMatchObject([{ title }]);
	});

	it('that are not as the header says are named', async () => {
		const rows = await rowsOf('title,artist,price\nHello, World,Adele,9\nToo short\nFine,Adele,9,,\n');
		expect(rows).toMatchObject([
			{ line: 2, reason: expect.stringMatching(/more columns than the header/) },
			{ line: 3, reason: '1 columns where the header has 3' },
			{ line: 4, reason: null, title: 'Fine' },
		]);
	});

	it('in JSON that are no objects are named', async () => {
		const rows = await rowsOf('{"title":"A","price":"9"}\n[1]\n{"title":\n\n{"name":"B","preis":[1,2]}');
		expect(rows).toMatchObject([
			{ line: 1, title: 'A' },
			{ line: 2, reason: 'not one JSON object' },
			{ line: 3, reason: 'not one JSON object' },
			{ line: 5, title: 'B', price: '1, 2' },
		]);
	});

	it.each([
		['', /is empty/],
		['[{"title":"A"}]', /is one JSON array/],
		['a,b\n1,2', /no column that is known to be the title/],
		['title,b\n1,2', /no column that is known to be the price/],
		[Buffer.from([0x74, 0x00, 0x01]), /is not text/],
		[Buffer.from('title,price\n\x83\x81\x90,9', 'latin1'), /neither UTF-8 nor Windows-1252/],
	])('that cannot be understood are refused as a whole: %j', async (content, message) => {
		const error = await rowsOf(content).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(UsageError);
		expect(error).toMatchObject({ message: expect.stringMatching(message) });
	});

	it('of a broken archive or no file are a failure of the file', async () => {
		const packed = gzipSync('title,price\nAnimals,9\n'.repeat(1000)).subarray(0, 40);
		await expect(rowsOf(packed)).rejects.toBeInstanceOf(StorageError);
		await expect(inspectTextFile('/nonexistent/feed.csv')).rejects.toBeInstanceOf(StorageError);
	});

	it.each(['titel', 'colour=Farbe', 'title=', 'title=A,=B'])('--columns %s is refused', (text) => {
		expect(() => readColumnOption(text)).toThrow(UsageError);
	});
});
