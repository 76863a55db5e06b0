import { expect, test } from 'vitest';
import { createDiscogsWants, describePlan } from '../../../source/terminal/recs/discogs-want.ts';
import { createWorld } from '../../helpers/world.ts';
import { connect } from '../../profiles/discogs/connected.ts';
import { albumRow, recommendation } from './sets.ts';

test('what would be sent: which pressing, to whose list, why that one, and what is there already', () => {
	const lines = describePlan({
		username: 'anna',
		album: albumRow(1),
		release: {
			...{ discogsId: 7, title: 'Souvlaki', format: 'LP', country: 'UK', year: 1993 },
			...{ label: 'Creation Records', catalogNumber: null },
		},
		why: 'best offer',
		url: 'https://www.discogs.com/release/7',
		listed: [8, 9],
		isThere: false,
	});
	expect(lines.join('\n')).toBe(
		[
			'Adds release 7 to the wantlist of anna:',
			'  Souvlaki · LP · UK · 1993 · Creation Records',
			'  https://www.discogs.com/release/7',
			'Of its pressings this is the one of the best offer.',
			'2 other pressings of it are on that list already.',
			'Nothing else is changed there.',
		].join('\n'),
	);
});

test('is sent once, and only after it was prepared', async () => {
	await using world = await createWorld({ engine: 'sqlite', environment: { DISCOGS_TOKEN: undefined } });
	const { user } = await connect(world);
	await world.seed({ names: [{ name: 'Alvvays', mbid: null }], depth: 'albums' });
	const { context, sandbox } = world;
	const { value: album } = await context.catalog.getOrCreateAlbum({ artist: { name: 'Alvvays' }, title: 'Alvvays' });
	if (album === null) throw new Error('no album');
	await context.catalog.releasesOf(album);
	const row = recommendation(1, { album });
	const wants = createDiscogsWants(context, user);
	const sent = () =>
		sandbox.requests().log.filter(({ method, provider }) => provider === 'discogs' && method === 'PUT');
	await expect(wants.send(row)).rejects.toThrow('Nothing was prepared');
	const lines = await wants.prepare(row, 'ES');
	expect(lines[0]).toMatch(/^Adds release \d+ to the wantlist of sandbox:$/);
	expect(sent()).toEqual([]);
	expect(await wants.send(row)).toMatch(/^On the wantlist of sandbox at Discogs: https:/);
	expect(sent()).toHaveLength(1);
	await expect(wants.send(row)).rejects.toThrow('Nothing was prepared');
	await expect(wants.prepare(row, 'ES')).rejects.toThrow('on your wantlist at Discogs already');
});
