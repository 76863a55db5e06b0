import { expect, test } from 'vitest';
import { createInnerReview } from '../../../source/terminal/browse/inner-review.ts';
import type { News } from '../../../source/terminal/browse/news.ts';
import { createWorld } from '../../helpers/world.ts';

/** A world in which nobody says which of three artists called Nirvana is meant. */
async function createDoubt() {
	const world = await createWorld({ engine: 'sqlite', environment: { LASTFM_API_KEY: undefined } });
	await world.seed({ names: [{ name: 'Nirvana', mbid: null }] });
	const told: News[] = [];
	let frames = 0;
	const review = createInnerReview(world.context, {
		tell: (news) => told.push(news),
		redraw: () => {
			frames += 1;
		},
		leave: () => undefined,
	});
	return { world, review, told, frames: () => frames };
}

test('asked for twice before the queue is read, the review is opened once', async () => {
	const { world, review, frames } = await createDoubt();
	await using _ = world;
	await Promise.all([review.open(), review.open()]);
	const reviewer = review.reviewer();
	expect(reviewer?.state().queue).toHaveLength(1);
	await review.open();
	expect(review.reviewer()).toBe(reviewer);
	expect(frames()).toBe(1);
	review.close();
	expect(review.reviewer()).toBeNull();
});

test('an explorer that is left while the queue is read gets no review any more', async () => {
	const { world, review, told, frames } = await createDoubt();
	await using _ = world;
	const opening = review.open();
	review.close();
	await opening;
	expect({ reviewer: review.reviewer(), told, frames: frames() }).toEqual({ reviewer: null, told: [], frames: 0 });
});
