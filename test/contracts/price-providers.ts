import { afterEach, describe, expect, test } from 'vitest';
import { toCountryCode } from '../../source/countries.ts';
import { thresholds } from '../../source/matching/confidence.ts';
import { isCurrency } from '../../source/money/currencies.ts';
import type { Offer } from '../../source/prices/offer.ts';
import type { PriceProvider, PriceSubject } from '../../source/prices/provider.ts';
import type { Sandbox } from '../../source/sandbox/server.ts';
import { cleanText } from '../../source/text.ts';

/** A provider of prices that talks to a sandbox over HTTP, with what it is asked about in the contract. */
export interface PriceProviderUnderTest extends AsyncDisposable {
	provider: PriceProvider;
	sandbox: Sandbox;
	/** The time that it was given: hours away from the machine's, so that one that looks at the wrong clock is found out. */
	clock: () => Date;
	/** Something of which it has offers, and something that nobody has. */
	known: PriceSubject;
	unknown: PriceSubject;
	/** The country that it is to be sent to. */
	country: string;
}

export interface PriceProviderCase {
	open(): Promise<PriceProviderUnderTest>;
	/** The same without its key, or not switched on; null where it needs neither. */
	openWithoutKey: (() => Promise<PriceProviderUnderTest>) | null;
}

const kinds = ['ask', 'bid', 'floor', 'suggestion'];
const methods = ['id', 'barcode', 'catalogue number', 'title', 'person'];
const hour = 3_600_000;

/** What everything that calls itself a provider of prices must hold. */
export function testPriceProvider(name: string, { open, openWithoutKey }: PriceProviderCase): void {
	describe(`${name} as a provider of prices`, () => {
		let stack = new AsyncDisposableStack();
		afterEach(async () => {
			await stack.disposeAsync();
			stack = new AsyncDisposableStack();
		});

		test('answers with offers of the right shape, each of the album that it was asked about', async () => {
			const { provider, known, country, clock } = stack.use(await open());
			expect(provider.readiness()).toEqual({ state: 'ready' });
			expect(Math.abs(clock().getTime() - Date.now())).toBeGreaterThan(hour);
			const before = clock();
			const { offers, isComplete, note } = await provider.offersFor(known, country, {});
			expect(offers).not.toEqual([]);
			expect(isComplete).toBe(true);
			if (note !== null) expectText(note);
			for (const offer of offers) {
				expectListing(offer);
				expectMatch(offer, known);
				expect(offer.observedAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
				expect(offer.observedAt.getTime()).toBeLessThanOrEqual(clock().getTime());
			}
		});

		test('names every listing once, and the same way when it is asked again', async () => {
			const { provider, known, country } = stack.use(await open());
			const ask = async () =>
				(await provider.offersFor(known, country, {})).offers
					.map(({ channel, kind, listingId }) => `${channel} ${kind} ${listingId}`)
					.sort();
			const first = await ask();
			expect(new Set(first).size).toBe(first.length);
			expect(await ask()).toEqual(first);
		});

		test('has nothing for what nobody has, which is no error', async () => {
			const { provider, unknown, country } = stack.use(await open());
			await expect(provider.offersFor(unknown, country, {})).resolves.toMatchObject({ offers: [], isComplete: true });
		});

		test('sends no more than it says that a question costs, and tells of every call', async () => {
			const { provider, sandbox, known, country } = stack.use(await open());
			let told = 0;
			const onCall = () => {
				told += 1;
			};
			sandbox.resetRequests();
			await provider.offersFor(known, country, { onCall });
			expect(told).toBe(sandbox.requests().total);
			expect(told).toBeLessThanOrEqual(provider.costOf(known));
		});

		test('stops when its signal aborts: before it asks, and in the middle', async () => {
			const { provider, sandbox, known, country } = stack.use(await open());
			sandbox.resetRequests();
			const aborted = AbortSignal.abort(new Error('Ctrl-C'));
			await expect(provider.offersFor(known, country, { signal: aborted })).rejects.toThrow('Ctrl-C');
			expect(sandbox.requests().total).toBe(0);
			const stop = new AbortController();
			const onCall = () => stop.abort(new Error('Ctrl-C'));
			const asked = provider.offersFor(known, country, { signal: stop.signal, onCall });
			await expect(asked).rejects.toThrow('Ctrl-C');
		});

		test.each(['html', 'truncated', 'empty'] as const)(
			'never takes a broken answer (%s) for "nothing on offer"',
			async (kind) => {
				const { provider, sandbox, known, country } = stack.use(await open());
				sandbox.inject({ provider: '*', kind, times: 1000, status: 200 });
				const answer = await provider.offersFor(known, country, {}).catch((error: unknown) => error);
				if (answer instanceof Error) expect(answer.name).toMatch(/^(InvalidAnswer|Provider\w+)$/);
				else expect(answer).toMatchObject({ isComplete: false, note: expect.stringMatching(/\S/) });
			},
		);

		test.skipIf(openWithoutKey === null)('without a key says so and asks nobody', async () => {
			if (openWithoutKey === null) return;
			const { provider, sandbox, known, country } = stack.use(await openWithoutKey());
			const readiness = provider.readiness();
			if (readiness.state === 'ready') throw new Error('it says that it is ready');
			if (readiness.state === 'no-key') {
				expect(readiness.setting).toMatch(/^[A-Z][A-Z_]+$/);
				expect(readiness.whereToGet).toMatch(/^https:\/\//);
			} else expectText(readiness.reason);
			await expect(provider.offersFor(known, country, {})).rejects.toThrow();
			expect(sandbox.requests().total).toBe(0);
		});
	});
}

function expectListing(offer: Offer): void {
	expectText(offer.listingId);
	expectText(offer.channel);
	expect(kinds).toContain(offer.kind);
	expect(isCurrency(offer.currency)).toBe(true);
	expect(Number.isSafeInteger(offer.amount) && offer.amount > 0).toBe(true);
	expect(offer.shipping === null || (Number.isSafeInteger(offer.shipping) && offer.shipping >= 0)).toBe(true);
	expect(offer.copies === null || (Number.isSafeInteger(offer.copies) && offer.copies > 0)).toBe(true);
	if (offer.shipsFrom !== null) expect(offer.shipsFrom).toBe(toCountryCode(offer.shipsFrom));
	for (const words of [offer.condition, offer.sleeveCondition, offer.seller]) if (words !== null) expectText(words);
	const url = URL.parse(offer.url);
	expect(url?.protocol).toBe('https:');
	expect(`${url?.username}${url?.password}`).toBe('');
	expect(offer.record.title).toBe(cleanText(offer.record.title));
}

/** What is no offer of the album is not among the answers; certain and doubtful ones are, and say which they are by their confidence. */
function expectMatch({ albumId, matched }: Offer, { album }: PriceSubject): void {
	const pressings = album.pressings.map(({ releaseId }) => releaseId);
	expect(albumId).toBe(album.albumId);
	expect(matched).not.toHaveProperty('decision');
	expect(methods).toContain(matched.method);
	expect(matched.confidence).toBeGreaterThanOrEqual(thresholds.doubtful);
	expect(matched.confidence).toBeLessThanOrEqual(1);
	if (matched.releaseId !== null) expect(pressings).toContain(matched.releaseId);
	expect(pressings).toEqual(expect.arrayContaining(matched.candidates));
	expect(Array.isArray(matched.evidence)).toBe(true);
}

/** Clean text that says something. */
function expectText(text: string): void {
	expect(text).not.toBe('');
	expect(text).toBe(cleanText(text));
}
