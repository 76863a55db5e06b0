import type { Offer } from '../../source/prices/offer.ts';
import type { FoundOffers, PriceProvider, PriceSubject, Readiness } from '../../source/prices/provider.ts';

/** A provider of prices that says what a test tells it to; everything that it was asked is kept. */
export interface ScriptedProvider extends PriceProvider {
	asked: { subject: PriceSubject; country: string }[];
	/** What the next question gets: an answer, or what is thrown. */
	next: (subject: PriceSubject) => FoundOffers | Error;
	ready: Readiness;
}

export function createScriptedProvider(name: PriceProvider['name'], reach: PriceProvider['reach']): ScriptedProvider {
	const provider: ScriptedProvider = {
		name,
		reach,
		asked: [],
		next: () => ({ offers: [], isComplete: true, note: null }),
		ready: { state: 'ready' },
		costOf: () => 1,
		readiness: () => provider.ready,
		async offersFor(subject, country, { signal, onCall }) {
			signal?.throwIfAborted();
			provider.asked.push({ subject, country });
			onCall?.('ebay');
			const answer = provider.next(subject);
			if (answer instanceof Error) throw answer;
			return answer;
		},
	};
	return provider;
}

/** An offer of a pressing, or of its album where none is named, as a source would find it. */
export function foundOffer(
	{ album }: PriceSubject,
	listingId: string,
	changes: Partial<Offer> & { releaseId?: number | null } = {},
): Offer {
	const { releaseId = null, ...told } = changes;
	return {
		listingId,
		channel: 'ebay',
		kind: 'ask',
		condition: null,
		sleeveCondition: null,
		currency: 'EUR',
		amount: 2000,
		shipping: 500,
		copies: null,
		shipsFrom: null,
		seller: null,
		url: 'https://example.com/1',
		observedAt: new Date('2026-11-20T10:00:00Z'),
		albumId: album.albumId,
		record: {
			...{ title: 'Somebody - Something', artist: null, barcode: null, label: null, catalogNumber: null },
			...{ format: null, year: null, shelf: [] },
		},
		matched: { method: 'title', confidence: 1, releaseId, candidates: [], evidence: [] },
		...told,
	};
}
