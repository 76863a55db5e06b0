import { ProviderNotFound } from '../../errors.ts';
import type { Discogs } from '../../integrations/discogs/client.ts';
import { discogsCurrencies } from '../../integrations/discogs/marketplace.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { Offer } from '../offer.ts';
import type { FoundOffers, PriceProvider, PriceSubject } from '../provider.ts';
import { type DiscogsPressing, discogsChannel, floorOf } from './offers.ts';
import { createSuggestions } from './suggestions.ts';

export interface DiscogsPricesOptions {
	discogs: Discogs;
	/** What prices are asked for in, where Discogs converts to it; otherwise the account's own. */
	currency: string;
	/** Of how many pressings of an album it is asked at most, a call each. */
	mostPressings: number;
	clock: () => Date;
}

const nothing: FoundOffers = { offers: [], isComplete: true, note: null };

/**
 * Discogs' marketplace: for each pressing the lowest price of all copies that anybody in the world sells and how many they are; for a single
 * one also what a copy usually brings. It lists no copies. An album is asked about in one call first: often none of its pressings is for sale.
 * Made anew for every run: what the account may not see is asked for once in it.
 */
export function createDiscogsPrices({ discogs, clock, ...options }: DiscogsPricesOptions): PriceProvider {
	const suggestions = createSuggestions(discogs, clock);
	const currency = discogsCurrencies.includes(options.currency) ? options.currency : null;

	/** The floor of a pressing, if there is one; what else there is to say of it. A pressing that is gone has nothing for sale. */
	async function askFloor(of: DiscogsPressing, ask: Ask): Promise<{ offers: Offer[]; isBlocked: boolean }> {
		try {
			const { lowestPrice, numForSale, isBlocked } = await discogs.marketplaceStats(of.discogsId, currency, ask);
			return { offers: lowestPrice === null ? [] : [floorOf(of, lowestPrice, numForSale, clock())], isBlocked };
		} catch (error) {
			if (error instanceof ProviderNotFound) return { offers: [], isBlocked: false };
			throw error;
		}
	}

	async function ofPressing(of: DiscogsPressing, ask: Ask): Promise<FoundOffers> {
		const floor = await askFloor(of, ask);
		const told = await suggestions.ask(of, ask);
		return {
			offers: [...floor.offers, ...told.offers],
			isComplete: true,
			note: joinNotes([floor.isBlocked ? 'Discogs does not let it be sold' : null, told.note]),
		};
	}

	async function ofAlbum(subject: PriceSubject, ask: Ask): Promise<FoundOffers> {
		const pressings = pressingsOf(subject);
		if (pressings.length === 0) return nothing;
		if ((await countForSale(subject.masterId, ask)) === 0) return nothing;
		const asked = pressings.slice(0, options.mostPressings);
		const offers: Offer[] = [];
		let blocked = 0;
		for (const pressing of asked) {
			const floor = await askFloor(pressing, ask);
			offers.push(...floor.offers);
			blocked += floor.isBlocked ? 1 : 0;
		}
		const left = pressings.length - asked.length;
		return {
			offers,
			isComplete: left === 0,
			note: joinNotes([
				left === 0 ? null : `only the ${asked.length} most wanted of ${pressings.length} pressings were asked about`,
				blocked === 0 ? null : `${blocked} of its pressings may not be sold at Discogs`,
			]),
		};
	}

	/** Over all versions of the master, CDs too; null when nobody says. */
	async function countForSale(masterId: number | null, ask: Ask): Promise<number | null> {
		if (masterId === null) return null;
		try {
			return (await discogs.master(masterId, ask)).numForSale;
		} catch (error) {
			if (error instanceof ProviderNotFound) return null;
			throw error;
		}
	}

	return {
		name: 'discogs',
		reach: 'anywhere',
		channel: discogsChannel,
		costOf(subject) {
			const pressings = pressingsOf(subject).length;
			if (subject.release !== null) return pressings === 0 ? 0 : 1 + suggestions.cost();
			if (pressings === 0) return 0;
			return (subject.masterId === null ? 0 : 1) + Math.min(pressings, options.mostPressings);
		},
		readiness: () => ({ state: 'ready' }),
		async offersFor(subject, _country, ask) {
			ask.signal?.throwIfAborted();
			if (subject.release === null) return ofAlbum(subject, ask);
			const [pressing] = pressingsOf(subject);
			return pressing === undefined ? nothing : ofPressing(pressing, ask);
		},
	};
}

/** The pressings that are meant and that Discogs knows, in the order of `discogsIds`: the most wanted first. */
function pressingsOf({ album, release, discogsIds }: PriceSubject): DiscogsPressing[] {
	const pressings = new Map(album.pressings.map((pressing) => [pressing.releaseId, pressing]));
	return [...discogsIds].flatMap(([releaseId, discogsId]) => {
		const pressing = pressings.get(releaseId);
		const isMeant = release === null || release.id === releaseId;
		return pressing !== undefined && isMeant ? { album, pressing, discogsId } : [];
	});
}

function joinNotes(notes: (string | null)[]): string | null {
	return notes.filter((note) => note !== null).join('; ') || null;
}
