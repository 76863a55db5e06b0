import BetterSqlite3 from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Database, Engine } from '../../db/client.ts';
import type { Candidate } from '../../db/similar.ts';
import { normalizeName } from '../../source/matching/names.ts';
import { barcodeKey, catalogNumberKey } from '../../source/matching/release-keys.ts';
import { joinByMbid } from '../../source/store/artist-identity.ts';
import { mergeArtists } from '../../source/store/artist-merge.ts';
import { findArtistByMbid } from '../../source/store/artists-reader.ts';
import { saveArtistNames, updateArtist } from '../../source/store/artists-writer.ts';
import { saveReleases } from '../../source/store/releases-writer.ts';
import { searchEverything } from '../../source/store/search/search.ts';
import { type Writable, writeAt } from '../../source/store/writable.ts';
import { createTestDatabase, describeEachEngine } from '../helpers/databases.ts';
import { listed, mbidOf, monday } from './stored.ts';

/** Names of few letters, so that they meet; some with what is special to somebody. */
const text = fc
	.array(fc.constantFrom('ar', 'ctic', 'mon', 'key', ' ', 'é', 'ß', '東京', 'Ω', "'", '"', '-', '%', '4'), {
		minLength: 1,
		maxLength: 6,
	})
	.map((parts) => parts.join('').trim() || 'name');
const several = fc.array(text, { minLength: 1, maxLength: 2 }).map((texts) => texts.join(', '));
const oneOf = fc.nat({ max: 5 });

const change = fc.oneof(
	fc.record({ what: fc.constant('artist' as const), which: oneOf, name: text }),
	fc.record({ what: fc.constant('alias' as const), which: oneOf, name: text }),
	fc.record({ what: fc.constant('merge' as const), which: oneOf, into: oneOf }),
	fc.record({ what: fc.constant('unname' as const), which: oneOf }),
	fc.record({
		what: fc.constant('release' as const),
		which: oneOf,
		label: several,
		number: several,
		barcode: fc.option(text),
		isVinyl: fc.boolean(),
	}),
	fc.record({ what: fc.constant('gone' as const), which: oneOf }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

async function apply(store: Writable, change: Change): Promise<void> {
	const { releases, artistNames } = store.tables;
	if (change.what === 'release') {
		const { which, label, number, barcode, isVinyl } = change;
		const told = { label, catalogNumber: number, barcode, isVinyl };
		await saveReleases(store, 'discogs', [listed(which + 1, told)]);
		return;
	}
	if (change.what === 'gone') {
		await store.write.delete(releases).where(eq(releases.discogsId, change.which + 1));
		return;
	}
	const known = await findArtistByMbid(store, mbidOf(change.which));
	if (change.what === 'artist') {
		if (known === undefined) {
			await joinByMbid(store, { name: change.name, mbid: mbidOf(change.which), source: 'credit' });
		} else await updateArtist(store, known, { name: change.name, sortName: change.name });
	}
	if (known === undefined) return;
	if (change.what === 'alias') await saveArtistNames(store, known.id, [change.name], 'musicbrainz');
	if (change.what === 'unname') await store.write.delete(artistNames).where(eq(artistNames.artistId, known.id));
	if (change.what !== 'merge') return;
	const into = await findArtistByMbid(store, mbidOf(change.into));
	if (into !== undefined && into.id !== known.id) await mergeArtists(store, known, into);
}

describeEachEngine('the search index', (engine) => {
	test('agrees with the tables after anything that writers do to them', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
				const { database, url, drop } = await createTestDatabase(engine);
				try {
					for (const one of changes) await writeAt(database, monday, (store) => apply(store, one));
					await expectArtists(database);
					await expectReleases(database);
					expect(await readDisagreements(engine, url)).toEqual([]);
				} finally {
					await drop();
				}
			}),
			{ numRuns: engine === 'sqlite' ? 60 : 15 },
		);
	}, 120_000);
});

