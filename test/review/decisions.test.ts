import { expect, test } from 'vitest';
import type { Engine } from '../../db/client.ts';
import { openContext } from '../../source/context.ts';
import { UsageError } from '../../source/errors.ts';
import { startIngest } from '../../source/ingest/ingest.ts';
import { readChosenPage } from '../../source/review/chosen-page.ts';
import { createReview } from '../../source/review/review.ts';
import { type AlbumRow, findAlbum, findAlbumsByTitle } from '../../source/store/albums-reader.ts';
import { joinByPage } from '../../source/store/artist-identity.ts';
import {
	findArtist,
	findArtistByLastfmUrl,
	findArtistByMbid,
	findArtistsByName,
} from '../../source/store/artists-reader.ts';
import { countForReview, readLinks } from '../../source/store/links.ts';
import { readReleasesOf } from '../../source/store/releases-reader.ts';
import type { ReviewCase } from '../../source/store/review-reader.ts';
import { claimStep } from '../../source/store/sync-state.ts';
import { writeAt } from '../../source/store/writable.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld, dumpDatabase, type World } from '../helpers/world.ts';

const day = 24 * 60 * 60 * 1000;
const grunge = '5b11f4ce-a62d-471e-81fc-a69a8278c7da';
const nobody = '00000000-0000-4000-8000-00000000dead';

/** Without Last.fm nobody says which of three artists called Nirvana is meant. */
async function createNirvanas(engine: Engine) {
	const world = await createWorld({ engine, environment: { LASTFM_API_KEY: undefined } });
	await world.seed({ names: [{ name: 'Nirvana', mbid: null }], depth: 'albums' });
	const review = createReview(world.context);
	return { world, review, of: await onlyCase(world) };
}

async function createAlbum(engine: Engine, artist: string, title: string) {
	const world = await createWorld({ engine });
	await world.seed({ names: [{ name: artist, mbid: null }] });
	const { database } = world.context;
	const [row] = await findArtistsByName(database, artist);
	const [album] = await findAlbumsByTitle(database, row?.id ?? 0, title);
	if (album === undefined) throw new Error(`${title} is missing`);
	const current = async () => (await findAlbum(database, album.id)) as AlbumRow;
	const pressings = async () => (await readReleasesOf(database, await current())).map(({ discogsId }) => discogsId);
	return { world, review: createReview(world.context), of: await onlyCase(world), current, pressings };
}

async function onlyCase(world: World): Promise<ReviewCase> {
	const review = createReview(world.context);
	const queue = await review.queue();
	expect(queue).toHaveLength(1);
	const found = queue[0] && (await review.read(queue[0]));
	if (found === undefined) throw new Error('the case is missing');
	return found;
}

function linkOf({ candidates }: ReviewCase, externalId: string): number {
	const id = candidates.find(({ link }) => link.externalId === externalId)?.link.id;
	if (id === undefined) throw new Error(`${externalId} is no candidate`);
	return id;
}

/** Everything that was ever asked is due again, twice: what the sources say now is what they said before. */
async function syncAgain(world: World) {
	for (let round = 0; round < 2; round += 1) {
		world.moveClock(100 * day);
		await world.ingest();
	}
}

