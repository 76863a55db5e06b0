import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { makeDump } from '../../../bench/dump/make-dump.ts';
import type { ReleaseFacts } from '../../../source/dumps/discogs/facts.ts';
import { mapRelease } from '../../../source/integrations/discogs/map.ts';
import { releaseAnswer } from '../../../source/integrations/discogs/schema.ts';
import { toNewRelease } from '../../../source/steps/release-details.ts';
import { saveReleases } from '../../../source/store/releases-writer.ts';
import { searchEverything } from '../../../source/store/search/search.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { isOnVinyl, readSlowly, toRelease } from '../../helpers/slow-dump.ts';
import { hasRealData, pathOfRealData } from '../../matching/real-data.ts';
import { readContents } from './contents.ts';
import { createImportStores, type ImportStore } from './importing.ts';
import { useDumpFolder } from './records.ts';

/** What an independent parser finds on vinyl in a file of releases. */
function readVinylSlowly(path: string): ReleaseFacts[] {
	const records = readSlowly(gunzipSync(readFileSync(path)).toString('utf8'));
	return records.filter(isOnVinyl).map(toRelease);
}

/** The same release as the API answers with it. */
function toAnswer({ discogsId, masterId, labels, formats, ...facts }: ReleaseFacts) {
	return releaseAnswer.parse({
		...facts,
		id: discogsId,
		master_id: masterId,
		labels: labels.map(({ name, catalogNumber }) => ({ id: 1, name, catno: catalogNumber })),
		formats: formats.map(({ qty, ...format }) => ({ ...format, qty })),
		artists: facts.artists.map(({ discogsId: id, ...credit }) => ({ ...credit, id })),
	});
}

/** Every column of a release but those that tell who told it and when, and which album it is of. */
async function readTold({ database: { read, tables } }: ImportStore) {
	const rows = await read.select().from(tables.releases).orderBy(tables.releases.discogsId);
	return rows.map(
		({ id: _, albumId: __, source: ___, fetchedAt: ____, createdAt: _____, updatedAt: ______, ...release }) => release,
	);
}

/** Each credited artist that Discogs has an entry for, once. */
function creditsOf({ artists }: ReleaseFacts) {
	const ids = artists.flatMap(({ discogsId }) => discogsId ?? []);
	return ids.length === 0 ? [355] : [...new Set(ids)];
}

async function readCredits({ database: { read, tables } }: ImportStore) {
	const { albums, albumArtists, artists, releases } = tables;
	const credits = await read
		.select({ albumId: albumArtists.albumId, discogsId: artists.discogsId, artistId: artists.id })
		.from(albumArtists)
		.innerJoin(artists, sql`${artists.id} = ${albumArtists.artistId}`)
		.orderBy(albumArtists.albumId, albumArtists.position);
	const pressings = await read.select({ albumId: releases.albumId, discogsId: releases.discogsId }).from(releases);
	return {
		albums: await read.select().from(albums),
		credits: Map.groupBy(credits, ({ albumId }) => albumId),
		pressings: Map.groupBy(pressings, ({ albumId }) => albumId),
	};
}

async function expectAllOf(path: string, store: ImportStore, asked: ImportStore): Promise<void> {
	const slow = readVinylSlowly(path);
	expect(slow.length).toBeGreaterThan(300);
	await asked.write((inside) =>
		saveReleases(
			inside,
			'discogs',
			slow.map((facts) => toNewRelease(mapRelease(toAnswer(facts)))),
		),
	);
	expect(await readTold(store)).toEqual(await readTold(asked));
	const [found, expected] = [await readContents(store.database), await readContents(asked.database)];
	expect(found.releaseKeys).toEqual(expected.releaseKeys);
	expect(found.labels).toEqual(expected.labels);
	expect(expected.labels?.length).toBeGreaterThan(30);

	const { read, tables } = store.database;
	const { albums, credits, pressings } = await readCredits(store);
	const told = new Map(slow.map((facts) => [facts.discogsId, facts]));
	for (const { id, artistId } of albums) {
		expect(credits.get(id)?.[0]?.artistId).toBe(artistId);
		const [only, ...others] = pressings.get(id) ?? [];
		expect(only).toBeDefined();
		const facts = told.get(only?.discogsId ?? 0);
		if (others.length > 0 || facts === undefined) continue;
		expect(credits.get(id)?.map(({ discogsId }) => discogsId)).toEqual(creditsOf(facts));
	}
	const ids = (await read.select({ id: tables.artists.discogsId }).from(tables.artists)).map(({ id }) => id);
	expect(new Set(ids)).toEqual(new Set(slow.flatMap(creditsOf)));
	expect(ids.length).toBe(new Set(ids).size);

	for (const { title, credit } of albums.filter(({ title: one }) => one.length > 3).slice(0, 8)) {
		const hits = await searchEverything(store.database, title, 20);
		expect(JSON.stringify(hits), `${title} by ${credit}`).toContain(JSON.stringify(title).slice(1, -1));
	}
}

describeEachEngine('every release on vinyl', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();

	beforeAll(() => makeDump(folder.path(''), { releases: 2_000, seed: 3, month: '202610', changed: 0 }));

	it('of a made dump is stored as the API would have told it', async () => {
		const [store, asked] = [await open(), await open()];
		const releases = folder.path('discogs_20261001_releases.xml.gz');
		const [, outcome] = await store.import([releases, folder.path('discogs_20261001_masters.xml.gz')]);
		await expectAllOf(releases, store, asked);
		const all = await store.database.read.$count(store.database.tables.releases);
		expect(outcome).toMatchObject({ records: 2_000, kept: all, added: all, changed: 0, unchanged: 0, rejected: 0 });
	});

	it.skipIf(!hasRealData('dump'))('of a real dump is stored as the API would have told it', async () => {
		const [store, asked] = [await open(), await open()];
		const path = (kind: string) => pathOfRealData(`dump/discogs_20200806_${kind}.xml.gz`);
		const outcomes = await store.import(['releases', 'labels', 'artists', 'masters'].map(path));
		expect(
			outcomes.map(({ kind, records, rejected, unknownElements }) => ({ kind, records, rejected, unknownElements })),
		).toEqual(
			['masters', 'releases', 'artists'].map((kind) => ({ kind, records: 1_000, rejected: 0, unknownElements: [] })),
		);
		await expectAllOf(path('releases'), store, asked);
	});

	it('is searched by the keys that the database makes itself', async () => {
		const store = await open();
		await store.import([folder.path('discogs_20261001_releases.xml.gz')]);
		const { read } = store.database;
		const keys = (table: string) => sql.raw(`select kind, key, release_id from ${table}`);
		const [own, made] = [keys('release_keys'), keys('release_keys_of')];
		expect(await read.$count(sql`(${own} except ${made}) as other`)).toBe(0);
		expect(await read.$count(sql`(${made} except ${own}) as other`)).toBe(0);
		expect(await read.$count(sql`(${own}) as own`)).toBeGreaterThan(1_000);
	});
});
