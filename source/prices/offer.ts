import type { OfferedRecord, OfferMatch } from '../matching/offer.ts';

/**
 * What a number is. `ask`: this copy can be bought at it; `floor`: the lowest of several copies that the source does not list;
 * `bid`: an auction so far, which buys nothing; `suggestion`: what such a copy usually brings. Only `ask` and `floor` compete.
 */
export type OfferKind = 'ask' | 'bid' | 'floor' | 'suggestion';

/** One thing for sale as a source lists it. Amounts are in the minor unit of `currency` (ISO 4217). */
export interface Listing {
	/** The source's own id, the same every time it lists it. */
	listingId: string;
	/** The shop, feed or seller within the provider; the provider's own name where there is only one. */
	channel: string;
	kind: OfferKind;
	/** Of the record and of its sleeve, in the source's words ("Near Mint (NM or M-)", "New"); null where it does not say. */
	condition: string | null;
	sleeveCondition: string | null;
	currency: string;
	amount: number;
	/** In the same currency, to the country that was asked for; null when it is unknown, which is not 0. */
	shipping: number | null;
	/** How many copies it stands for; null where the source does not say. */
	copies: number | null;
	/** ISO 3166-1 code, or null. */
	shipsFrom: string | null;
	seller: string | null;
	/** Where a person can buy it: https. */
	url: string;
	observedAt: Date;
	/** What the source says about the record, for the matcher. */
	record: OfferedRecord;
}

/** A listing with what it is an offer of. */
export interface Offer extends Listing {
	albumId: number | null;
	matched: Omit<OfferMatch, 'decision'>;
}
