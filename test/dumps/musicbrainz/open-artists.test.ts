import { expect, test } from 'vitest';
import type { Database } from '../../../db/client.ts';
import { artistLines } from '../../../source/sandbox/dumps/musicbrainz.ts';
import { buildWorld } from '../../../source/sandbox/world/world.ts';
import { planArtist } from '../../../source/steps/plan.ts';
import { updateArtist } from '../../../source/store/artists-writer.ts';
import { chooseLink, decideLink } from '../../../source/store/decisions-writer.ts';
import { readLinks } from '../../../source/store/links.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createStores, mbidOf, pageOf, readArtists, tuesday } from '../../store/stored.ts';
import { importFiles, writeDump } from './files.ts';

const world = buildWorld(7);
const template = JSON.parse([...artistLines(world)][0] ?? '');

interface Told {
	mbid: string;
	name: string;
	discogs?: { id: number; ended?: boolean }[];
	aliases?: string[];
}

/** A line of the dump. */
function lineOf({ mbid, name, discogs = [], aliases = [] }: Told): string {
	const relations = discogs.map(({ id, ended = false }) => ({
		type: 'discogs',
		'target-type': 'url',
		direction: 'forward',
		ended,
		url: { id: mbidOf(900 + id), resource: `https://www.discogs.com/artist/${id}` },
	}));
	return JSON.stringify({
		...template,
		id: mbid,
		name,
		'sort-name': name,
		aliases: aliases.map((alias) => ({ name: alias })),
		relations,
	});
}

async function readDump(database: Database, told: Told[]) {
	await using dump = await writeDump(world);
	const path = await dump.write('artist.jsonl', `${told.map(lineOf).join('\n')}\n`);
	const [outcome] = await importFiles(database, [path], {});
	return outcome;
}

