import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { InvalidAnswer, ProviderWaiting } from '../../../source/errors.ts';
import type { Offer } from '../../../source/prices/offer.ts';
import type { PriceProvider } from '../../../source/prices/provider.ts';
import { readRates, saveRates } from '../../../source/store/fx-rates.ts';
import { savePriceCheck } from '../../../source/store/price-checks.ts';
import { saveOffers } from '../../../source/store/prices-writer.ts';
import type { ReleaseRow } from '../../../source/store/releases-reader.ts';
import { writeAt } from '../../../source/store/writable.ts';
import { drawFrame } from '../../../source/terminal/browse/draw/frame.ts';
import { readPriceView } from '../../../source/terminal/browse/prices/read-view.ts';
import { type BrowseState, levelOf, selectedPressing } from '../../../source/terminal/browse/state.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { createWorld, type World } from '../../helpers/world.ts';
import { offerOf } from '../../store/priced.ts';
import { explore } from './explorers.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A world in which somebody in Spain looks at the pressings of an album, with rates of yesterday. */
async function createCollector(
	engine: 'sqlite' | 'postgres',
	environment = {},
): Promise<World & { pressings: ReleaseRow[] }> {
	const world = await createWorld({ engine, environment: { VINILOGY_COUNTRY: 'ES', ...environment } });
	const { catalog, database, clock } = world.context;
	const { value: album } = await catalog.getOrCreateAlbum({ artist: { name: 'Arctic Monkeys' }, title: 'AM' });
	if (album === null) throw new Error('the album is missing');
	const { value: pressings } = await catalog.releasesOf(album);
	const rates = [{ day: '2026-11-19', rates: [{ currency: 'USD', rate: 1.25 }] }];
	await writeAt(database, clock(), (store) => saveRates(store, 'ecb', rates));
	return { ...world, pressings };
}

/** A provider that has one copy of whatever it is asked about, or does what a test says. */
function providerOf(
	told: Partial<PriceProvider> & Pick<PriceProvider, 'name'>,
	url = 'https://example.com/1',
): PriceProvider {
	return {
		reach: 'country',
		costOf: () => 1,
		readiness: () => ({ state: 'ready' }),
		async offersFor({ album, release }) {
			const record = {
				artist: null,
				barcode: null,
				label: null,
				catalogNumber: null,
				format: null,
				year: null,
				shelf: [],
			};
			const offer: Offer = {
				listingId: `of ${release?.id}`,
				channel: told.name,
				kind: 'ask',
				condition: 'Near Mint (NM or M-)',
				sleeveCondition: null,
				currency: 'USD',
				amount: 2500,
				shipping: 500,
				copies: 1,
				shipsFrom: 'US',
				seller: 'discos-diego',
				url,
				observedAt: new Date(),
				record: { title: album.title, ...record },
				albumId: album.albumId,
				matched: { method: 'barcode', confidence: 0.97, releaseId: release?.id ?? null, candidates: [], evidence: [] },
			};
			return { offers: [offer], isComplete: true, note: 'one page' };
		},
		...told,
	};
}

/** An explorer that asks these for prices. */
function exploreWith({ context }: World, providers: PriceProvider[]) {
	return explore({ context: { ...context, prices: { ...context.prices, providers } } });
}

const textOf = (state: BrowseState) => drawFrame(state).join('\n');
const isAnswered = ({ mode }: BrowseState) => mode.kind === 'prices' && mode.view !== null && mode.askingSince === null;

