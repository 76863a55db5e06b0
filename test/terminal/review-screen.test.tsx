import { cleanup, render } from 'ink-testing-library';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReview } from '../../source/review/review.ts';
import { findArtist } from '../../source/store/artists-reader.ts';
import { readLinks } from '../../source/store/links.ts';
import { ReviewScreen } from '../../source/terminal/review/review-screen.tsx';
import { createReviewer } from '../../source/terminal/review/reviewer.ts';
import { createWorld, type World } from '../helpers/world.ts';

let world: World;

beforeEach(async () => {
	world = await createWorld({ engine: 'sqlite', environment: { LASTFM_API_KEY: undefined } });
	await world.seed({ names: ['Nirvana', 'The Drums'].map((name) => ({ name, mbid: null })) });
});
afterEach(async () => {
	cleanup();
	await world[Symbol.asyncDispose]();
});

async function open() {
	const { context } = world;
	const review = createReview(context);
	const queue = await review.queue();
	const leave = vi.fn();
	const reviewer = createReviewer(context, review, { queue, leave });
	const view = render(<ReviewScreen reviewer={reviewer} columns={100} rows={24} />);
	const shows = (text: string) => vi.waitFor(() => expect(view.lastFrame()).toContain(text), 5000);
	await shows('1 of 3');
	// A frame that is seen does not mean that its keys are heard.
	await new Promise(setImmediate);
	return { review, view, shows, leave, press: (keys: string) => view.stdin.write(keys) };
}

test('a whole sitting: look, decide, take back, decide again, leave', async () => {
	const { database } = world.context;
	const { review, view, shows, leave, press } = await open();
	const identities = async () =>
		(await readLinks(database, 'artist', 1))
			.filter(({ relation }) => relation === 'identity')
			.map(({ state }) => state);
	const before = await identities();
	press('jj');
	await shows('MusicBrainz 3 of 3');
	press('a');
	await shows('The Drums – Encyclopedia');
	expect((await identities()).sort()).toEqual(['accepted', 'rejected', 'rejected']);
	press('z');
	await shows('Taken back');
	expect(await identities()).toEqual(before);
	await shows('MusicBrainz 1 of 3');
	press('a');
	await shows('Drums (4) - Encyclopedia');
	press('x');
	await shows('That was the last of 2 cases.');
	await vi.waitFor(async () => expect((await findArtist(database, 1))?.mergedIntoId).not.toBeNull());
	expect(view.lastFrame()).toContain('2 decisions stored.');
	press('q');
	await vi.waitFor(() => expect(leave).toHaveBeenCalledWith(0));
	expect(await review.finish()).toEqual([]);
	expect(await review.queue()).toEqual([]);
});

test('a page that does not exist is told while the person is elsewhere; what is in use cannot be taken back', async () => {
	const { shows, press } = await open();
	press('c');
	await shows('MBID or address:');
	press('0badc0de-dead-4bad-8bad-0000000000aa');
	await shows('0000000000aa');
	press('\r');
	await shows('The Drums – Encyclopedia');
	press('a');
	await shows('That was the last');
	await shows('MusicBrainz has no artist 0badc0de');
	press('z');
	await shows('Taken back');
	press('z');
	await shows('in use already');
	press('p');
	await shows('? accepted before');
});
