import { afterEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../source/config.ts';
import { createProviders } from '../../source/integrations/providers.ts';
import { createDiscogsPrices } from '../../source/prices/discogs/provider.ts';
import type { PriceSubject } from '../../source/prices/provider.ts';
import { forSale, isBlocked } from '../../source/sandbox/providers/discogs-shapes.ts';
import { sandboxKeys, startSandbox } from '../../source/sandbox/server.ts';
import { buildWorld } from '../../source/sandbox/world/world.ts';
import { testPriceProvider } from '../contracts/price-providers.ts';

const world = buildWorld(1);
const nobody: PriceSubject = {
	album: { albumId: 2, title: 'Quux', artists: ['Xyzzy'], year: null, pressings: [] },
	release: null,
	discogsIds: new Map(),
	masterId: null,
};

/** An album of the sandbox as it stands in the database after an ingest; our ids are Discogs' plus one. */
function subjectOf(artist: string, title: string): PriceSubject {
	const owner = world.real.find(({ name }) => name === artist);
	const album = owner && world.albumsOf(owner).find((one) => one.title === title);
	if (album === undefined) throw new Error(`the sandbox has no ${artist} – ${title}`);
	const vinyl = vinylOf(album.master);
	return {
		album: {
			albumId: 1,
			title,
			artists: [artist],
			year: Number(album.date.slice(0, 4)),
			pressings: vinyl.map((pressing) => ({
				releaseId: pressing.id + 1,
				title: pressing.title,
				barcode: pressing.barcode || null,
				label: pressing.labels[0]?.name ?? null,
				catalogNumber: pressing.labels[0]?.catno ?? null,
				year: pressing.year || null,
				country: pressing.country || null,
				format: 'LP',
				formatText: null,
				descriptions: [],
			})),
		},
		release: null,
		discogsIds: new Map(vinyl.map(({ id }) => [id + 1, id])),
		masterId: album.master,
	};
}

function vinylOf(master: number) {
	const [album] = world.albumsByMaster(master);
	const pressings = album ? world.pressingsOf(album) : [];
	return pressings.filter(({ formats }) => formats.some(({ name }) => name === 'Vinyl'));
}

/** The same for one of its pressings. */
function ofPressing(subject: PriceSubject, discogsId: number): PriceSubject {
	return { ...subject, release: { id: discogsId + 1, discogsId } };
}

async function open(environment: Record<string, string | undefined> = {}, mostPressings = 500, currency = 'EUR') {
	const sandbox = await startSandbox({ speed: 1000 });
	const { settings } = readConfiguration(
		{ ...sandbox.environment, VINILOGY_CONFIG: '/nonexistent/config.env', ...environment },
		'/nonexistent',
	);
	const clock = () => new Date(Date.now() + 7 * 24 * 3_600_000);
	const providers = createProviders(settings, { version: 'test', contact: settings.contact, clock });
	return {
		provider: createDiscogsPrices({ discogs: providers.discogs, clock, currency, mostPressings }),
		sandbox,
		clock,
		known: subjectOf('Slowdive', 'Souvlaki'),
		unknown: nobody,
		country: 'ES',
		async [Symbol.asyncDispose]() {
			await providers.close();
			await sandbox.close();
		},
	};
}

testPriceProvider('Discogs', { open, openWithoutKey: null });

describe('Discogs’ prices', () => {
	let stack = new AsyncDisposableStack();
	afterEach(async () => {
		await stack.disposeAsync();
		stack = new AsyncDisposableStack();
	});
	const darkSide = subjectOf('Pink Floyd', 'The Dark Side of the Moon');
	const ask = {};

	const some = (test: (pressing: ReturnType<typeof vinylOf>[number]) => boolean) => {
		const found = vinylOf(darkSide.masterId ?? 0).find(test);
		if (found === undefined) throw new Error('the sandbox has no such pressing');
		return found;
	};
	const offered = some((pressing) => forSale(pressing) > 1);
	const blocked = some(isBlocked);
	const unsold = some((pressing) => forSale(pressing) === 0 && !isBlocked(pressing));

	it('of a pressing are one floor for all copies in the world, by its id', async () => {
		const { provider } = stack.use(await open());
		const { offers, isComplete, note } = await provider.offersFor(ofPressing(darkSide, offered.id), 'ES', ask);
		expect(offers).toEqual([
			{
				listingId: `release ${offered.id}`,
				channel: 'discogs',
				kind: 'floor',
				condition: null,
				sleeveCondition: null,
				currency: 'EUR',
				amount: expect.any(Number),
				shipping: null,
				copies: forSale(offered),
				shipsFrom: null,
				seller: null,
				url: `https://www.discogs.com/sell/release/${offered.id}`,
				observedAt: expect.any(Date),
				record: expect.objectContaining({ title: offered.title, artist: 'Pink Floyd' }),
				albumId: 1,
				matched: {
					releaseId: offered.id + 1,
					method: 'id',
					confidence: 1,
					candidates: [],
					evidence: [{ signal: 'id', verdict: 'agrees', weight: 1, detail: `release ${offered.id} at Discogs` }],
				},
			},
		]);
		expect([isComplete, note]).toEqual([
			true,
			'no suggested prices: the seller settings of the Discogs account are not filled out',
		]);
	});

	it('come in the currency that is wanted where Discogs has it, else in the account’s', async () => {
		const currencyOf = async (currency: string) => {
			const { provider } = stack.use(await open({}, 1, currency));
			return (await provider.offersFor(ofPressing(darkSide, offered.id), 'ES', ask)).offers[0]?.currency;
		};
		expect(await currencyOf('JPY')).toBe('JPY');
		expect(await currencyOf('PLN')).toBe('EUR');
	});

	it('say when a pressing may not be sold, is sold by nobody, or is gone', async () => {
		const { provider } = stack.use(await open({ DISCOGS_TOKEN: undefined }));
		const without = 'no suggested prices without DISCOGS_TOKEN';
		expect(await provider.offersFor(ofPressing(darkSide, blocked.id), 'ES', ask)).toEqual({
			offers: [],
			isComplete: true,
			note: `Discogs does not let it be sold; ${without}`,
		});
		const nothing = { offers: [], isComplete: true, note: without };
		expect(await provider.offersFor(ofPressing(darkSide, unsold.id), 'ES', ask)).toEqual(nothing);
		const gone: PriceSubject = {
			...ofPressing(darkSide, offered.id),
			discogsIds: new Map([[offered.id + 1, 90_000_004]]),
		};
		expect(await provider.offersFor(gone, 'ES', ask)).toEqual(nothing);
	});

	it('name what copies usually bring by condition, for a seller’s account', async () => {
		const { provider } = stack.use(await open({ DISCOGS_TOKEN: sandboxKeys.discogsSellerToken }));
		const told = [];
		for (const pressing of vinylOf(darkSide.masterId ?? 0).slice(0, 40)) {
			const { offers, note } = await provider.offersFor(ofPressing(darkSide, pressing.id), 'ES', ask);
			if (!isBlocked(pressing)) expect(note).toBeNull();
			told.push(offers.filter(({ kind }) => kind === 'suggestion'));
		}
		expect(told.some((suggestions) => suggestions.length === 0)).toBe(true);
		const [suggestions = []] = told.filter((one) => one.length > 0);
		expect(suggestions).toHaveLength(8);
		expect(suggestions[1]).toMatchObject({ condition: 'Near Mint (NM or M-)', currency: 'EUR', copies: null });
		expect(suggestions.map(({ amount }) => amount)).toEqual(
			suggestions.map(({ amount }) => amount).toSorted((a, b) => b - a),
		);
		expect(new Set(suggestions.map(({ listingId }) => listingId)).size).toBe(8);
	});

	it('ask for suggestions once in a run when the account is not told them', async () => {
		const { provider, sandbox } = stack.use(await open());
		const subject = ofPressing(darkSide, offered.id);
		expect(provider.costOf(subject)).toBe(2);
		await provider.offersFor(subject, 'ES', ask);
		await provider.offersFor(ofPressing(darkSide, unsold.id), 'ES', ask);
		expect(sandbox.requests().byEndpoint).toEqual({
			'discogs marketplace/stats': 2,
			'discogs marketplace/price_suggestions': 1,
		});
		expect(provider.costOf(subject)).toBe(1);
	});

	it('of a large album stop at the stated number, the first in the order given, and say so', async () => {
		const { provider, sandbox } = stack.use(await open({}, 5));
		const { offers, isComplete, note } = await provider.offersFor(darkSide, 'ES', ask);
		expect(sandbox.requests().byEndpoint).toEqual({ 'discogs masters': 1, 'discogs marketplace/stats': 5 });
		expect(provider.costOf(darkSide)).toBe(6);
		expect(isComplete).toBe(false);
		expect(note).toMatch(
			new RegExp(`^only the 5 most wanted of ${darkSide.discogsIds.size} pressings were asked about`),
		);
		const first = [...darkSide.discogsIds.keys()].slice(0, 5);
		expect(offers.length).toBeGreaterThan(0);
		expect(offers.every(({ matched }) => first.includes(matched.releaseId ?? 0))).toBe(true);
	});

	it('of an album of which nothing is for sale cost one call', async () => {
		const { provider, sandbox } = stack.use(await open());
		const soldOut = subjectOf('Pavement', 'Wowee Zowee');
		expect(soldOut.discogsIds.size).toBeGreaterThan(1);
		await expect(provider.offersFor(soldOut, 'ES', ask)).resolves.toMatchObject({ offers: [], isComplete: true });
		expect(sandbox.requests().byEndpoint).toEqual({ 'discogs masters': 1 });
	});

	it('of an album without a master, or whose master is gone, come from its pressings', async () => {
		const { provider, sandbox } = stack.use(await open());
		const souvlaki = subjectOf('Slowdive', 'Souvlaki');
		const all = await provider.offersFor(souvlaki, 'ES', ask);
		for (const masterId of [null, 1]) {
			const { offers } = await provider.offersFor({ ...souvlaki, masterId }, 'ES', ask);
			expect(offers.map(({ listingId }) => listingId)).toEqual(all.offers.map(({ listingId }) => listingId));
		}
		expect(sandbox.requests().statuses).toMatchObject({ 'discogs 404': 1 });
	});
});
