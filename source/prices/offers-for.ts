import type { AlbumRow } from '../store/albums-reader.ts';
import type { Readable } from '../store/artists-reader.ts';
import { readRates } from '../store/fx-rates.ts';
import { type OfferOfAlbum, readOffersOfAlbum, readOffersOfRelease } from '../store/prices-reader.ts';
import type { ReleaseRow } from '../store/releases-reader.ts';
import { type Ranking, type RankingTerms, rankOffers } from './ranking.ts';

/** What is stored of an album's offers, ranked for somebody, and by which rates. */
export interface RankedAlbum {
	offers: OfferOfAlbum[];
	ranking: Ranking<OfferOfAlbum>;
	terms: RankingTerms;
}

/**
 * Ranks the offers of an album as they are stored, for a ship-to country at an instant. With a pressing, only those that are certainly of
 * it. Asks no source.
 */
export async function rankAlbum(
	database: Readable,
	{ album, release }: { album: AlbumRow; release: ReleaseRow | null },
	{ country, now }: { country: string; now: Date },
): Promise<RankedAlbum> {
	const terms = { country, now, rates: await readRates(database) };
	const offers =
		release === null ? await readOffersOfAlbum(database, album) : await readCertainOffers(database, release);
	return { offers, ranking: rankOffers(offers, ({ price }) => price, terms), terms };
}

async function readCertainOffers(database: Readable, release: ReleaseRow): Promise<OfferOfAlbum[]> {
	const offers = await readOffersOfRelease(database, release);
	return offers.filter(({ isCertain }) => isCertain).map(({ price }) => ({ price, release }));
}