describeEachEngine('who an artist is, decided by a person', (engine) => {
	test('both sides are told: three candidates with reasons and what the database knows of each', async () => {
		const { world, of } = await createNirvanas(engine);
		await using _ = world;
		if (of.entity !== 'artist') throw new Error('not an artist');
		expect(of.artist).toMatchObject({ name: 'Nirvana', mbid: null, source: 'person' });
		expect(of.candidates).toHaveLength(3);
		for (const { link, known } of of.candidates) {
			expect(link.evidence.length).toBeGreaterThan(2);
			expect(known?.artist.mbid).toBe(link.externalId);
		}
		expect(of.candidates.map(({ known }) => known?.artist.country).sort()).toEqual(['FI', 'GB', 'US']);
	});

	test('accepting one rejects the others, merges, goes on with the albums and survives every later sync', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		const { database } = world.context;
		await review.decide({ type: 'accept', linkId: linkOf(of, grunge) });
		expect(await countForReview(database)).toBe(0);
		expect(await review.finish()).toEqual([]);
		const one = await findArtistByMbid(database, grunge);
		expect((await findArtist(database, of.entityId))?.mergedIntoId).toBe(one?.id);
		// From now on the name means whom the person meant.
		expect((await findArtistsByName(database, 'Nirvana'))[0]?.id).toBe(one?.id);
		await syncAgain(world);
		expect(await database.read.$count(database.tables.albums)).toBeGreaterThan(2);
		expect(await review.queue()).toEqual([]);
		for (const id of [of.entityId, one?.id ?? 0]) {
			const decided = (await readLinks(database, 'artist', id)).filter(({ relation }) => relation === 'identity');
			expect(decided.map(({ state, decidedBy }) => `${state} ${decidedBy}`).sort()).toEqual([
				'accepted person',
				'rejected person',
				'rejected person',
			]);
		}
	});

	test('whom a person rejected is never proposed again, and the last one left is not taken for it', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		const { database } = world.context;
		for (const { link } of of.candidates) {
			if (link.externalId !== grunge) await review.decide({ type: 'reject', linkId: link.id });
		}
		await syncAgain(world);
		expect(await review.queue()).toEqual([{ entity: 'artist', entityId: of.entityId }]);
		expect(await countForReview(database)).toBe(1);
		await review.decide({ type: 'reject-all', of });
		await syncAgain(world);
		expect(await review.queue()).toEqual([]);
		expect(await findArtist(database, of.entityId)).toMatchObject({ mbid: null, mergedIntoId: null });
	});

	test('a rejected hint of Last.fm is not followed, and its page merges nobody whom a person took apart', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		const { database, settings, clock } = world.context;
		await review.decide({ type: 'reject-all', of });
		const url = 'https://www.last.fm/music/Nirvana';
		await writeAt(database, clock(), (store) =>
			joinByPage(store, { name: 'Nirvana', url, mbidHint: grunge, source: 'lastfm' }),
		);
		expect((await findArtistByLastfmUrl(database, url))?.mbid).toBe(grunge);
		const keys = { ...settings.keys, lastfmApiKey: world.sandbox.environment.LASTFM_API_KEY };
		await using other = await openContext({ ...settings, keys }, clock);
		for (let round = 0; round < 2; round += 1) {
			world.moveClock(100 * day);
			await startIngest(other, { watch: false, tell: () => undefined }).finished;
		}
		const artist = await findArtist(database, of.entityId);
		expect(artist).toMatchObject({ mbid: null, mergedIntoId: null, mbidHint: grunge });
		expect(artist?.listeners).toBeGreaterThan(0);
	});

	test('another one is chosen by MBID: looked up, stored, merged with whoever has it', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		const slowdive = '6f8fbdb5-4656-4c40-b2cc-58f92bbaeed7';
		await review.decide({ type: 'choose', of, page: readChosenPage('artist', slowdive) });
		expect(await review.finish()).toEqual([]);
		expect(await findArtist(world.context.database, of.entityId)).toMatchObject({ mbid: slowdive, name: 'Slowdive' });
		await expect(review.decide({ type: 'reject-all', of })).rejects.toThrow('has been settled');
	});

	test('an MBID that MusicBrainz does not have is said so, kept, and waits for the person', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		const told: unknown[] = [];
		world.context.onNews((news) => told.push(news));
		await review.decide({ type: 'choose', of, page: readChosenPage('artist', nobody) });
		expect(await review.finish()).toEqual([]);
		const reason = `MusicBrainz has no artist ${nobody}`;
		expect(told).toContainEqual({ type: 'unknown', what: 'Nirvana', reason });
		await syncAgain(world);
		const again = await onlyCase(world);
		const chosen = again.candidates.find(({ link }) => link.externalId === nobody)?.link;
		expect(chosen).toMatchObject({ state: 'review', decidedBy: 'person' });
		expect(chosen?.evidence.at(-1)).toMatchObject({ verdict: 'differs', detail: reason });
		await review.decide({ type: 'accept', linkId: linkOf(again, grunge) });
		await review.finish();
		expect((await findArtist(world.context.database, of.entityId))?.mergedIntoId).not.toBeNull();
	});

	test('offline the decision holds and waits in the queue', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		await world.sandbox.close();
		await review.decide({ type: 'accept', linkId: linkOf(of, grunge) });
		const problems = await review.finish();
		expect(problems.map(({ message }) => message).join()).toContain('musicbrainz');
		const steps = await world.context.database.read.select().from(world.context.database.tables.syncState);
		const waiting = steps.find(({ step, entityId }) => step === 'artist-ids' && entityId === of.entityId);
		expect(waiting?.status).not.toBe('done');
		expect(waiting?.nextAt).not.toBeNull();
		expect(await review.queue()).toEqual([]);
	});
});

