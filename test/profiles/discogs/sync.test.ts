import { afterEach, expect, it } from 'vitest';
import { Cancelled } from '../../../source/errors.ts';
import { keepLogin } from '../../../source/profiles/discogs/login.ts';
import { type ListedRow, readDiscogsList } from '../../../source/store/listeners/discogs-lists-reader.ts';
import { readListed } from '../../../source/store/releases-reader.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld, dumpDatabase, type World } from '../../helpers/world.ts';
import { type Connected, changeAt, connect } from './connected.ts';

const week = 7 * 24 * 3_600_000;

describeEachEngine('reading a Discogs account', (engine) => {
	let world: World;
	afterEach(() => world[Symbol.asyncDispose]());

	async function start(...account: Parameters<typeof connect> extends [World, ...infer Rest] ? Rest : never) {
		// The program has no token of its own: what a listener may see is by theirs.
		world = await createWorld({ engine, environment: { DISCOGS_TOKEN: undefined } });
		return connect(world, ...account);
	}

	const collectionOf = ({ user }: Connected) =>
		readDiscogsList(world.context.database, { userId: user.id, list: 'collection' });
	const wantlistOf = ({ user }: Connected) =>
		readDiscogsList(world.context.database, { userId: user.id, list: 'wantlist' });
	const callsOf = (part: string) =>
		world.sandbox.requests().log.filter(({ url }) => url.includes(`/discogs/users/sandbox/${part}`)).length;
	const instanceOf = (row: ListedRow | undefined) => `releases/${row?.discogsId}/instances/${row?.instanceId}`;

	it('stores every copy with folder, rating, conditions, notes and own fields', async () => {
		const me = await start();
		expect(await me.sync()).toMatchObject([
			{ list: 'collection', type: 'read', found: 130, added: 130, changed: 0, gone: 0, isUnchanged: false },
			{ list: 'wantlist', type: 'read', found: 30, added: 30, gone: 0, isUnchanged: false },
		]);
		const rows = await collectionOf(me);
		expect(rows).toHaveLength(130);
		expect(new Set(rows.map(({ instanceId }) => instanceId)).size).toBe(130);
		expect(new Set(rows.map(({ discogsId }) => discogsId)).size).toBeLessThan(130);
		expect(new Set(rows.map(({ folder }) => folder))).toEqual(
			new Set(['Uncategorized', 'Shelf "A", left; top', 'Doublés']),
		);
		expect(rows.some(({ rating }) => rating === 5)).toBe(true);
		expect(rows.every(({ rating }) => rating !== 0)).toBe(true);
		expect(rows.some(({ mediaCondition }) => mediaCondition === 'Mint (M)')).toBe(true);
		expect(rows.some(({ sleeveCondition }) => sleeveCondition === 'Generic')).toBe(true);
		expect(rows.some(({ notes }) => notes === 'Signed, "to Ana";\nwith poster')).toBe(true);
		expect(rows.some(({ fields }) => fields['Bought at'] === '=SUM(flea market)')).toBe(true);
		expect(rows.every(({ addedAt, source }) => addedAt !== null && source === 'discogs')).toBe(true);
	});

	it('brings every release into the catalogue without a call each, and ingest brings their albums', async () => {
		const me = await start();
		const [collection] = await me.sync();
		expect(collection?.type === 'read' && collection.note).toMatch(
			/releases new to the catalogue; \d+ artists to look up/,
		);
		expect(world.sandbox.requests().byProvider.discogs).toBe(2 + 2 + 1);
		const owned = (await collectionOf(me)).map(({ discogsId }) => discogsId);
		const stored = await readListed(world.context.database, owned);
		expect(stored.size).toBe(new Set(owned).size);
		expect([...stored.values()].some(({ isVinyl }) => !isVinyl)).toBe(true);
		const { tables, read } = world.context.database;
		const artists = await read.select().from(tables.artists);
		expect(artists.map(({ name }) => name)).toContain('Slowdive');
		expect(artists.some(({ discogsId }) => discogsId === 194)).toBe(false);

		await world.ingest();
		await me.sync();
		const albums = await read.select().from(tables.albums);
		const masters = new Set(albums.map(({ discogsId }) => discogsId));
		const releases = await read.select().from(tables.releases);
		const placed = releases.filter(
			({ discogsId, albumId, masterId }) =>
				owned.includes(discogsId ?? 0) && (albumId !== null || (masterId !== null && masters.has(masterId))),
		);
		const isOwned = (title: string) => placed.some((release) => release.title === title);
		// Three bands are called Nirvana: the number at Discogs says whose records these are.
		expect(['Souvlaki', 'In Utero', 'All of Us', 'Doolittle', 'Punisher'].filter(isOwned)).toHaveLength(5);
		expect(placed.length).toBeGreaterThan(70);
		// Singles, live albums and compilations are no studio albums.
		expect(['Arnold Layne', 'Incesticide', 'At the Apollo'].filter(isOwned)).toEqual([]);
	});

	it('asks for one page where nothing changed, and changes no row but the time', async () => {
		const me = await start();
		await me.sync();
		const before = await dumpDatabase(world.context);
		const revision = await me.revision();
		world.sandbox.resetRequests();
		const again = await me.sync();
		expect(again).toMatchObject([
			{ list: 'collection', added: 0, changed: 0, gone: 0, isUnchanged: true },
			{ list: 'wantlist', added: 0, changed: 0, gone: 0, isUnchanged: true },
		]);
		expect(callsOf('collection/folders/0')).toBe(1);
		expect(await me.revision()).toBe(revision);
		const after = await dumpDatabase(world.context);
		for (const table of ['releases', 'albums', 'artists', 'syncState', 'links', 'users']) {
			expect(after[table]).toEqual(before[table]);
		}
	});

	it('notices what was added without reading all, and what is gone by reading all', async () => {
		const me = await start();
		await me.sync();
		const [first, , , last] = await collectionOf(me);
		const oldest = (await collectionOf(me)).at(-1);
		world.sandbox.resetRequests();
		await changeAt(world, 'POST', `collection/folders/1/releases/${first?.discogsId}`);
		expect((await me.sync())[0]).toMatchObject({ found: 131, added: 1, changed: 0, gone: 0, isUnchanged: false });
		const copies = (await collectionOf(me)).filter(({ discogsId }) => discogsId === first?.discogsId);
		expect(copies.length).toBeGreaterThanOrEqual(2);
		expect(callsOf('collection/folders/0')).toBe(2);

		const revision = await me.revision();
		await changeAt(world, 'DELETE', `collection/folders/1/${instanceOf(oldest)}`);
		await changeAt(world, 'DELETE', `collection/folders/1/${instanceOf(last)}`);
		expect((await me.sync())[0]).toMatchObject({ found: 129, added: 0, gone: 2, isUnchanged: false });
		expect(await collectionOf(me)).toHaveLength(129);
		expect(await me.revision()).toBeGreaterThan(revision);
	});

	it('notices a changed rating, folder and note far down within a week', async () => {
		const me = await start();
		await me.sync();
		const far = (await collectionOf(me)).at(-5);
		await changeAt(world, 'POST', `collection/folders/1/${instanceOf(far)}`, { rating: 1, folder_id: 7002 });
		await changeAt(world, 'POST', `collection/folders/1/${instanceOf(far)}/fields/3?value=scratched`);
		expect((await me.sync())[0]).toMatchObject({ changed: 0, isUnchanged: true });
		world.moveClock(week);
		expect((await me.sync())[0]).toMatchObject({ added: 0, changed: 1, gone: 0, isUnchanged: false });
		const row = (await collectionOf(me)).find(({ instanceId }) => instanceId === far?.instanceId);
		expect(row).toMatchObject({ rating: 1, folder: 'Doublés', notes: 'scratched' });
	});

	it('goes on from its checkpoint when it was stopped', async () => {
		const me = await start();
		me.stopAfter(1);
		await expect(me.sync()).rejects.toBeInstanceOf(Cancelled);
		expect(await collectionOf(me)).toHaveLength(100);
		me.stopAfter(Number.POSITIVE_INFINITY);
		world.sandbox.resetRequests();
		expect((await me.sync())[0]).toMatchObject({ found: 130, added: 130, gone: 0 });
		expect(callsOf('collection/folders/0')).toBe(1);
		expect(await collectionOf(me)).toHaveLength(130);
	});

	it('reads the list again when it moved meanwhile, and takes nothing away before it is complete', async () => {
		const me = await start();
		me.stopAfter(1);
		await expect(me.sync()).rejects.toBeInstanceOf(Cancelled);
		// The first page slides: what was first on the second page is on the first one now, unread.
		const [first, second] = await collectionOf(me);
		await changeAt(world, 'DELETE', `collection/folders/1/${instanceOf(first)}`);
		await changeAt(world, 'DELETE', `collection/folders/1/${instanceOf(second)}`);
		me.stopAfter(Number.POSITIVE_INFINITY);
		expect((await me.sync())[0]).toMatchObject({ found: 128, gone: 2 });
		expect(await collectionOf(me)).toHaveLength(128);
	});

	it('a list that fails is told and stops no other, and what was stored stays', async () => {
		const me = await start();
		await me.sync();
		world.sandbox.inject({
			provider: 'discogs',
			endpoint: '/collection/folders/0',
			kind: 'status',
			status: 500,
			times: 9,
		});
		await changeAt(world, 'POST', `wants/1`).catch(() => undefined);
		expect(await me.sync()).toMatchObject([
			{ list: 'collection', type: 'failed', exitCode: 5 },
			{ list: 'wantlist', type: 'read' },
		]);
		expect(await collectionOf(me)).toHaveLength(130);
	});

	it('a public account is read without credentials, folders unknown', async () => {
		const me = await start('sandbox-public', { kind: 'public' });
		expect(await me.sync()).toMatchObject([
			{ list: 'collection', found: 12, added: 12 },
			{ list: 'wantlist', found: 5, added: 5 },
		]);
		const rows = await collectionOf(me);
		expect(rows.every(({ folder, notes, rating }) => folder === null && notes === null && rating === null)).toBe(true);
		expect((await wantlistOf(me))[0]).toMatchObject({ rating: 4, notes: 'clear vinyl only' });
	});

	it('keeps folders and notes when the token has ended, and says what to do', async () => {
		const me = await start();
		await me.sync();
		const before = (await collectionOf(me)).map(({ folder, notes }) => ({ folder, notes }));
		await keepLogin(me.work.secrets, me.user.name, { kind: 'token', token: 'revoked' });
		const said = { type: 'failed', exitCode: 4, next: expect.stringContaining('connect discogs') };
		const message = expect.stringContaining('does not take the credentials');
		expect(await me.sync()).toMatchObject([
			{ ...said, list: 'collection', message },
			{ ...said, list: 'wantlist', message },
		]);
		expect((await collectionOf(me)).map(({ folder, notes }) => ({ folder, notes }))).toEqual(before);
	});

	it('an account that has another name now says so', async () => {
		const me = await start('sandbox-renamed');
		const [collection] = await me.sync();
		expect(collection).toMatchObject({ type: 'failed', message: expect.stringContaining('no user sandbox-renamed') });
		expect(collection?.type === 'failed' && collection.next).toContain('connect discogs');
	});

	it('a private wantlist of a public account is no failure; a private collection says what to do', async () => {
		const me = await start('sandbox', { kind: 'public' });
		expect(await me.sync()).toMatchObject([
			{ list: 'collection', found: 130 },
			{ list: 'wantlist', type: 'read', found: 0, note: expect.stringContaining('private') },
		]);
		await world[Symbol.asyncDispose]();
		const other = await start('sandbox-private', { kind: 'public' });
		expect((await other.sync())[0]).toMatchObject({
			type: 'failed',
			message: expect.stringContaining('private'),
			exitCode: 4,
		});
	});
});
