import type { Recommendation, RecommendationSet } from '../../../source/recommendations/recommendation.ts';
import type { Parameters } from '../../../source/recommender/parameters.ts';
import type { Breakdown } from '../../../source/recommender/reasons.ts';
import type { AlbumRow } from '../../../source/store/albums-reader.ts';
import type { BestPrice } from '../../../source/store/best-prices.ts';
import { hear, type RecsNews } from '../../../source/terminal/recs/hear.ts';
import { press } from '../../../source/terminal/recs/press.ts';
import { type RecsState, startState } from '../../../source/terminal/recs/state.ts';
import { hoursFrom, noon as now, rates } from '../../prices/rows.ts';

export { now };

export const parameters: Parameters = {
	limit: 20,
	country: 'ES',
	currency: 'EUR',
	maxPrice: 3000,
	discover: 0.5,
	isSeedsOnly: false,
	perArtist: 2,
	weights: {},
};

/** An album of an artist of the same number, with what a test says of it. */
export function albumRow(id: number, told: Partial<AlbumRow> = {}): AlbumRow {
	return {
		id,
		mbid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
		discogsId: 1000 + id,
		spotifyId: null,
		artistId: id,
		title: `Album ${id}`,
		normalizedTitle: `album ${id}`,
		credit: `Artist ${id}`,
		disambiguation: null,
		firstReleaseDate: null,
		firstReleaseYear: 1990 + id,
		isStudio: true,
		primaryType: 'Album',
		secondaryTypes: [],
		coverUrl: null,
		coverSource: null,
		source: 'musicbrainz',
		createdAt: now,
		updatedAt: now,
		...told,
	};
}

/** €22.50 at eBay, shipping unknown, three hours old and good for a day more. */
export function bestPrice(albumId: number, told: Partial<BestPrice> = {}): BestPrice {
	return {
		albumId,
		country: 'ES',
		priceId: albumId,
		releaseId: albumId,
		provider: 'ebay',
		kind: 'ask',
		currency: 'EUR',
		totalAmount: 2250,
		isShippingKnown: false,
		totalEuro: 2250,
		rankEuro: 3250,
		url: `https://example.com/offers/${albumId}`,
		fetchedAt: hoursFrom(now, -3),
		expiresAt: hoursFrom(now, 24),
		recheckAt: hoursFrom(now, 24),
		computedAt: hoursFrom(now, -3),
		...told,
	};
}

/** Parts of a score; those that are not named are 0. */
export function breakdownOf(parts: Partial<Breakdown>): Breakdown {
	const nothing = { seed: 0, similar: 0, listening: 0, collection: 0, wantlist: 0, rating: 0 };
	return { ...nothing, popularity: 0, availability: 0, price: 0, discovery: 0, variety: 0, ...parts };
}

/** The recommendation at a rank: of album `rank`, near to Slowdive and Ride, for €22.50 + shipping. */
export function recommendation(rank: number, told: Partial<Recommendation> = {}): Recommendation {
	const breakdown = told.breakdown ?? breakdownOf({ similar: 30 - rank, rating: 4, price: 3, variety: -2 });
	return {
		rank,
		album: albumRow(rank),
		score: Object.values(breakdown).reduce((sum, points) => sum + points, 0),
		breakdown,
		reasons: [
			{
				kind: 'similar',
				artists: [
					{ name: 'Slowdive', through: 'seed' },
					{ name: 'Ride', through: 'seed' },
				],
			},
			{ kind: 'rated', average: 4.5, votes: 312, provider: 'discogs' },
		],
		best: bestPrice(rank),
		offers: 14,
		isLocked: false,
		isNew: false,
		...told,
	};
}

/** A set of these recommendations, made two hours ago. */
export function setOf(items: Recommendation[], told: Partial<RecommendationSet> = {}): RecommendationSet {
	return {
		id: 1,
		generatedAt: hoursFrom(now, -2),
		expiresAt: hoursFrom(now, 22),
		isStored: true,
		parameters,
		items,
		change: null,
		shortage: null,
		...told,
	};
}

/** Twenty recommendations. */
export function twenty(): Recommendation[] {
	return Array.from({ length: 20 }, (_, at) => recommendation(at + 1));
}

/** The screen with a set that was read. */
export function screenOf(set: RecommendationSet, told: Partial<RecsState> = {}): RecsState {
	const start = startState({
		listener: 'me',
		parameters,
		set,
		wanted: new Set(),
		showing: { currency: 'EUR', rates, now },
		hasBlocks: true,
		size: { columns: 120, rows: 40 },
	});
	return { ...start, ...told };
}

/** The state after these keys, named as in the table of keys; what they ask of the outside is left out. */
export function pressAll(state: RecsState, ...keys: string[]): RecsState {
	return keys.reduce((before, key) => press(before, key).state, state);
}

/** The state after this news. */
export function hearAll(state: RecsState, ...news: RecsNews[]): RecsState {
	return news.reduce(hear, state);
}
