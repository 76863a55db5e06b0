import { expect, test } from 'vitest';
import type { Context } from '../../../source/context.ts';
import { ProviderUnreachable, ProviderWaiting } from '../../../source/errors.ts';
import { createDiscogsPrices } from '../../../source/prices/discogs/provider.ts';
import type { FoundOffers, PriceProvider } from '../../../source/prices/provider.ts';
import type { AlbumRow } from '../../../source/store/albums-reader.ts';
import { answerBest } from '../../../source/terminal/prices/best-answer.ts';
import { emptyBest, shapeBest } from '../../../source/terminal/prices/best-json.ts';
import { describeOutcome } from '../../../source/terminal/prices/outcomes.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld } from '../../helpers/world.ts';

const place = { country: 'ES', currency: 'EUR' };
const sixHours = 6 * 3_600_000;

/** A source that does what a test says when it is asked. */
function sourceOf(name: 'ebay' | 'shops', offersFor: () => Promise<FoundOffers>): PriceProvider {
	return { name, reach: 'country', costOf: () => 1, readiness: () => ({ state: 'ready' }), offersFor };
}

async function findAlbum({ catalog }: Context): Promise<AlbumRow> {
	const { value } = await catalog.getOrCreateAlbum({ artist: { name: 'Arctic Monkeys' }, title: 'AM' });
	return value ?? Promise.reject(new Error('the album is missing'));
}

/** The program with these sources of prices, and Discogs. */
function withSources(context: Context, others: PriceProvider[]): Context {
	const { clock } = context;
	const discogs = createDiscogsPrices({ discogs: context.providers.discogs, currency: 'EUR', mostPressings: 5, clock });
	return { ...context, prices: { ...context.prices, providers: [...others, discogs] } };
}

describeEachEngine('the best price', (engine) => {
	test('asks the sources when nothing is stored, once, and again when what they said may no longer be shown', async () => {
		await using world = await createWorld({ engine });
		const context = withSources(world.context, []);
		const album = await findAlbum(context);
		const offline = await answerBest(context, album, place, true);
		expect(offline).toMatchObject({ best: null, placed: [], checks: [], outcomes: [] });
		const answer = await answerBest(context, album, place, false);
		expect(answer.outcomes).toMatchObject([{ provider: 'discogs', state: 'asked' }]);
		expect(answer.best).toMatchObject({
			place: 1,
			offer: { price: { provider: 'discogs', kind: 'floor', country: '*' } },
		});
		expect(answer.checks).toMatchObject([{ provider: 'discogs', country: '*' }]);
		world.sandbox.resetRequests();
		const again = await answerBest(context, album, place, false);
		expect(again.outcomes).toMatchObject([{ provider: 'discogs', state: 'fresh' }]);
		expect([again.best, world.sandbox.requests().total]).toEqual([answer.best, 0]);
		world.moveClock(sixHours);
		expect(await answerBest(context, album, place, true)).toMatchObject({
			best: null,
			placed: expect.arrayContaining([
				expect.objectContaining({ reason: expect.objectContaining({ code: 'expired' }) }),
			]),
		});
		const refreshed = await answerBest(context, album, place, false);
		expect(refreshed.outcomes).toMatchObject([{ provider: 'discogs', state: 'asked' }]);
		expect(refreshed.best).not.toBeNull();
	});

	test('one that waits or fails is told and stops nobody', async () => {
		await using world = await createWorld({ engine });
		const origin = { provider: 'discogs', endpoint: 'search' };
		const until = new Date(world.context.clock().getTime() + 42_000);
		const context = withSources(world.context, [
			sourceOf('ebay', () => Promise.reject(new ProviderWaiting(origin, until, 'too fast'))),
			sourceOf('shops', () => Promise.reject(new ProviderUnreachable(origin, 'connection failed'))),
		]);
		const answer = await answerBest(context, await findAlbum(context), place, false);
		expect(answer.best?.offer.price.provider).toBe('discogs');
		expect(answer.outcomes.map(({ provider, state }) => [provider, state])).toEqual([
			['ebay', 'waiting'],
			['shops', 'failed'],
			['discogs', 'asked'],
		]);
		const [waiting] = answer.outcomes;
		expect(waiting && describeOutcome(waiting, context.clock())).toMatch(/ waits 4\d s; what is stored still answers/);
		const json = shapeBest(answer, place, context.calls, 3);
		expect(Object.keys(json)).toEqual(Object.keys(emptyBest(place, context.calls)));
		expect(json.sources.map(({ message }) => message)).toHaveLength(3);
		expect(json.others.length).toBeLessThanOrEqual(3);
	});
});
