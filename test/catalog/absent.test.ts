import { expect, test } from 'vitest';
import { describeEachEngine } from '../helpers/databases.ts';
import { createWorld } from '../helpers/world.ts';

const day = 24 * 3_600_000;

describeEachEngine('an artist that no source has', (engine) => {
	test.each([
		{ mbid: '0badc0de-dead-4bad-8bad-0000000000ff' },
		{ discogsId: 999_999_999 },
		{ name: 'Zzyzx Qwertyuiop Nobody' },
	])('is remembered by what was asked (%o), and asked for again after a week', async (wanted) => {
		await using world = await createWorld({ engine });
		const { catalog, database } = world.context;
		expect(await catalog.getOrCreateArtist(wanted)).toMatchObject({ cache: 'absent', value: null, problems: [] });
		const asked = world.sandbox.requests().total;
		expect(asked).toBeGreaterThan(0);
		expect(await catalog.getOrCreateArtist(wanted)).toMatchObject({ cache: 'absent', value: null });
		expect(world.sandbox.requests().total).toBe(asked);
		expect(await database.read.$count(database.tables.artists)).toBe(0);
		world.moveClock(8 * day);
		await catalog.getOrCreateArtist(wanted);
		expect(world.sandbox.requests().total).toBeGreaterThan(asked);
	});

	test('a source that is down has said nothing', async () => {
		await using world = await createWorld({ engine });
		const { catalog } = world.context;
		const slowdive = { mbid: '6f8fbdb5-4656-4c40-b2cc-58f92bbaeed7' };
		world.sandbox.inject({ provider: 'musicbrainz', kind: 'down' });
		await expect(catalog.getOrCreateArtist(slowdive)).rejects.toMatchObject({ name: 'ProviderUnreachable' });
		world.sandbox.clearFaults();
		expect(await catalog.getOrCreateArtist(slowdive)).toMatchObject({ cache: 'miss', value: { name: 'Slowdive' } });
	});
});