describeEachEngine('what an album is at Discogs, decided by a person', (engine) => {
	test('an accepted release becomes a pressing and stays one; deciding the same again changes nothing', async () => {
		const { world, review, of, pressings } = await createAlbum(engine, 'The Drums', 'Encyclopedia');
		await using _ = world;
		const linkId = linkOf(of, '90000001');
		expect(await review.decide({ type: 'accept', linkId })).toBe(true);
		expect(await pressings()).toEqual([]);
		expect(await review.finish()).toEqual([]);
		expect(await pressings()).toEqual([90000001]);
		expect(await review.decide({ type: 'accept', linkId })).toBe(false);
		await syncAgain(world);
		expect(await pressings()).toEqual([90000001]);
		expect(await review.queue()).toEqual([]);
		await review.decide({ type: 'reject', linkId });
		await review.finish();
		await syncAgain(world);
		expect(await pressings()).toEqual([]);
		expect(await review.queue()).toEqual([]);
	});

	test('whoever looks at the album after a decision sees what follows from it', async () => {
		const { world, review, of, current } = await createAlbum(engine, 'The Drums', 'Encyclopedia');
		await using _ = world;
		await review.decide({ type: 'accept', linkId: linkOf(of, '90000001') });
		const other = await world.openAnother();
		const { value, problems } = await other.catalog.releasesOf(await current());
		expect(problems).toEqual([]);
		expect(value.map(({ discogsId }) => discogsId)).toEqual([90000001]);
	});

	test('a rejected release is never proposed again', async () => {
		const { world, review, of, pressings } = await createAlbum(engine, 'The Drums', 'Encyclopedia');
		await using _ = world;
		await review.decide({ type: 'reject', linkId: linkOf(of, '90000001') });
		await syncAgain(world);
		expect(await review.queue()).toEqual([]);
		expect(await pressings()).toEqual([]);
	});

	test('a release that Discogs has deleted waits for the person again, with the reason', async () => {
		const { world, review, of, pressings } = await createAlbum(engine, 'The Drums', 'Encyclopedia');
		await using _ = world;
		await review.decide({ type: 'choose', of, page: readChosenPage('album', 'r90000004') });
		expect(await review.finish()).toEqual([]);
		expect(await pressings()).toEqual([]);
		const again = await onlyCase(world);
		const chosen = again.candidates.find(({ link }) => link.externalId === '90000004')?.link;
		expect(chosen).toMatchObject({ state: 'review', decidedBy: 'person' });
		expect(chosen?.evidence.at(-1)?.detail).toBe('Discogs has no release 90000004');
	});

	test('a chosen master is taken with its name and its pressings; MusicBrainz cannot change it, only a person', async () => {
		const { world, review, of, current, pressings } = await createAlbum(engine, 'The Drums', 'Encyclopedia');
		await using _ = world;
		const { database } = world.context;
		const others = await database.read.select().from(database.tables.albums);
		const [first, second] = others.flatMap(({ discogsId }) => discogsId ?? []);
		await review.decide({ type: 'choose', of, page: readChosenPage('album', `m${first}`) });
		await review.finish();
		expect((await current()).discogsId).toBe(first);
		await syncAgain(world);
		expect((await current()).discogsId).toBe(first);
		expect((await pressings()).length).toBeGreaterThan(0);
		const [chosen] = (await readLinks(database, 'album', of.entityId)).filter(({ kind }) => kind === 'master');
		expect(chosen?.label).toMatch(/^The Drums - .+, \d{4}$/);

		await review.decide({ type: 'choose', of, page: readChosenPage('album', `m${second}`) });
		await review.finish();
		expect((await current()).discogsId).toBe(second);
		await world.ingest();
		const masters = (await readLinks(database, 'album', of.entityId)).filter(({ kind }) => kind === 'master');
		expect(masters.map(({ state }) => state)).toEqual(['rejected', 'accepted']);

		await review.decide({ type: 'reject', linkId: masters[1]?.id ?? 0 });
		await review.finish();
		expect((await current()).discogsId).toBeNull();
		await syncAgain(world);
		expect((await current()).discogsId).toBeNull();
	});

	test('a master that MusicBrainz names and a person rejected does not come back', async () => {
		const { world, review, of } = await createAlbum(engine, 'The Drums', 'Encyclopedia');
		await using _ = world;
		const { database } = world.context;
		const albums = await database.read.select().from(database.tables.albums);
		const named = albums.find(({ discogsId, id }) => discogsId !== null && id !== of.entityId);
		if (named === undefined) throw new Error('no album has a master');
		const key = { entity: 'album', entityId: named.id } as const;
		const page = readChosenPage('album', `m${named.discogsId}`);
		await review.decide({ type: 'choose', of: key, page });
		const link = (await readLinks(database, 'album', named.id)).find(({ url }) => url === page.url);
		await review.decide({ type: 'reject', linkId: link?.id ?? 0 });
		await review.finish();
		expect(await findAlbum(database, named.id)).toMatchObject({ discogsId: null });
		await syncAgain(world);
		expect(await findAlbum(database, named.id)).toMatchObject({ discogsId: null });
	});
});