/** Every artist is found by each of its names, and by nothing that is no more. */
async function expectArtists(database: Database): Promise<void> {
	const { artists, artistNames } = database.tables;
	const all = await database.read.select().from(artists);
	const others = await database.read.select().from(artistNames);
	const named = all.flatMap(({ id, name, mergedIntoId }) =>
		mergedIntoId !== null
			? []
			: [{ id, name }, ...others.filter(({ artistId }) => artistId === id).map((other) => ({ id, name: other.name }))],
	);
	for (const { name } of named) {
		const same = named.filter((other) => normalizeName(other.name) === normalizeName(name)).map(({ id }) => id);
		const hits = await searchEverything(database, name, 100);
		const found = hits.filter(({ kind, score }) => kind === 'artist' && score === 1).map(({ artistId }) => artistId);
		expect([name, found.toSorted()]).toEqual([name, [...new Set(same)].toSorted()]);
	}
	await expectLetters(database, [
		...all.map(({ id, normalizedName }) => ({ table: 'artists' as const, id, key: normalizedName })),
		...others.map(({ id, normalizedName }) => ({ table: 'artistNames' as const, id, key: normalizedName })),
		...(await database.read.select().from(database.tables.labels)).map(({ id, name }) => ({
			table: 'labels' as const,
			id,
			// The database folds a label's letters less than `normalizeName` does.
			key: name.toLowerCase(),
		})),
	]);
}

/** Each row is found by its own letters, and what is found is there. Some Postgres know no letters but those of ASCII. */
async function expectLetters(database: Database, rows: (Candidate & { key: string })[]): Promise<void> {
	const known = new Set(rows.map(({ table, id }) => `${table} ${id}`));
	for (const { table, id, key } of rows.filter((row) => /^[a-z ]*[a-z]{3}[a-z ]*$/.test(row.key))) {
		const found = await database.findSimilar(key, 1000);
		expect(found).toContainEqual({ table, id });
		expect(found.filter((candidate) => !known.has(`${candidate.table} ${candidate.id}`))).toEqual([]);
	}
}

/** Every vinyl pressing is found by its labels, catalogue numbers and barcode, and no other. */
async function expectReleases(database: Database): Promise<void> {
	const vinyl = await database.read
		.select()
		.from(database.tables.releases)
		.where(eq(database.tables.releases.isVinyl, true));
	for (const release of vinyl) {
		for (const label of partsOf(release.label)) {
			const hits = await searchEverything(database, label, 100);
			const [hit] = hits.filter(({ kind, text }) => kind === 'label' && text === label);
			const sharing = vinyl.filter((other) => partsOf(other.label).includes(label));
			expect([label, hit?.pressings]).toEqual([label, sharing.length]);
		}
		for (const number of partsOf(release.catalogNumber)) {
			const sharing = vinyl.filter((other) =>
				partsOf(other.catalogNumber).some((part) => catalogNumberKey(part) === catalogNumberKey(number)),
			);
			expect([number, await countFound(database, 'catalogue number', number)]).toEqual([
				number,
				catalogNumberKey(number) === '' ? 0 : sharing.length,
			]);
		}
		if (release.barcode !== null) {
			const key = barcodeKey(release.barcode);
			const sharing = vinyl.filter(({ barcode }) => barcode !== null && barcodeKey(barcode) === key);
			const found = await countFound(database, 'barcode', release.barcode);
			expect([release.barcode, found]).toEqual([release.barcode, key === '' ? 0 : sharing.length]);
		}
	}
}

async function countFound(database: Database, kind: string, query: string): Promise<number> {
	const hits = await searchEverything(database, query, 100);
	return hits.filter((hit) => hit.kind === kind && hit.score === 1).reduce((sum, { pressings }) => sum + pressings, 0);
}

function partsOf(joined: string | null): string[] {
	return [...new Set((joined ?? '').split(', ').map((part) => part.trim()))].filter((part) => part !== '');
}

/** What the kept tables have and the releases do not, or the other way round. */
async function readDisagreements(engine: Engine, url: string): Promise<unknown[]> {
	const [kept, due] = ['release_keys', 'release_keys_of'].map((table) => `select kind, key, release_id from ${table}`);
	const [labels, named] = ['select name from labels', "select key from release_keys where kind = 'label'"];
	const differences = [
		`${kept} except ${due}`,
		`${due} except ${kept}`,
		`${labels} except ${named}`,
		`${named} except ${labels}`,
	];
	if (engine === 'sqlite') {
		const connection = new BetterSqlite3(url, { readonly: true });
		const rows = differences.flatMap((query) => connection.prepare(query).all());
		connection.close();
		return rows;
	}
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const answers = [];
	for (const query of differences) answers.push(...(await client.query(query)).rows);
	await client.end();
	return answers;
}
