import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { UsageError } from '../../../source/errors.ts';
import { checkWanted, chooseFiles, type WantedDumps } from '../../../source/terminal/dumps/choose-files.ts';
import { kindInName, wordsOfDump } from '../../../source/terminal/dumps/dump-names.ts';

const now = new Date('2026-11-20T10:00:00.000Z');

let folder: string;
const at = (name: string) => join(folder, name);
const names = ['artists', 'labels', 'masters', 'releases'].map((kind) => `discogs_20261001_${kind}.xml.gz`);
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vinilogy-dumps-'));
	for (const name of [...names, 'releases.xml', 'mine.xml', 'other.xml', 'discogs_20261001_CHECKSUM.txt']) {
		await writeFile(at(name), '');
	}
	await mkdir(at('folder'));
	await symlink(at('mine.xml'), at('link.xml'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What a person reads who typed this. */
function refusal(error: unknown): string {
	if (!(error instanceof UsageError)) throw error;
	expect(error.next).not.toBe('');
	return `${error.message}\n${error.next}`;
}

describe('what was typed', () => {
	const check = (wanted: Partial<WantedDumps>) => {
		try {
			return checkWanted({ files: [], ...wanted }, now);
		} catch (error) {
			return refusal(error);
		}
	};

	test.each<[string, Partial<WantedDumps>, RegExp]>([
		['nothing', {}, /Which dump.*--download 2026-11.*artists\.xml\.gz/s],
		['a month and files', { files: ['a'], download: '2026-10' }, /others cannot be given with it/],
		['a month and checksums', { download: '2026-10', checksum: 'x' }, /Leave --checksum out/],
		['no month', { download: 'October' }, /"October" is no month.*\n.*--download 2026-11/],
		['a month that no year has', { download: '2026-13' }, /is no month/],
		['a month to come', { download: '2026-12' }, /2026-12 has not come yet/],
		['an address for nothing', { files: ['a'], base: 'https://example.com' }, /Add --download/],
		['an address that is none', { download: '2026-10', base: 'example.com' }, /no address of the web/],
		['an address of the disk', { download: '2026-10', base: 'file:///etc' }, /no address of the web/],
		['stdin beside a file', { files: ['-', 'a'] }, /Stdin is one file/],
		['stdin twice', { files: ['-', '-'] }, /Stdin is one file/],
		['checksums of stdin', { files: ['-'], checksum: 'x' }, /stdin has none/],
		['sequences for the terminal', { download: '\u001b[31mred' }, /"red" is no month/],
	])('%s is refused with what to do', (_, wanted, said) => expect(check(wanted)).toMatch(said));

	test.each<Partial<WantedDumps>>([
		{ files: ['a', 'b'], checksum: 'x' },
		{ files: ['-'] },
		{ download: '2026-11' },
		{ download: '2025-01', base: 'http://127.0.0.1:4000/discogs-dumps' },
	])('%o is fine', (wanted) => expect(check(wanted)).toBeUndefined());
});

describe('files', () => {
	const choose = async (...files: string[]) => chooseFiles(files).catch(refusal);

	it('are read as they are given, labels are passed over', async () => {
		const [artists, labels, masters, releases] = names.map(at);
		expect(await choose(releases ?? '', labels ?? '', masters ?? '', artists ?? '')).toEqual({
			dumps: [releases, masters, artists],
			passedOver: [labels],
		});
		expect(await choose(at('mine.xml'), at('other.xml'))).toMatchObject({ dumps: [at('mine.xml'), at('other.xml')] });
		expect(await choose('-')).toEqual({ dumps: ['-'], passedOver: [] });
	});

	it('that cannot be read are named', async () => {
		expect(await choose(at(names[0] ?? ''), at('missing.xml'))).toMatch(/no file .*missing\.xml.*\n.*--download/);
		expect(await choose(at('mine.xml/missing.xml'))).toMatch(/no file/);
		expect(await choose(at('folder'))).toMatch(/is a folder/);
		expect(await choose(at('discogs_20261001_CHECKSUM.txt'))).toMatch(/--checksum/);
	});

	it('are each read once, whatever they are called', async () => {
		expect(await choose(at('mine.xml'), at('mine.xml'))).toMatch(/given twice/);
		expect(await choose(at('mine.xml'), at('link.xml'))).toMatch(/given twice/);
		expect(await choose(at(names[3] ?? ''), at('releases.xml'))).toMatch(/are both releases/);
	});

	it('that hold labels alone are no import', async () => {
		expect(await choose(at(names[1] ?? ''))).toMatch(/read from the releases/);
	});
});

test.each([
	['/data/discogs_20261001_releases.xml.gz', 'releases', { title: 'releases', kept: 'vinyl kept' }],
	['MASTERS.XML', 'masters', { title: 'masters', kept: 'kept' }],
	['my-artists.xml', 'artists', { title: 'artists', kept: 'kept' }],
	['subartists.xml', null, { title: 'subartists.xml', kept: 'vinyl kept' }],
	['releases.xml.gz.part', null, { title: 'releases.xml.gz.part', kept: 'vinyl kept' }],
	['-', null, { title: 'stdin', kept: 'vinyl kept' }],
])('%s is a file of %s', (file, kind, words) => {
	expect(kindInName(file)).toBe(kind);
	expect(wordsOfDump(file)).toEqual(words);
});
