import type { Problem } from '../../catalog/answer.ts';
import type { Context } from '../../context.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import type { PriceOutcome } from '../../prices/check-prices.ts';
import { countListings } from '../../prices/listing-key.ts';
import { type RankedAlbum, rankAlbum } from '../../prices/offers-for.ts';
import { refreshAlbumPrices } from '../../prices/refresh-prices.ts';
import { refreshRates } from '../../prices/refresh-rates.ts';
import { type Bargain, findBargain, type KnownPrices, type PressingValue, valuePressing } from '../../prices/value.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import type { PriceCheck } from '../../store/price-checks.ts';
import { type OfferOfAlbum, readHistoryOfRelease, readLastChecks } from '../../store/prices-reader.ts';
import type { Showing } from './amounts.ts';
import type { Place } from './place.ts';
import { listPlaced, type Placed } from './placed.ts';

/** The answer about the best price of an album. */
export interface BestAnswer {
	album: AlbumRow;
	country: string;
	/** Those that compete by place, then the others. */
	placed: Placed[];
	/** The first of them, when it competes. */
	best: Placed | null;
	counts: { offers: number; listings: number };
	/** What is known of the best one's pressing. */
	value: PressingValue | null;
	bargain: Bargain | null;
	/** When each source was last asked. */
	checks: PriceCheck[];
	/** How it went with the sources that were asked for this answer. */
	outcomes: PriceOutcome[];
	/** What else could not be fetched: pressings, exchange rates. */
	problems: Problem[];
	ratesProblem: string | null;
	showing: Showing;
}

/**
 * The best price of an album as it is stored, after every source was asked whose last answer about it does not hold any more: the cheapest
 * of some sources would not be the cheapest. One that waits or fails is told, and holds up nobody. `isOffline`: nobody is asked.
 */
export async function answerBest(
	context: Context,
	album: AlbumRow,
	{ country, currency }: Place,
	isOffline: boolean,
): Promise<BestAnswer> {
	const { database, clock } = context;
	const asked = isOffline ? nobodyAsked : await askSources(context, album, country);
	const { offers, ranking, terms } = await rankAlbum(database, { album, release: null }, { country, now: clock() });
	const placed = listPlaced(ranking);
	const best = placed[0]?.place === 1 ? placed[0] : null;
	const known = best === null ? null : await readKnownPrices(context, best.offer, offers);
	return {
		...{ album, country, placed, best, ...asked },
		counts: { offers: offers.length, listings: countListings(offers.map(({ price }) => price)) },
		value: known === null ? null : valuePressing(known, terms),
		bargain: known === null || best === null ? null : findBargain(best.offer.price, known, terms),
		checks: await readLastChecks(database, album, country),
		showing: { currency, rates: terms.rates, now: terms.now },
	};
}

type Asked = Pick<BestAnswer, 'outcomes' | 'problems' | 'ratesProblem'>;

const nobodyAsked: Asked = { outcomes: [], problems: [], ratesProblem: null };

async function askSources(context: Context, album: AlbumRow, country: string): Promise<Asked> {
	const { database, clock, providers, prices, signal } = context;
	const { problems } = await context.catalog.releasesOf(album);
	const ask: Ask = { priority: 'interactive', signal };
	const [outcomes, rates] = await Promise.all([
		refreshAlbumPrices(prices, album.id, { ...ask, country, isForced: false }),
		refreshRates({ database, clock, ecb: providers.ecb }, ask),
	]);
	return { outcomes, problems, ratesProblem: rates.problem };
}

/** What is known of the prices of an offer's pressing; null where no single pressing is certain. */
async function readKnownPrices(
	{ database }: Context,
	{ release }: OfferOfAlbum,
	offers: RankedAlbum['offers'],
): Promise<KnownPrices | null> {
	if (release === null) return null;
	const prices = offers.map(({ price }) => price).filter(({ releaseId }) => releaseId === release.id);
	return { releaseId: release.id, prices, events: await readHistoryOfRelease(database, release.id) };
}