describeEachEngine('prices in the explorer', (engine) => {
	test('a pressing of which nothing is current is asked for when its prices are looked at; all lists show what came', async () => {
		await using world = await createCollector(engine);
		let asked = 0;
		const shop = providerOf({ name: 'ebay' });
		const counting: PriceProvider = {
			...shop,
			offersFor(...question) {
				asked += 1;
				expect(question[1]).toBe('ES');
				expect(question[2]).toMatchObject({ priority: 'interactive' });
				return shop.offersFor(...question);
			},
		};
		using exploring = exploreWith(world, [counting]);
		const { explorer, press, until, level } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => selectedPressing(levelOf(state)) !== undefined);
		expect(textOf(explorer.state())).not.toContain('Price');
		press('p');
		const shown = await until(
			(state) =>
				isAnswered(state) && textOf(state).includes('Current offers') && textOf(state).includes('discos-diego'),
		);
		expect(textOf(shown)).toContain('€24.00 from eBay, just now, ships from US');
		expect(textOf(shown)).toContain('€24.00 at the rate of 2026-11-19');
		expect(textOf(shown)).toContain('eBay, just now: 1 offer, one page');
		expect(asked).toBe(1);
		press('escape');
		await until((state) => selectedPressing(levelOf(state))?.price?.cheapest?.landed.amount === 2400);
		await until(
			(state) => levelOf(state).albums?.list.rows.some(({ price }) => price?.cheapest?.landed.amount === 2400) === true,
		);
		expect(textOf(explorer.state())).toContain(' €24');
		await until(({ detail }) => detail?.lines.includes('cheapest €24.00 from eBay, just now, ships from US') === true);
		// What is current is not asked for again, but by r.
		press('p');
		await until(isAnswered);
		expect(asked).toBe(1);
		press('r');
		await until((state) => isAnswered(state) && asked === 2);
		expect(level().focus).toBe('pressings');
	});

	test('sources that have no key, wait or fail say so, and hold up nobody', async () => {
		await using world = await createCollector(engine);
		let waits = 0;
		const discogs = providerOf({ name: 'discogs', reach: 'anywhere' });
		using exploring = exploreWith(world, [
			providerOf({ name: 'amazon', readiness: () => ({ state: 'off', reason: 'switched off' }) }),
			{
				...discogs,
				async offersFor(...question) {
					waits += 1;
					if (waits > 1) return discogs.offersFor(...question);
					const soon = new Date(world.context.clock().getTime() + 2000);
					throw new ProviderWaiting({ provider: 'discogs', endpoint: 'stats' }, soon, 'too many requests');
				},
			},
			providerOf({
				name: 'ebay',
				readiness: () => ({ state: 'no-key', setting: 'EBAY_CLIENT_ID', whereToGet: 'https://developer.ebay.com' }),
			}),
			providerOf({
				name: 'feed',
				offersFor: async () => {
					throw new InvalidAnswer({ provider: 'feed', endpoint: 'offers' }, 'the feed is no feed');
				},
			}),
			providerOf({ name: 'shops' }),
		]);
		const { explorer, press, until } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => selectedPressing(levelOf(state)) !== undefined);
		press('p');
		const shown = textOf(await until((state) => isAnswered(state) && textOf(state).includes('discos-diego')));
		expect(shown).toContain('eBay: no key: EBAY_CLIENT_ID is not set (https://developer.ebay.com)');
		expect(shown).toContain('Amazon: switched off');
		expect(shown).toMatch(/Discogs: waits [12] s, then it is asked again/);
		expect(shown).toMatch(/Feeds: .*no feed/);
		await until((state) => textOf(state).includes('Discogs, just now: 1 offer'));
		expect(waits).toBe(2);
	});

	test('the first rates come with the first prices, so that these are told in one currency', async () => {
		await using world = await createCollector(engine);
		const { database } = world.context;
		const { fxRates } = database.tables;
		await database.write((write) => write.delete(fxRates).where(eq(fxRates.currency, 'USD')));
		expect((await readRates(database)).has('USD')).toBe(false);
		using exploring = exploreWith(world, [providerOf({ name: 'ebay' })]);
		const { explorer, press, until } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => selectedPressing(levelOf(state)) !== undefined);
		press('p');
		const shown = textOf(await until((state) => isAnswered(state) && textOf(state).includes('discos-diego')));
		expect(shown).toMatch(/€\d\d\.\d\d asking .*US\$25\.00/);
		expect((await readRates(database)).get('USD')?.day).toMatch(/^\d{4}-\d\d-\d\d$/);
	});

	test('without a country only those are asked whose offers hold anywhere, and the setting is named', async () => {
		await using world = await createCollector(engine, { VINILOGY_COUNTRY: undefined });
		const asked: string[] = [];
		const noting = (name: 'ebay' | 'discogs', reach: 'country' | 'anywhere') =>
			providerOf({
				name,
				reach,
				offersFor: async (_, country) => {
					asked.push(`${name} ${country}`);
					return { offers: [], isComplete: true, note: null };
				},
			});
		using exploring = exploreWith(world, [noting('ebay', 'country'), noting('discogs', 'anywhere')]);
		const { explorer, press, until } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		await until((state) => selectedPressing(levelOf(state)) !== undefined);
		press('p');
		const shown = textOf(await until((state) => isAnswered(state) && asked.length > 0));
		expect(asked).toEqual(['discogs *']);
		expect(shown).toContain('Prices anywhere (VINILOGY_COUNTRY is not set) in EUR');
		expect(shown).toContain('Nothing is on offer now.');
		expect(shown).toContain('Discogs, just now: nothing on offer');
		expect(shown).toContain('eBay: not asked: VINILOGY_COUNTRY is not set');
	});

	test('the past and the value of a pressing are told from its own offers only, none of which is doubtful', async () => {
		await using world = await createCollector(engine);
		const { database, clock } = world.context;
		const [pressing, other] = world.pressings;
		if (pressing === undefined || other === undefined) throw new Error('pressings are missing');
		const now = clock();
		const save = (daysAgo: number, told: object) => {
			const at = new Date(now.getTime() - daysAgo * day);
			const graded = { condition: 'Near Mint (NM or M-)', albumId: null, ...told };
			return writeAt(database, at, (store) => saveOffers(store, [offerOf(at, { releaseId: pressing.id, ...graded })]));
		};
		await save(30, { listingId: 'a', amount: 3000 });
		await save(20, { listingId: 'b', amount: 4000 });
		await save(10, { listingId: 'c', amount: 5000 });
		await save(5, { listingId: 'd', amount: 100, confidence: 0.6 });
		await save(4, { listingId: 'e', amount: 100, releaseId: other.id });
		await save(0, { listingId: 'f', amount: 1500, shippingAmount: 0 });
		const check = { found: 0, note: null, checkedAt: now, expiresAt: new Date(now.getTime() + hour) };
		await writeAt(database, now, async (store) => {
			const own = { entity: 'release', entityId: pressing.id } as const;
			await savePriceCheck(store, { ...check, ...own, provider: 'ebay', country: 'ES' });
			await savePriceCheck(store, { ...check, ...own, provider: 'discogs', country: '*' });
			await savePriceCheck(store, { ...check, ...own, provider: 'shops', country: 'DE' });
			await savePriceCheck(store, { ...check, ...own, entityId: other.id, provider: 'feed', country: 'ES' });
		});
		const buyer = { country: 'ES', currency: 'EUR' };
		const { past, countries, said } = await readPriceView(database, pressing, { buyer, now });
		const today = now.toISOString().slice(0, 10);
		expect(past[0]).toMatch(/^[▁▂▃▄▅▆▇█·]{30} 90 days$/);
		expect(past[1]).toContain(`lowest €15.00 on ${today} (eBay); latest €15.00 on ${today} (eBay)`);
		expect(past[2]).toMatch(/^This pressing brings about €30\.00 \(the middle of 4 prices of this pressing since /);
		expect(past[3]).toMatch(
			/^The cheapest is a bargain: €25\.00 \(62 %\) below the middle of 3 prices of this pressing .+, €40\.00 /,
		);
		expect(said.map(({ provider }) => provider).sort()).toEqual(['discogs', 'ebay']);
		// The cheapest of the album is another pressing's, four days old: no price of today.
		expect(countries).toMatchObject([{ country: 'ES', of: 'this pressing', offer: { listingId: 'f' } }]);
	});

	test('what expires on the screen gives way to the next best', async () => {
		await using world = await createCollector(engine);
		const { database, clock } = world.context;
		const now = clock();
		const [pressing] = world.pressings;
		const offers = [
			{ listingId: 'soon gone', amount: 1000, expiresAt: new Date(now.getTime() + hour) },
			{ listingId: 'stays', amount: 2000 },
		].map((told) => offerOf(now, { releaseId: pressing?.id ?? 0, albumId: null, ...told }));
		await writeAt(database, now, (store) => saveOffers(store, offers));
		using exploring = explore(world);
		const { explorer, until } = exploring;
		explorer.open({ name: 'Arctic Monkeys', title: 'AM' });
		const cheapestIs = (id: string) => (state: BrowseState) =>
			levelOf(state).pressings?.all.some(({ price }) => price?.cheapest?.listingId === id) === true &&
			levelOf(state).albums?.list.rows.some(({ price }) => price?.cheapest?.listingId === id) === true;
		await until(cheapestIs('soon gone'));
		world.moveClock(2 * hour);
		await until(cheapestIs('stays'));
		await until(({ detail }) => detail?.lines.some((line) => line.startsWith('cheapest €25.00 from eBay')) === true);
	});
});