describeEachEngine('undo', (engine) => {
	test('takes decisions back exactly, the last one first, until they are in use', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		const before = await dumpDatabase(world.context);
		const [first, second] = of.candidates.map(({ link }) => link.id);
		await review.decide({ type: 'reject', linkId: first ?? 0 });
		const between = await dumpDatabase(world.context);
		await review.decide({ type: 'accept', linkId: second ?? 0 });
		expect(await review.undo()).toEqual({ entity: 'artist', entityId: of.entityId });
		expect(await dumpDatabase(world.context)).toEqual(between);
		await review.undo();
		expect(await dumpDatabase(world.context)).toEqual(before);
		await expect(review.undo()).rejects.toThrow('Nothing was decided');
		await review.decide({ type: 'choose', of, page: readChosenPage('artist', nobody) });
		await review.undo();
		expect(await dumpDatabase(world.context)).toEqual(before);
		await review.decide({ type: 'accept', linkId: first ?? 0 });
		await review.finish();
		await expect(review.undo()).rejects.toThrow(UsageError);
	});

	test('whoever has the step in hand does not overwrite a decision', async () => {
		const { world, review, of } = await createNirvanas(engine);
		await using _ = world;
		const { database, clock } = world.context;
		const key = { entity: 'artist', entityId: of.entityId, step: 'artist-ids' } as const;
		const held = await claimStep(database, key, 'somebody', clock());
		expect(held?.leaseOwner).toBe('somebody');
		await review.decide({ type: 'reject', linkId: linkOf(of, grunge) });
		const steps = await database.read.select().from(database.tables.syncState);
		const restarted = steps.find(({ id }) => id === held?.id);
		expect(restarted).toMatchObject({ leaseOwner: null, status: 'pending' });
		expect(Number(restarted?.nextAt)).toBeLessThanOrEqual(clock().getTime());
	});
});
