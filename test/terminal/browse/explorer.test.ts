import { expect, test } from 'vitest';
import { findAlbumsByTitle } from '../../../source/store/albums-reader.ts';
import { readReleasesOf } from '../../../source/store/releases-reader.ts';
import { drawFrame } from '../../../source/terminal/browse/draw/frame.ts';
import { levelOf, selectedAlbum, selectedArtist, selectedPressing } from '../../../source/terminal/browse/state.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld, type World } from '../../helpers/world.ts';
import { explore } from './explorers.ts';

const hour = 3_600_000;
const type = (text: string) => [...text].map((key) => (key === ' ' ? 'space' : key));

/** An album that is stored with its pressings before the explorer is opened. */
async function storeAlbum({ context: { catalog } }: World, name: string, title: string) {
	const { value: album } = await catalog.getOrCreateAlbum({ artist: { name }, title });
	if (album === null) throw new Error(`${title} is missing`);
	return { album, pressings: (await catalog.releasesOf(album)).value };
}

describeEachEngine('the explorer', (engine) => {
	test('fetches a typed name that is not here, and goes on to albums and pressings', async () => {
		await using world = await createWorld({ engine, latencyMs: 20 });
		using exploring = explore(world);
		const { press, until, level } = exploring;
		await until((state) => levelOf(state).artists.status.isRead);
		expect(drawFrame(exploring.explorer.state()).join('\n')).toContain('None yet');
		press('/', ...type('slowdive'), 'enter');
		await until(({ naming }) => naming?.name === 'slowdive');
		await until((state) => selectedArtist(levelOf(state))?.name === 'Slowdive');
		expect(exploring.explorer.state().naming).toBeNull();
		expect(level().focus).toBe('albums');
		const asked = await until((state) => levelOf(state).albums?.status.fetchingSince != null);
		expect(drawFrame(asked).join('\n')).toContain('asking MusicBrainz');
		await until((state) => (levelOf(state).albums?.list.rows.length ?? 0) > 2);
		await until((state) => levelOf(state).albums?.status.fetchedAt != null);
		expect(level().albums?.status.fetchingSince).toBeNull();
		press('enter');
		await until((state) => (levelOf(state).pressings?.list.rows.length ?? 0) > 0);
		await until((state) => levelOf(state).pressings?.status.fetchingSince === null);
		expect(level().pressings?.status).toMatchObject({ problem: null, fetchedAt: expect.any(Date) });
		// What was fetched shows in the line of the artist as well.
		await until((state) => (selectedArtist(levelOf(state))?.counts?.pressings ?? 0) > 0);
	});

	test('hears nothing any more once it is closed, and reads nothing for a screen that is gone', async () => {
		await using world = await createWorld({ engine, latencyMs: 20 });
		const { explorer } = explore(world);
		explorer.open({ name: 'Slowdive', title: '' });
		const before = explorer.state();
		explorer.close();
		explorer.press('?');
		explorer.tell({ type: 'message', text: 'too late', tone: 'plain' });
		const { value } = await world.context.catalog.getOrCreateArtist({ name: 'Slowdive' });
		expect(value?.name).toBe('Slowdive');
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(explorer.state()).toBe(before);
	});

	test('shows pressings as their pages arrive, and stores all of them when the pane is left', async () => {
		await using world = await createWorld({ engine, latencyMs: 150 });
		const { value: album } = await world.context.catalog.getOrCreateAlbum({
			artist: { name: 'Pink Floyd' },
			title: 'The Dark Side of the Moon',
		});
		using exploring = explore(world);
		const { press, until, level } = exploring;
		exploring.explorer.open({ name: 'Pink Floyd', title: 'The Dark Side of the Moon' });
		const some = await until((state) => (levelOf(state).pressings?.list.rows.length ?? 0) > 0);
		expect(levelOf(some).pressings?.list.rows.length).toBeLessThan(340);
		expect(levelOf(some).pressings?.status.fetchingSince).not.toBeNull();
		expect(drawFrame(some).join('\n')).toContain('asking Discogs');
		press('j', 'escape', 'escape');
		expect(level().focus).toBe('artists');
		await world.context.catalog.refreshed();
		if (album === null) throw new Error('the album is missing');
		expect(await readReleasesOf(world.context.database, album)).toHaveLength(340);
	});

	test('opens an artist and a title by name, and says what it does not find', async () => {
		await using world = await createWorld({ engine });
		const { album } = await storeAlbum(world, 'Arctic Monkeys', 'AM');
		await storeAlbum(world, 'Slowdive', 'Souvlaki');
		using exploring = explore(world);
		const { explorer, until, level } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => selectedPressing(levelOf(state)) !== undefined);
		expect(selectedAlbum(level())?.id).toBe(album.id);
		explorer.open({ name: 'Slowdive', title: 'Suvlaki' });
		const { message } = await until((state) => state.message !== null);
		expect(message?.text).toContain('Did you mean "Souvlaki"?');
		explorer.open({ name: 'Slowdyve', title: '' });
		await until((state) => state.message?.text === 'No source knows "Slowdyve". Did you mean "Slowdive"?');
		explorer.open({ name: 'Nobody Is Called So', title: '' });
		await until((state) => state.message?.text.includes('No source knows "Nobody Is Called So"') === true);
	});

	test('a hit of the artist who is open is gone to, whatever pane is in focus', async () => {
		await using world = await createWorld({ engine });
		const { album, pressings } = await storeAlbum(world, 'Arctic Monkeys', 'AM');
		using exploring = explore(world);
		const { explorer, until, press, level } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: '' });
		await until((state) => (levelOf(state).albums?.list.rows.length ?? 0) > 2);
		const [, second] = pressings;
		press('g', ':');
		explorer.tell({
			type: 'hits',
			query: '',
			hits: [
				{
					kind: 'catalogue number',
					text: second?.catalogNumber ?? '',
					detail: '',
					score: 1,
					artistId: null,
					albumId: album.id,
					discogsId: second?.discogsId ?? null,
					pressings: 1,
				},
			],
		});
		press('enter');
		await until((state) => selectedPressing(levelOf(state))?.id === second?.id);
		expect(selectedAlbum(level())?.id).toBe(album.id);
	});

	test('a title that is typed at once with its Enter is searched for and opened', async () => {
		await using world = await createWorld({ engine });
		const { album } = await storeAlbum(world, 'Slowdive', 'Souvlaki');
		using exploring = explore(world);
		const { press, until, level } = exploring;
		await until((state) => levelOf(state).artists.status.isRead);
		press(':', ...type('souvlaki'), 'enter');
		await until((state) => selectedAlbum(levelOf(state))?.id === album.id);
		expect(level().focus).toBe('pressings');
	});

	test('with the sources down what is stored stands, with its age; what is missing says why', async () => {
		await using world = await createWorld({ engine });
		const { pressings } = await storeAlbum(world, 'Arctic Monkeys', 'AM');
		world.moveClock(7 * hour);
		world.sandbox.inject({ provider: '*', kind: 'down' });
		using exploring = explore(world);
		const { explorer, until, press, level } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => levelOf(state).pressings?.status.problem != null);
		expect(level().pressings?.list.rows).toHaveLength(pressings.length);
		expect(drawFrame(explorer.state()).join('\n')).toContain('7 hours ago');
		press('escape', 'g', 'enter');
		expect(selectedAlbum(level())?.title).not.toBe('AM');
		await until((state) => levelOf(state).pressings?.list.rows.length === 0);
		await until((state) => levelOf(state).pressings?.status.problem != null);
		const drawn = drawFrame(explorer.state()).join('\n');
		expect(drawn).toContain('Nothing is stored of it yet.');
		expect(drawn).toContain('Discogs cannot be reached.');
		world.sandbox.clearFaults();
		press('r');
		await until((state) => (levelOf(state).pressings?.list.rows.length ?? 0) > 0);
		await until((state) => levelOf(state).pressings?.status.fetchedAt != null);
		expect(level().pressings?.status.problem).toBeNull();
	});

	test('rows of the Discogs API that are older than six hours are refreshed when they are shown', async () => {
		await using world = await createWorld({ engine });
		const { album } = await storeAlbum(world, 'Pink Floyd', 'Animals');
		const later = 7 * hour;
		world.moveClock(later);
		using exploring = explore(world);
		const { until, press, level } = exploring;
		await until((state) => levelOf(state).artists.list.rows.length > 0);
		press('/', ...type('pink floyd'), 'enter', 'l');
		await until((state) => (levelOf(state).albums?.list.rows.length ?? 0) > 0);
		press('/', ...type('animals'), 'enter');
		// Shown beside the albums, not opened.
		expect(level().focus).toBe('albums');
		await until((state) => levelOf(state).pressings?.key === `album:${album.id}`);
		const limit = world.context.clock().getTime() - 6 * hour;
		await until((state) => {
			const rows = levelOf(state).pressings?.all ?? [];
			return rows.length > 0 && rows.every(({ fetchedAt }) => fetchedAt.getTime() > limit);
		});
	});

	test('so are those that grew older than that on the screen', async () => {
		await using world = await createWorld({ engine });
		await storeAlbum(world, 'Pink Floyd', 'Animals');
		using exploring = explore(world);
		const { explorer, until } = exploring;
		explorer.open({ name: 'Pink Floyd', title: 'Animals' });
		await until((state) => levelOf(state).pressings?.status.fetchedAt != null);
		world.moveClock(7 * hour);
		const limit = world.context.clock().getTime() - hour;
		await until((state) => {
			const rows = levelOf(state).pressings?.all ?? [];
			return rows.length > 0 && rows.every(({ fetchedAt }) => fetchedAt.getTime() > limit);
		});
		await until((state) => (levelOf(state).pressings?.status.fetchedAt?.getTime() ?? 0) > limit);
	});

	test('similar artists come with how similar they are, and lead on', async () => {
		await using world = await createWorld({ engine });
		await world.context.catalog.getOrCreateArtist({ name: 'Slowdive' });
		using exploring = explore(world);
		const { until, press, level } = exploring;
		await until((state) => levelOf(state).artists.list.rows.length > 0);
		press('s');
		await until((state) => levelOf(state).artists.list.rows.length >= 20);
		await until((state) => levelOf(state).artists.status.fetchedAt !== null);
		const [first] = level().artists.list.rows;
		expect(first?.score).toBe(1);
		expect(first?.counts).toMatchObject({ albums: 0 });
		press('enter');
		await until((state) => (levelOf(state).albums?.list.rows.length ?? 0) > 0);
		press('escape', 'escape');
		expect(level().place.kind).toBe('library');
		// Stubs are in the library by now.
		await until((state) => levelOf(state).artists.list.rows.some(({ id }) => id === first?.id));
	});

	test('Enter on a pressing asks for its own page; the band below says what it said', async () => {
		await using world = await createWorld({ engine });
		await storeAlbum(world, 'Arctic Monkeys', 'AM');
		using exploring = explore(world);
		const { explorer, until, press, level } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => selectedPressing(levelOf(state)) !== undefined);
		await until(({ detail }) => detail?.lines.some((line) => line.includes('Enter asks Discogs')) === true);
		press('enter');
		await until((state) => selectedPressing(levelOf(state))?.identifiers != null);
		const key = `pressing:${selectedPressing(level())?.id}`;
		await until(({ detail }) => detail?.key === key && !detail.lines.join().includes('Enter asks Discogs'));
		expect(drawFrame(explorer.state()).join('\n')).toContain(
			'Data provided by Discogs. https://www.discogs.com/release/',
		);
	});

	test('r asks the sources again for what is on the screen', async () => {
		await using world = await createWorld({ engine });
		const { album } = await storeAlbum(world, 'Arctic Monkeys', 'AM');
		using exploring = explore(world);
		const { explorer, until, press } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => levelOf(state).pressings?.status.fetchedAt != null);
		const before = levelOf(explorer.state()).pressings?.status.fetchedAt?.getTime() ?? 0;
		world.sandbox.resetRequests();
		press('r');
		await until((state) => (levelOf(state).pressings?.status.fetchedAt?.getTime() ?? 0) > before);
		expect(world.sandbox.requests().byProvider.discogs).toBeGreaterThan(0);
		expect(await findAlbumsByTitle(world.context.database, album.artistId, 'AM')).toHaveLength(1);
	});

	test('what another program stored meanwhile is there after r, or when its row is gone to', async () => {
		await using world = await createWorld({ engine });
		await storeAlbum(world, 'Arctic Monkeys', 'AM');
		const seeding = (await world.openAnother()).catalog;
		await seeding.getOrCreateArtist({ name: 'Slowdive' });
		using exploring = explore(world);
		const { explorer, until, press, level } = exploring;
		await until((state) => selectedArtist(levelOf(state))?.counts?.pressings !== undefined);
		const known = level().artists.list.rows.length;
		const { value: ride } = await seeding.getOrCreateArtist({ name: 'Ride' });
		const { value: album } = await seeding.getOrCreateAlbum({ artist: { name: 'Slowdive' }, title: 'Souvlaki' });
		if (album === null) throw new Error('the album is missing');
		const pressings = (await seeding.releasesOf(album)).value.length;
		press('/', ...type('slowdive'), 'enter');
		await until((state) => selectedArtist(levelOf(state))?.name === 'Slowdive');
		await until((state) => selectedArtist(levelOf(state))?.counts?.pressings === pressings);
		press('escape');
		expect(level().artists.list.rows).toHaveLength(known);
		press('r');
		await until((state) => levelOf(state).artists.list.rows.some(({ id }) => id === ride?.id));
		expect(selectedArtist(levelOf(explorer.state()))?.name).toBe('Slowdive');
	});

	test('how many pressings an artist has is right when those of one more album have come', async () => {
		await using world = await createWorld({ engine });
		await world.seed({ names: [{ name: 'Slowdive', mbid: null }], depth: 'albums' });
		using exploring = explore(world);
		const { explorer, until, press } = exploring;
		explorer.open({ name: 'Slowdive', title: '' });
		await until((state) => levelOf(state).albums?.status.fetchedAt != null);
		await until(({ detail }) => detail?.key.startsWith('album') === true);
		press('enter');
		await until((state) => levelOf(state).pressings?.status.fetchedAt != null);
		await until((state) => {
			const [shown, counted] = [
				levelOf(state).pressings?.all.length,
				selectedArtist(levelOf(state))?.counts?.pressings,
			];
			return counted !== undefined && counted > 0 && counted === shown;
		});
	});
});
