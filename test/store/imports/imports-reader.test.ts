import { expect, it } from 'vitest';
import { joinByDiscogsId } from '../../../source/store/artist-identity.ts';
import {
	countArtistsOnDiscogs,
	findFirstImport,
	findImport,
	readImports,
	readLastImports,
} from '../../../source/store/imports/imports-reader.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createStores } from '../stored.ts';
import { addImport } from './imports.ts';

describeEachEngine('imports', (engine) => {
	const open = createStores(engine);

	it('are none in a new database', async () => {
		const { database } = await open();
		expect(await readImports(database, 10)).toEqual([]);
		expect(await readLastImports(database)).toEqual([]);
		expect(await findImport(database, 1)).toBeUndefined();
		expect(await findFirstImport(database, { source: 'discogs', kind: 'releases' })).toBeUndefined();
		expect(await countArtistsOnDiscogs(database)).toBe(0);
	});

	it('are listed, the latest first, as many as are asked for', async () => {
		const { database, write } = await open();
		await write((store) => addImport(store, { kind: 'artists' }));
		const second = await write((store) => addImport(store, { kind: 'masters', status: 'running', finishedAt: null }));
		const third = await write((store) => addImport(store, { kind: 'releases' }));
		expect(await readImports(database, 2)).toMatchObject([
			{ id: third, kind: 'releases', status: 'done' },
			{ id: second, kind: 'masters', status: 'running', finishedAt: null },
		]);
		expect(await findImport(database, second)).toMatchObject({ id: second, kind: 'masters' });
	});

	it('that count are the last of each kind, of the month that a source was last read in', async () => {
		const { database, write } = await open();
		const add = (told: Parameters<typeof addImport>[1]) => write((store) => addImport(store, told));
		await add({ kind: 'releases', edition: '2026-09' });
		await add({ kind: 'artists', edition: '2026-09' });
		await add({ kind: 'releases', edition: '2026-10', records: 1 });
		const masters = await add({ kind: 'masters', edition: '2026-10' });
		const releases = await add({ kind: 'releases', edition: '2026-10', records: 2 });
		const groups = await add({ source: 'musicbrainz', kind: 'release-group', edition: '' });
		await add({ kind: 'releases', edition: '2026-11', status: 'running', finishedAt: null });
		expect((await readLastImports(database)).map(({ id }) => id)).toEqual([masters, releases, groups]);
	});

	it('that changed nothing do not hide the one before them', async () => {
		const { database, write } = await open();
		const add = (told: Parameters<typeof addImport>[1]) => write((store) => addImport(store, told));
		const changed = await add({ kind: 'releases', gone: 1 });
		await add({ kind: 'releases', unchanged: 5 });
		await add({ kind: 'artists' });
		const artists = await add({ kind: 'artists' });
		expect((await readLastImports(database)).map(({ id }) => id)).toEqual([changed, artists]);
	});

	it('first of a kind is the first that came to its end', async () => {
		const { database, write } = await open();
		await write((store) => addImport(store, { status: 'running' }));
		const first = await write((store) => addImport(store, {}));
		await write((store) => addImport(store, {}));
		expect(await findFirstImport(database, { source: 'discogs', kind: 'releases' })).toMatchObject({ id: first });
		expect(await findFirstImport(database, { source: 'discogs', kind: 'masters' })).toBeUndefined();
	});

	it('search for artists that have a number at Discogs', async () => {
		const { database, write, byPerson } = await open();
		await byPerson('Slowdive');
		await write((store) => joinByDiscogsId(store, { name: 'Ride', discogsId: 7 }));
		expect(await countArtistsOnDiscogs(database)).toBe(1);
	});
});
