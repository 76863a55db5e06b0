import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { type MadeDump, makeDump } from '../../../bench/dump/make-dump.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { readContents, withoutHistory } from './contents.ts';
import { createImportStores, type ImportStore } from './importing.ts';
import { cd, pressing, useDumpFolder } from './records.ts';

async function readStates({ database: { read, tables } }: ImportStore) {
	const { releases, dumpReleases } = tables;
	return read
		.select({
			id: releases.discogsId,
			isVinyl: releases.isVinyl,
			goneAt: releases.goneAt,
			updatedAt: releases.updatedAt,
			fetchedAt: releases.fetchedAt,
			addedIn: dumpReleases.addedIn,
			changedIn: dumpReleases.changedIn,
			goneIn: dumpReleases.goneIn,
		})
		.from(releases)
		.leftJoin(dumpReleases, sql`${dumpReleases.discogsId} = ${releases.discogsId}`)
		.orderBy(releases.discogsId);
}

/** The album of each release, as far as it is the same in any database. */
async function readAlbums(store: ImportStore) {
	const { albums = [] } = await readContents(store.database);
	return new Map(
		albums.flatMap((row) => {
			const { pressings, ...album }: { pressings: number[] } = JSON.parse(String(row));
			return pressings.map((release) => [release, album]);
		}),
	);
}

const kinds = ['masters', 'releases', 'artists'];

