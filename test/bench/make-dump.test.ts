import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeDump, makeDump } from '../../bench/dump/make-dump.ts';
import { findRealData, hasRealData, pathOfRealData } from '../matching/real-data.ts';
import { parseDump, readRecords } from './made-dump.ts';

const releases = 3000;
const options = { releases, month: '202610', seed: 7, changed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'vinilogy-made-dump-'));
let first: MadeDump;

beforeAll(async () => {
	first = await makeDump(join(folder, 'first'), options);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the same options make the same files, another seed others', async () => {
	const again = await makeDump(join(folder, 'again'), options);
	const other = await makeDump(join(folder, 'other'), { ...options, seed: 8 });
	expect(readFileSync(again.checksums, 'utf8')).toBe(readFileSync(first.checksums, 'utf8'));
	expect(other.releases.sha256).not.toBe(first.releases.sha256);
});

test('the checksums are those of the files', () => {
	const lines = readFileSync(first.checksums, 'utf8').trimEnd().split('\n');
	expect(lines.map((line) => line.split('  ')[1])).toEqual([
		'discogs_20261001_artists.xml.gz',
		'discogs_20261001_labels.xml.gz',
		'discogs_20261001_masters.xml.gz',
		'discogs_20261001_releases.xml.gz',
	]);
	for (const line of lines) {
		const [sum, file = ''] = line.split('  ');
		expect(
			createHash('sha256')
				.update(readFileSync(join(folder, 'first', file)))
				.digest('hex'),
		).toBe(sum);
	}
});

test('all files are well-formed, with ascending ids and as many records as the real one has for so many releases', () => {
	const expected = { artists: releases * 0.53, labels: releases * 0.12, masters: releases * 0.133, releases };
	for (const kind of ['artists', 'labels', 'masters', 'releases'] as const) {
		const { ids } = parseDump(first[kind].path);
		expect(ids).toHaveLength(first[kind].records);
		expect(ids.length).toBe(Math.ceil(expected[kind]));
		expect(ids).toEqual([...new Set(ids)].sort((left, right) => left - right));
	}
});

test('a third is vinyl, 45 of a hundred have a master, and records are as large and as hard to pack as real ones', () => {
	const { elements, formats } = parseDump(first.releases.path);
	const found = (path: string) => elements.get(`release${path}`) ?? 0;
	expect(first.vinyl / releases).toBeGreaterThan(0.3);
	expect(first.vinyl / releases).toBeLessThan(0.37);
	expect([...formats.keys()]).toEqual(
		expect.arrayContaining(['Vinyl', 'CD', 'Cassette', 'File', 'Box Set', 'Shellac']),
	);
	expect(found('/master_id') / releases).toBeCloseTo(0.45, 2);
	expect(found('/tracklist/track') / releases).toBeGreaterThan(6);
	const rare = ['/artists/artist/anv', '/artists/artist/join', '/tracklist/track/sub_tracks/track', '/videos/video'];
	for (const path of [...rare, '/companies/company', '/identifiers/identifier']) expect(found(path)).toBeGreaterThan(5);
	expect(first.releases.bytes / releases).toBeGreaterThan(2800);
	expect(first.releases.bytes / releases).toBeLessThan(3600);
	expect(first.releases.bytes / first.releases.gzipped).toBeGreaterThan(5);
	expect(first.releases.bytes / first.releases.gzipped).toBeLessThan(6.3);
});

test('nothing of the older form is there', () => {
	const { elements } = parseDump(first.releases.path);
	expect([...elements.keys()].filter((path) => path.includes('images'))).toEqual([]);
	const text = [...readRecords(first.releases.path).values()].join('\n');
	expect(text).not.toMatch(/<\w+\/>|<(\w+)><\/\1>|status="/);
});

test.skipIf(!hasRealData('dump'))('every element is one of the real dump, at the same place', () => {
	for (const kind of ['artists', 'labels', 'masters', 'releases'] as const) {
		const [real = ''] = findRealData(`dump/*_${kind}.xml.gz`);
		const known = parseDump(pathOfRealData(real)).elements;
		const made = parseDump(first[kind].path).elements;
		expect([...made.keys()].filter((path) => !known.has(path))).toEqual([]);
		expect(made.size).toBeGreaterThan(10);
	}
});

test('each master names a release that names it as its master', () => {
	const records = [...readRecords(first.releases.path)];
	const main = records.flatMap(([id, record]) => {
		const [, master] = /is_main_release="true">(\d+)</.exec(record) ?? [];
		return master === undefined ? [] : [`${master} ${id}`];
	});
	const masters = gunzipSync(readFileSync(first.masters.path)).toString('latin1');
	const named = [...masters.matchAll(/^<master id="(\d+)"><main_release>(\d+)</gm)].map(
		([, id, release]) => `${id} ${release}`,
	);
	expect(main.sort()).toEqual(named.sort());
	expect(named).toHaveLength(first.masters.records);
});

test('the month after differs in as many releases as it says, and every master keeps its main release', async () => {
	const changed = 0.05;
	const second = await makeDump(join(folder, 'second'), { ...options, month: '202611', changed });
	const [before, after] = [readRecords(first.releases.path), readRecords(second.releases.path)];
	const both = [...before].map(([id, record]) => ({ id, record, now: after.get(id) }));
	const differing = both.filter(({ record, now }) => now !== undefined && now !== record);
	const unseen = differing.filter(({ record, now }) => withoutVideos(record) === withoutVideos(now ?? ''));
	const vanished = both.filter(({ now }) => now === undefined);
	const added = [...after].filter(([id]) => !before.has(id));
	const { changes } = second;

	expect(count(added.map(([, record]) => record))).toEqual(changes.added);
	expect(count(vanished.map(({ record }) => record))).toEqual(changes.vanished);
	expect(count(unseen.map(({ record }) => record))).toEqual(changes.unseen);
	expect(differing.length - unseen.length).toBe(changes.stored.all);
	expect([changes.stored, changes.unseen, changes.vanished, changes.added].every(({ vinyl }) => vinyl > 0)).toBe(true);
	const all = Object.values(changes).reduce((sum, change) => sum + change.all, 0);
	expect(all / releases).toBeGreaterThan(changed / 2);
	expect(all / releases).toBeLessThan(changed * 1.5);

	const last = Math.max(...before.keys());
	expect(added.some(([id]) => id > last) && added.some(([id]) => id < last)).toBe(true);
	expect([...after.keys()]).toEqual([...after.keys()].sort((left, right) => left - right));
	expect(vanished.some(({ record }) => record.includes('is_main_release="true"'))).toBe(false);
	expect(second.masters.sha256).toBe(first.masters.sha256);
});

function withoutVideos(record: string): string {
	return record.replace(/<videos>.*<\/videos>/s, '');
}

function count(records: string[]): { all: number; vinyl: number } {
	return { all: records.length, vinyl: records.filter((record) => record.includes('<format name="Vinyl"')).length };
}
