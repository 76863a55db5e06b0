import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, test, vi } from 'vitest';
import { importMusicbrainzFiles } from '../../../source/dumps/musicbrainz/import-files.ts';
import { buildWorld } from '../../../source/sandbox/world/world.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/databases.ts';
import { type DumpFolder, importFiles, writeDump } from './files.ts';

const world = buildWorld(7);
const albums = [...world.artists()]
	.filter(({ unknownToMusicBrainz }) => !unknownToMusicBrainz)
	.flatMap((artist) => world.albumsOf(artist));
const variousArtists = '89ad4ac3-39f7-470e-963a-56509c546377';
/** Studio albums, and bootlegs, which the dump does not tell from them. */
const studio = new Set(
	albums
		.filter(({ kind, credit }) => ['album', 'bootleg'].includes(kind) && credit[0]?.mbid !== variousArtists)
		.map(({ mbid }) => mbid),
);
const hasTools = ['tar', 'xz'].every((tool) => {
	try {
		return execFileSync(tool, ['--version']).length > 0;
	} catch {
		return false;
	}
});

let dump: DumpFolder;
let stored: TestDatabase;
beforeAll(async () => {
	dump = await writeDump(world);
});
afterAll(() => dump[Symbol.asyncDispose]());
beforeEach(async () => {
	stored = await createTestDatabase('sqlite');
});
afterEach(() => stored.drop());

const all = { scope: 'all' } as const;

/** The dump's file in a tar as MusicBrainz makes it, beside what else is in there. */
async function tarOf(name: string): Promise<string> {
	const { folder } = dump;
	execFileSync('mkdir', ['-p', join(folder, 'mbdump')]);
	execFileSync('cp', [join(folder, name), join(folder, 'mbdump', name)]);
	await dump.write('TIMESTAMP', '2026-11-18 00:10:01.000+00\n');
	await dump.write('README', '{"id": "not a line of the dump"}\n');
	execFileSync('tar', ['-C', folder, '-cf', join(folder, `${name}.tar`), 'TIMESTAMP', 'README', `mbdump/${name}`]);
	return join(folder, `${name}.tar`);
}

async function countAlbums(): Promise<number> {
	const { read, tables } = stored.database;
	return read.$count(tables.albums);
}

it('keeps every studio album of the file', async () => {
	const [outcome] = await importFiles(stored.database, [dump.groups], all);
	const lines = (await readFile(dump.groups, 'utf8')).split('\n');
	expect(outcome).toMatchObject({ records: lines.length, kept: studio.size, added: studio.size, rejected: 0 });
	expect(await countAlbums()).toBe(studio.size);
});

test('a dry run counts the same and stores nothing', async () => {
	const outcomes = await importFiles(stored.database, [dump.groups, dump.artists], { ...all, isDryRun: true });
	expect(outcomes).toMatchObject([
		{ kind: 'artists', importId: null, added: 0, rejected: 0 },
		{ kind: 'release-groups', importId: null, kept: studio.size, added: 0 },
	]);
	const { read, tables } = stored.database;
	for (const table of [tables.albums, tables.artists, tables.imports]) expect(await read.$count(table)).toBe(0);
});

test.skipIf(!hasTools).each([
	{ form: 'a tar', make: async () => tarOf('release-group') },
	{
		form: 'a .tar.xz',
		make: async () => {
			const path = await tarOf('release-group');
			execFileSync('xz', ['--force', path]);
			return `${path}.xz`;
		},
	},
	{ form: 'lines packed with gzip', make: async () => dump.write('x.gz', gzipSync(await readFile(dump.groups))) },
	{
		form: 'gzip in two members, of a tar',
		make: async () => {
			const tar = await readFile(await tarOf('release-group'));
			return dump.write('a.bin', Buffer.concat([gzipSync(tar.subarray(0, 9999)), gzipSync(tar.subarray(9999))]));
		},
	},
	{
		form: 'lines that end as on Windows, with spaces in them',
		make: async () => {
			const lines = (await readFile(dump.groups, 'utf8')).split('\n');
			return dump.write('b.jsonl', lines.map((line) => ` ${line.replaceAll('"id":', '"id" : ')}\r\n\r\n`).join(''));
		},
	},
])('reads $form', async ({ make }) => {
	const [outcome] = await importFiles(stored.database, [await make()], all);
	expect(outcome).toMatchObject({ kind: 'release-groups', kept: studio.size, rejected: 0 });
	expect(await countAlbums()).toBe(studio.size);
});

