import { afterEach, expect, it } from 'vitest';
import { AccountNotServed, UsageError } from '../../../source/errors.ts';
import { addWant, planWant, removeWant } from '../../../source/profiles/discogs/add-want.ts';
import { keepLogin } from '../../../source/profiles/discogs/login.ts';
import { readDiscogsList } from '../../../source/store/listeners/discogs-lists-reader.ts';
import { ensureUser } from '../../../source/store/listeners/users-writer.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld, type World } from '../../helpers/world.ts';
import { connect } from './connected.ts';

describeEachEngine('writing to a wantlist at Discogs', (engine) => {
	let world: World;
	afterEach(() => world[Symbol.asyncDispose]());

	async function start() {
		world = await createWorld({ engine, environment: { DISCOGS_TOKEN: undefined } });
		const me = await connect(world);
		await world.seed({ names: [{ name: 'Alvvays', mbid: null }], depth: 'albums' });
		const { catalog } = world.context;
		const { value: album } = await catalog.getOrCreateAlbum({ artist: { name: 'Alvvays' }, title: 'Antisocialites' });
		if (album === null) throw new Error('no album');
		const { value: pressings } = await catalog.releasesOf(album);
		return { me, album, pressings: pressings ?? [] };
	}

	const changesSent = () =>
		world.sandbox.requests().log.filter(({ method, provider }) => provider === 'discogs' && method !== 'GET');
	const wantsOf = (userId: number) => readDiscogsList(world.context.database, { userId, list: 'wantlist' });

	it('is planned without a question, done on demand, stored, and undone', async () => {
		const { me, album, pressings } = await start();
		await me.sync();
		world.sandbox.resetRequests();
		const plan = await planWant(world.context, me.user, { albumId: album.id, discogsId: null, country: 'ES' });
		const mostWanted = Math.max(...pressings.filter(({ isOfficial }) => isOfficial).map(({ want }) => want ?? 0));
		const chosen = pressings.find(({ discogsId }) => discogsId === plan.release.discogsId);
		expect(plan).toMatchObject({ username: 'sandbox', why: 'most wanted', isThere: false, listed: [] });
		expect(chosen?.want).toBe(mostWanted);
		expect(world.sandbox.requests().total).toBe(0);

		const revision = await me.revision();
		await addWant(world.context, me.user, plan, {});
		expect(changesSent().map(({ method, url }) => [method, url])).toEqual([
			['PUT', `/discogs/users/sandbox/wants/${plan.release.discogsId}`],
		]);
		expect((await wantsOf(me.user.id)).map(({ discogsId }) => discogsId)).toContain(plan.release.discogsId);
		expect(await me.revision()).toBe(revision + 1);
		const again = await planWant(world.context, me.user, { albumId: album.id, discogsId: null, country: null });
		expect(again).toMatchObject({ isThere: true, listed: [plan.release.discogsId] });
		await addWant(world.context, me.user, plan, {});
		expect(await me.revision()).toBe(revision + 1);
		// A sync finds what was written: nothing new.
		expect((await me.sync())[1]).toMatchObject({ list: 'wantlist', found: 31, added: 0, changed: 0, gone: 0 });

		await removeWant(world.context, me.user, plan, {});
		expect(await wantsOf(me.user.id)).toHaveLength(30);
		expect((await me.sync())[1]).toMatchObject({ found: 30, added: 0, changed: 0, gone: 0 });
	});

	it('takes the pressing that a person names', async () => {
		const { me, album, pressings } = await start();
		const discogsId = pressings.at(-1)?.discogsId ?? 0;
		const wanted = { albumId: album.id, country: null };
		expect(await planWant(world.context, me.user, { ...wanted, discogsId })).toMatchObject({
			...{ why: 'named', release: { discogsId } },
		});
		await expect(planWant(world.context, me.user, { ...wanted, discogsId: 1 })).rejects.toBeInstanceOf(UsageError);
	});

	it('is refused without an account that may write', async () => {
		const { me, album } = await start();
		const { database, clock, secrets } = world.context;
		const wanted = { albumId: album.id, discogsId: null, country: null };
		const { user: other } = await writeAt(database, clock(), (store) => ensureUser(store, 'other'));
		await expect(planWant(world.context, other, wanted)).rejects.toThrow('No Discogs account of other is connected');
		const plan = await planWant(world.context, me.user, wanted);
		await keepLogin(secrets, 'me', { kind: 'public' });
		await expect(planWant(world.context, me.user, wanted)).rejects.toThrow('read only');
		await keepLogin(secrets, 'me', { kind: 'token', token: 'ended-long-ago' });
		await expect(addWant(world.context, me.user, plan, {})).rejects.toBeInstanceOf(AccountNotServed);
		expect(await wantsOf(me.user.id)).toEqual([]);
	});
});