describeEachEngine('a second month', (engine) => {
	const open = createImportStores(engine);
	const folder = useDumpFolder();
	const files = (month: string) => kinds.map((kind) => folder.path(`discogs_${month}01_${kind}.xml.gz`));
	let later: MadeDump;

	beforeAll(async () => {
		const dump = { releases: 3_000, seed: 8 };
		await makeDump(folder.path(''), { ...dump, month: '202609', changed: 0 });
		later = await makeDump(folder.path(''), { ...dump, month: '202610', changed: 0.1 });
	});

	it('writes what differs and counts it', async () => {
		const store = await open();
		await store.import(files('202609'));
		const before = new Map((await readStates(store)).map((row) => [row.id, row]));
		const [masters, releases, artists] = await store.import(files('202610'));
		const { stored, unseen, added, vanished } = later.changes;
		expect(stored.vinyl * unseen.vinyl * added.vinyl * vanished.vinyl).toBeGreaterThan(0);
		expect(releases).toMatchObject({
			records: later.releases.records,
			added: added.vinyl,
			changed: stored.vinyl,
			gone: vanished.vinyl,
			kept: later.vinyl,
			unchanged: later.vinyl - added.vinyl - stored.vinyl,
		});
		expect(masters).toMatchObject({
			kept: later.masters.records,
			unchanged: later.masters.records,
			added: 0,
			changed: 0,
			gone: 0,
		});
		expect(artists).toMatchObject({ gone: 0 });
		const after = await readStates(store);
		const isWritten = (row: (typeof after)[number]) =>
			before.get(row.id)?.updatedAt.getTime() !== row.updatedAt.getTime();
		expect(after.filter(isWritten).length).toBe(added.vinyl + stored.vinyl + vanished.vinyl);
		expect(after.filter(({ goneAt }) => goneAt !== null).length).toBe(vanished.vinyl);
		expect(after.length).toBe(later.vinyl + vanished.vinyl);
	});

	it('leaves what a first reading of it would have made', async () => {
		const [both, fresh] = [await open(), await open()];
		await both.import(files('202609'));
		await both.import(files('202610'));
		await fresh.import(files('202610'));
		const [found, expected] = [await readContents(both.database), await readContents(fresh.database)];
		const isThere = (row: unknown) => !String(row).includes('"isGone":true');
		expect(found.releases?.filter(isThere)).toEqual(expected.releases);
		const { artists, dumpMasters } = withoutHistory(expected);
		expect(found.dumpMasters).toEqual(dumpMasters);
		expect(found.artists).toEqual(expect.arrayContaining(artists ?? []));
		const live = await readAlbums(fresh);
		const kept = await readAlbums(both);
		for (const [release, album] of live) expect(kept.get(release), String(release)).toEqual(album);
	});

	it('marks what is gone and keeps it, and takes it back', async () => {
		const store = await open();
		const all = [pressing({ id: 1 }), pressing({ id: 2 }), pressing({ id: 3 })];
		await store.import([await folder.releases('202608', all)]);
		const [gone] = await store.import([await folder.releases('202609', [pressing({ id: 1 }), pressing({ id: 3 })])]);
		expect(gone).toMatchObject({ gone: 1, unchanged: 2, added: 0, changed: 0 });
		expect((await readStates(store)).map(({ goneAt }) => goneAt !== null)).toEqual([false, true, false]);
		const [still] = await store.import([await folder.releases('202610', [pressing({ id: 1 }), pressing({ id: 3 })])]);
		expect(still).toMatchObject({ gone: 0, unchanged: 2 });
		const [back] = await store.import([await folder.releases('202611', all)]);
		expect(back).toMatchObject({ gone: 0, unchanged: 2, kept: 3, added: 0, changed: 1 });
		expect((await readStates(store)).map(({ goneAt, goneIn }) => ({ goneAt, goneIn }))).toEqual(
			all.map(() => ({ goneAt: null, goneIn: null })),
		);
	});

	it('knows a release that is on vinyl no longer, and is not gone', async () => {
		const store = await open();
		await store.import([await folder.releases('202609', [pressing({ id: 1 }), pressing({ id: 2, formats: [cd] })])]);
		const [outcome] = await store.import([
			await folder.releases('202610', [pressing({ id: 1, formats: [cd] }), pressing({ id: 2 })]),
		]);
		expect(outcome).toMatchObject({ added: 1, changed: 1, gone: 0 });
		expect(await readStates(store)).toMatchObject([
			{ id: 1, isVinyl: false, goneAt: null, addedIn: 1, changedIn: 2 },
			{ id: 2, isVinyl: true, goneAt: null, addedIn: 2, changedIn: null },
		]);
		const { read, tables } = store.database;
		const keys = await read.select().from(tables.releaseKeys);
		expect(keys.map(({ key }) => key)).toEqual(['Creation Records', 'crelp2']);
		expect(await read.$count(tables.labels)).toBe(1);
	});

	it('follows a release that moved to another master', async () => {
		const store = await open();
		const of = (id: number) => ({ id, isMain: true });
		await store.import([
			await folder.releases('202609', [
				pressing({ id: 1, master: of(500) }),
				pressing({ id: 2, master: { id: 500, isMain: false } }),
				pressing({ id: 3, title: 'Other', master: of(600) }),
				pressing({ id: 4, title: 'Loose' }),
			]),
		]);
		await store.import([
			await folder.releases('202610', [
				pressing({ id: 1, master: of(500) }),
				pressing({ id: 2, master: { id: 600, isMain: false } }),
				pressing({ id: 3, title: 'Other', master: of(600) }),
				pressing({ id: 4, title: 'Loose', master: of(700) }),
			]),
		]);
		const { read, tables } = store.database;
		const rows = await read
			.select({ id: tables.releases.discogsId, master: tables.albums.discogsId })
			.from(tables.releases)
			.innerJoin(tables.albums, sql`${tables.albums.id} = ${tables.releases.albumId}`)
			.orderBy(tables.releases.discogsId);
		expect(rows).toEqual([
			{ id: 1, master: 500 },
			{ id: 2, master: 600 },
			{ id: 3, master: 600 },
			{ id: 4, master: 700 },
		]);
	});

	it('says nothing of what is gone where the file names no month', async () => {
		const store = await open();
		await store.import([await folder.releases('202609', [pressing({ id: 1 }), pressing({ id: 2 })])]);
		const part = await folder.write('part.xml', '<releases>\n</releases>\n');
		const [outcome] = await store.import([part]);
		expect(outcome).toMatchObject({ edition: '', records: 0, gone: 0 });
		expect((await readStates(store)).filter(({ goneAt }) => goneAt !== null)).toEqual([]);
	});
});
