import { anywhere, nameCountry } from '../../../countries.ts';
import { isCompeting, ranking } from '../../../money/ranking.ts';
import { isCurrent, type PricedOffer, type PricedPressing } from './priced.ts';

/** Where to, and in which currency, a person wants prices told. */
export interface Buyer {
	/** ISO code; null when none is set: then offers count that are sent anywhere. */
	country: string | null;
	currency: string;
}

/** The setting that says where offers are to be sent. */
export const countrySetting = 'VINILOGY_COUNTRY';

/** All that is known of what a pressing costs. */
export interface PriceView {
	releaseId: number;
	/** Of this very pressing, and of its album where they may be this pressing; the cheapest first. Some may have expired. */
	offers: readonly PricedOffer[];
	/** The cheapest of the album in every country that has one, whichever pressing it is; the cheapest first. */
	countries: readonly CountryPrice[];
	/** Lines about the past of the price and what the pressing is worth, each with what it is drawn from. */
	past: readonly string[];
	/** What each source that was asked said, and when. */
	said: readonly ProviderSaid[];
}

export interface CountryPrice {
	country: string;
	offer: PricedOffer;
	/** "this pressing", "1991 US Creation CRELP 1", "the album". */
	of: string;
}

export interface ProviderSaid {
	provider: string;
	/** When it was asked; null when it cannot be. */
	at: Date | null;
	/** "14 offers", "no seller settings", "no key: EBAY_CLIENT_ID". */
	text: string;
}

/** The price pane: of which pressing, what was read of it, where the cursor is, and whether the sources are being asked. */
export interface PricesState {
	pressing: PricedPressing;
	/** Null until it was read. */
	view: PriceView | null;
	chosen: Chosen | null;
	/** Since when the sources are asked; null while they are not. */
	askingSince: Date | null;
	/** Sources that could not be asked, and why. */
	unasked: readonly ProviderSaid[];
}

/** The line under the cursor: by its key, and, where that is gone, by where it stood. */
export interface Chosen {
	key: string;
	at: number;
}

/** Offers of a pressing by what they are worth to a person who looks for it now. */
export interface OfferGroups {
	/** Those that can be bought, the cheapest first, then auctions and suggestions. */
	current: PricedOffer[];
	/** Not certain to be of this pressing; those that may be any of the album last. */
	perhaps: PricedOffer[];
	/** Never to be called a price of today. */
	expired: PricedOffer[];
}

/** Whether an offer is of this pressing for certain. */
export function isSure({ isCertain, confidence }: PricedOffer): boolean {
	return isCertain && confidence >= ranking.certain;
}

/** Whether it is of the album, and nothing says of which pressing. */
export function mayBeAny({ releaseId, candidates }: PricedOffer): boolean {
	return releaseId === null && candidates.length === 0;
}

/** The offers in their groups, each in its order. */
export function groupOffers({ offers }: Pick<PriceView, 'offers'>, now: Date): OfferGroups {
	const current = offers.filter((offer) => isCurrent(offer, now));
	const sure = current.filter(isSure);
	const perhaps = current.filter((offer) => !isSure(offer));
	return {
		current: [...sure.filter(({ kind }) => isCompeting(kind)), ...sure.filter(({ kind }) => !isCompeting(kind))],
		perhaps: [...perhaps.filter((offer) => !mayBeAny(offer)), ...perhaps.filter(mayBeAny)],
		expired: offers.filter((offer) => !isCurrent(offer, now)),
	};
}

/** "to Spain in EUR"; without a country it names the setting that would give one. */
export function describeBuyer({ country, currency }: Buyer): string {
	return country === null
		? `${nameCountry(anywhere)} (${countrySetting} is not set) in ${currency}`
		: `to ${nameCountry(country)} in ${currency}`;
}
