import type { Database } from '../../../../db/client.ts';
import { anywhere } from '../../../countries.ts';
import type { ExchangeRates } from '../../../money/convert.ts';
import { isCompeting } from '../../../money/ranking.ts';
import { listingKeyOf } from '../../../prices/listing-key.ts';
import { type BestPrice, readAlbumsOfReleases, readBestPricesByCountry } from '../../../store/best-prices.ts';
import { readRates } from '../../../store/fx-rates.ts';
import {
	readChecksOfPressing,
	readOffersOfAnyPressing,
	readPressingsById,
	readPricesById,
} from '../../../store/listed-prices.ts';
import type { PriceCheck } from '../../../store/price-checks.ts';
import { readHistoryOfRelease, readOffersOfRelease } from '../../../store/prices-reader.ts';
import type { ReleaseRow } from '../../../store/releases-reader.ts';
import { formatCounted } from '../../output/numbers.ts';
import { describePressing } from '../../prices/offer-words.ts';
import { describePast } from './past.ts';
import { compareOffers, priceIn } from './priced.ts';
import { type Buyer, type CountryPrice, groupOffers, isSure, type PriceView, type ProviderSaid } from './view.ts';

/**
 * All that is stored of what a pressing costs for this buyer: offers that are sent to their country or anywhere, the album's best prices
 * in all countries, the past, and what each source said. Asks nobody.
 */
export async function readPriceView(
	database: Database,
	pressing: ReleaseRow,
	{ buyer, now }: { buyer: Buyer; now: Date },
): Promise<PriceView> {
	const country = buyer.country ?? anywhere;
	const rates = await readRates(database);
	const albumIds = await readAlbumsOfReleases(database, [pressing.id]);
	const ofAny = await readOffersOfAnyPressing(database, albumIds);
	const offers = [
		...(await readOffersOfRelease(database, pressing)),
		...ofAny.map((price) => ({ price, isCertain: false })),
	]
		.filter(({ price }) => [country, anywhere].includes(price.country))
		.map(({ price, isCertain }) => priceIn(buyer.currency, rates, price, isCertain))
		.sort(compareOffers);
	const events = await readHistoryOfRelease(database, pressing.id);
	const [cheapest] = groupOffers({ offers }, now).current.filter(({ kind }) => isCompeting(kind));
	const doubtful = new Set(offers.filter((offer) => offer.isCertain && !isSure(offer)).map(listingKeyOf));
	const known = {
		releaseId: pressing.id,
		prices: offers.filter(isSure),
		events: events.filter((event) => !doubtful.has(listingKeyOf(event))),
	};
	return {
		releaseId: pressing.id,
		offers,
		countries: await readCountries(database, pressing, { albumIds, buyer, rates, now }),
		past: describePast(known, cheapest ?? null, { country, currency: buyer.currency, rates, now }),
		said: (await readChecksOfPressing(database, pressing.id, albumIds, country)).map(describeCheck),
	};
}

interface CountryTerms {
	albumIds: number[];
	buyer: Buyer;
	rates: ExchangeRates;
	now: Date;
}

/** The best prices of the album that the pressing belongs to, with the pressings that they are of. */
async function readCountries(
	database: Database,
	pressing: ReleaseRow,
	{ albumIds, buyer, rates, now }: CountryTerms,
): Promise<CountryPrice[]> {
	const [albumId] = albumIds;
	const best = albumId === undefined ? [] : await readBestPricesByCountry(database, albumId, now);
	const prices = await readPricesById(
		database,
		best.map(({ priceId }) => priceId),
	);
	const pressings = await readPressingsById(
		database,
		best.flatMap(({ releaseId }) => releaseId ?? []),
	);
	return best.flatMap((each) => {
		const price = prices.get(each.priceId);
		if (price === undefined) return [];
		const offer = priceIn(buyer.currency, rates, price, true);
		return [{ country: each.country, offer, of: nameWhich(each, pressing, pressings) }];
	});
}

function nameWhich({ releaseId }: BestPrice, pressing: ReleaseRow, known: ReadonlyMap<number, ReleaseRow>): string {
	if (releaseId === null) return 'some pressing of the album';
	if (releaseId === pressing.id) return 'this pressing';
	return describePressing(known.get(releaseId) ?? null, []);
}

function describeCheck({ provider, checkedAt, found, note }: PriceCheck): ProviderSaid {
	const text = [found === 0 ? 'nothing on offer' : formatCounted(found, 'offer'), note].filter(Boolean).join(', ');
	return { provider, at: checkedAt, text };
}
