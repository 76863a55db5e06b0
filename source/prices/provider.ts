import type { Ask } from '../integrations/http/provider-http.ts';
import type { KnownAlbum } from '../matching/offer.ts';
import type { Offer } from './offer.ts';

/** Every source of prices, by the name that rows, settings and messages use. */
export const priceProviderNames = ['discogs', 'ebay', 'shops', 'feed', 'amazon'] as const;
export type PriceProviderName = (typeof priceProviderNames)[number];

/** What is asked about: an album with its pressings and, where one pressing is meant, which. */
export interface PriceSubject {
	album: KnownAlbum;
	/** Our id of the pressing, and the id by which Discogs knows it; null where the album is meant. */
	release: { id: number; discogsId: number | null } | null;
	/** Discogs ids of the album's pressings by our ids, the most wanted first, and its master, for sources that know those. */
	discogsIds: ReadonlyMap<number, number>;
	masterId: number | null;
}

/** Whether a provider can be asked: `off` says why and what would switch it on. */
export type Readiness =
	| { state: 'ready' }
	| { state: 'no-key'; setting: string; whereToGet: string }
	| { state: 'off'; reason: string };

/** A provider's answer about one subject. */
export interface FoundOffers {
	offers: Offer[];
	/** What was looked through to its end, so that whatever is stored of it and not among `offers` is gone: all, or nothing. */
	isComplete: boolean;
	/** What else it said, for a person: "no seller settings", "not for sale by its rules"; null when nothing. */
	note: string | null;
}

/**
 * A source of prices. It is asked about one subject at a time and answers with what it has, matched to our pressings; it stores nothing.
 * Throws the errors of `errors.ts` when it cannot be asked; "nothing for sale" is an empty answer, never an error.
 */
export interface PriceProvider {
	readonly name: PriceProviderName;
	/** `country`: its answers are for one ship-to country; `anywhere`: they hold for all. */
	readonly reach: 'country' | 'anywhere';
	/** The channel that its complete answers speak for, so that offers of others stay; all of its channels where none is named. */
	readonly channel?: string;
	/** How many calls one question costs at most, for budgets and progress. */
	costOf(subject: PriceSubject): number;
	readiness(): Readiness;
	/** `country` is the ISO code of the country that it is to be sent to. */
	offersFor(subject: PriceSubject, country: string, ask: Ask): Promise<FoundOffers>;
}