test('a bad line is named with its byte, written to the rejects, and the rest goes on', async () => {
	const lines = (await readFile(dump.groups, 'utf8')).split('\n');
	const [artist = ''] = (await readFile(dump.artists, 'utf8')).split('\n');
	const [first = ''] = lines;
	const bad = [
		'no JSON',
		'{"id": "cut off", "primary-type": "Album"',
		first.replace(/"title":"[^"]*"/, '"title":12'),
		first.replace(/"id":"[^"]*"/g, '"id":"nobody"'),
		artist,
		'[1, 2]',
		'"text"',
	];
	const path = await dump.write('bad.jsonl', [...bad.slice(0, 3), ...lines, ...bad.slice(3)].join('\n'));
	const rejectsFolder = join(dump.folder, 'rejects');
	const tools = { database: stored.database, clock: () => new Date(), rejectsFolder };
	const options = { ...all, isDryRun: false };
	const { signal } = new AbortController();
	// A studio album is needed for the lines that are parsed.
	expect(first).toContain('"primary-type":"Album"');
	const [outcome] = await importMusicbrainzFiles(tools, [path], options, () => undefined, signal);
	expect(outcome).toMatchObject({ records: lines.length, kept: studio.size, rejected: bad.length });
	const rejects = await readFile(outcome?.rejectsFile ?? '', 'utf8');
	let position = 0;
	for (const line of [...bad.slice(0, 3), ...lines, ...bad.slice(3)]) {
		if (bad.includes(line)) expect(rejects).toMatch(new RegExp(`byte ${position}: .+\\n${RegExp.escape(line)}\\n`));
		position += Buffer.byteLength(line) + 1;
	}
});

test.each([
	{ form: 'lines', make: async (whole: Buffer) => whole },
	{ form: 'gzip', make: async (whole: Buffer) => gzipSync(whole) },
])('what is cut off ($form) is stored up to there, and says where', async ({ make }) => {
	const whole = await make(await readFile(dump.groups));
	const path = await dump.write('cut', whole.subarray(0, Math.floor(whole.length * 0.6)));
	await expect(importFiles(stored.database, [path], all)).rejects.toThrow(/is cut off at byte \d+/);
	const albumsBefore = await countAlbums();
	expect(albumsBefore).toBeGreaterThan(studio.size * 0.4);
	expect(albumsBefore).toBeLessThan(studio.size);
	const { read, tables } = stored.database;
	expect(await read.select().from(tables.imports)).toMatchObject([{ status: 'running', kept: albumsBefore }]);
});

test.skipIf(!hasTools)('a tar and an xz that are cut off as well', async () => {
	const tar = await tarOf('release-group');
	const whole = await readFile(tar);
	const cut = await dump.write('cut.tar', whole.subarray(0, Math.floor(whole.length * 0.6)));
	await expect(importFiles(stored.database, [cut], all)).rejects.toThrow(/tar is cut off or broken behind byte \d+/);
	const albumsBefore = await countAlbums();
	expect(albumsBefore).toBeGreaterThan(studio.size * 0.4);
	execFileSync('xz', ['--force', '--keep', '-0', tar]);
	const packed = await readFile(`${tar}.xz`);
	const cutXz = await dump.write('cut.tar.xz', packed.subarray(0, Math.floor(packed.length * 0.9)));
	await expect(importFiles(stored.database, [cutXz], all)).rejects.toThrow(/xz is cut off or broken behind byte \d+/);
	expect(await countAlbums()).toBeGreaterThan(albumsBefore);
});

test.skipIf(!hasTools)('without an xz the way to unpack it elsewhere is named', async () => {
	const tar = await tarOf('release-group');
	execFileSync('xz', ['--force', tar]);
	vi.stubEnv('PATH', '/nonexistent');
	try {
		const failing = importFiles(stored.database, [`${tar}.xz`], all);
		await expect(failing).rejects.toMatchObject({
			next: expect.stringContaining('xz -dc FILE | vinilogy import musicbrainz -'),
		});
	} finally {
		vi.unstubAllEnvs();
	}
});

test.each([
	{ what: 'labels', content: '{"id":"x","name":"4AD","sort-name":"4AD","area":null,"label-code":5807,"type":null}\n' },
	{
		what: 'recordings',
		content: '{"id":"x","title":"Alison","first-release-date":"1993","length":231000,"video":false}',
	},
	{ what: 'areas', content: '{"id":"x","name":"Reading","sort-name":"Reading","type":"City","life-span":null}' },
	{ what: 'nothing', content: '' },
	{ what: 'a picture', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) },
])('a file of $what is neither', async ({ content }) => {
	const path = await dump.write('other', content);
	await expect(importFiles(stored.database, [path], all)).rejects.toThrow(
		/neither artists nor release groups|is empty/,
	);
	const { read, tables } = stored.database;
	expect(await read.$count(tables.imports)).toBe(0);
});