describeEachEngine('artists whose identity is open', (engine) => {
	const createStore = createStores(engine);

	test.each([
		{
			what: 'links the page under that name',
			told: [{ mbid: mbidOf(1), name: 'Slowdive', discogs: [{ id: 5 }] }],
			is: 1,
		},
		{
			what: 'knows the name as an alias',
			told: [{ mbid: mbidOf(1), name: 'スロウダイヴ', aliases: ['Slowdive'], discogs: [{ id: 5 }] }],
			is: 1,
		},
		{
			what: 'alone links the page, under another name',
			told: [{ mbid: mbidOf(1), name: 'Neil', discogs: [{ id: 5 }] }],
			is: 1,
		},
		{
			what: 'links the page under two other names',
			told: [
				{ mbid: mbidOf(1), name: 'Neil', discogs: [{ id: 5 }] },
				{ mbid: mbidOf(2), name: 'Rachel', discogs: [{ id: 5 }] },
			],
			is: null,
		},
		{
			what: 'links the page under another name and under this one',
			told: [
				{ mbid: mbidOf(1), name: 'Neil', discogs: [{ id: 5 }] },
				{ mbid: mbidOf(2), name: 'Slowdive', discogs: [{ id: 5 }] },
			],
			is: 2,
		},
		{ what: 'links another page', told: [{ mbid: mbidOf(1), name: 'Slowdive', discogs: [{ id: 6 }] }], is: null },
		{
			what: 'linked the page once',
			told: [{ mbid: mbidOf(1), name: 'Slowdive', discogs: [{ id: 5, ended: true }] }],
			is: null,
		},
	])('an artist of Discogs, of whom the dump $what: $is', async ({ told, is }) => {
		const { database, byDiscogsId } = await createStore();
		const artist = await byDiscogsId('Slowdive', 5);
		const outcome = await readDump(database, told);
		const [row, ...others] = await readArtists(database);
		expect(others).toEqual([]);
		expect(row).toMatchObject({ id: artist.id, discogsId: 5, mbid: is === null ? null : mbidOf(is) });
		expect(outcome).toMatchObject({
			records: told.length,
			added: 0,
			kept: is === null ? 0 : 1,
			changed: is === null ? 0 : 1,
			rejected: 0,
		});
	});

	test.each([
		{ what: 'that agrees with the name', name: 'Ride', is: 1 },
		{ what: 'at somebody else', name: 'Bride', is: null },
	])("Last.fm's hint at an MBID $what: $is", async ({ name, is }) => {
		const { database, byPage } = await createStore();
		await byPage('Ride', pageOf('Ride'), mbidOf(1));
		await readDump(database, [{ mbid: mbidOf(1), name }]);
		expect(await readArtists(database)).toMatchObject([{ mbid: is === null ? null : mbidOf(is), name: 'Ride' }]);
	});

	test('what a person said of who it is comes before all else', async () => {
		const { database, byPage, byDiscogsId, write } = await createStore();
		const ruledOut = await byPage('Ride', pageOf('Ride'), mbidOf(1));
		const accepted = await byDiscogsId('Lush', 8);
		const page = (mbid: string) => ({
			...{ provider: 'musicbrainz', relation: 'identity', kind: 'artist', externalId: mbid },
			url: `https://musicbrainz.org/artist/${mbid}`,
		});
		await write(async (store) => {
			await chooseLink(store, { entity: 'artist', entityId: ruledOut.id }, page(mbidOf(1)));
			const [link] = await readLinks(store, 'artist', ruledOut.id);
			if (link !== undefined) await decideLink(store, link, 'rejected');
			await chooseLink(store, { entity: 'artist', entityId: accepted.id }, page(mbidOf(3)));
		});
		await readDump(database, [
			{ mbid: mbidOf(1), name: 'Ride' },
			{ mbid: mbidOf(2), name: 'Lush', discogs: [{ id: 8 }] },
			{ mbid: mbidOf(3), name: 'Lush (UK)' },
		]);
		const rows = await readArtists(database);
		expect(rows.map(({ mbid }) => mbid)).toEqual([null, mbidOf(3)]);
	});

	test('two rows that turn out to be one artist become one', async () => {
		const { database, byMbid, byDiscogsId } = await createStore();
		const owner = await byMbid('Slowdive', mbidOf(1));
		const open = await byDiscogsId('Slowdive', 5);
		await readDump(database, [{ mbid: mbidOf(1), name: 'Slowdive', discogs: [{ id: 5 }] }]);
		expect(await readArtists(database)).toMatchObject([
			{ id: owner.id, mbid: mbidOf(1), discogsId: 5, mergedIntoId: null },
			{ id: open.id, mbid: null, mergedIntoId: owner.id },
		]);
	});

	test('an MBID that was merged away since is not gone back to', async () => {
		const { database, byMbid, write } = await createStore();
		const artist = await byMbid('Slowdive', mbidOf(1));
		await write(async (store) => {
			await updateArtist(store, artist, { mbid: mbidOf(2) });
			const former = { provider: 'musicbrainz', relation: 'former', kind: 'artist', externalId: mbidOf(1) };
			await chooseLink(
				store,
				{ entity: 'artist', entityId: artist.id },
				{ ...former, url: 'https://musicbrainz.org/artist/x' },
			);
		});
		const outcome = await readDump(database, [{ mbid: mbidOf(1), name: 'Slowdive (old)' }]);
		expect(await readArtists(database)).toMatchObject([{ mbid: mbidOf(2), name: 'Slowdive' }]);
		expect(outcome).toMatchObject({ added: 0, changed: 0 });
	});

	test('who is only credited is left alone until somebody wants to know more', async () => {
		const { database, byMbid, write } = await createStore();
		const guest = await byMbid('A guest', mbidOf(1), 'credit');
		const told = [{ mbid: mbidOf(1), name: 'Neil Halstead' }];
		expect(await readDump(database, told)).toMatchObject({ kept: 0 });
		expect(await readArtists(database)).toMatchObject([{ name: 'A guest' }]);
		await write((store) => planArtist(store, guest.id, { depth: 1, spread: false }), tuesday);
		expect(await readDump(database, told)).toMatchObject({ kept: 1, changed: 1 });
		const { read, tables } = database;
		const steps = await read.select().from(tables.syncState);
		const statusOf = (name: string) => steps.find(({ step }) => step === name)?.status;
		expect([statusOf('artist-ids'), statusOf('studio-albums')]).toEqual(['done', 'pending']);
	});
});
