import type { Parameters } from '../recommender/parameters.ts';
import type { Breakdown, Reason } from '../recommender/reasons.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import type { BestPrice } from '../store/best-prices.ts';

/** An album that is recommended, with all that it is shown with. */
export interface Recommendation {
	/** From 1. */
	rank: number;
	album: AlbumRow;
	/** The sum of `breakdown`, as it was when the set was made. */
	score: number;
	breakdown: Breakdown;
	reasons: Reason[];
	/** The cheapest offer in the parameters' country now, and how many compete there; null where nothing is on offer or no country is known. */
	best: BestPrice | null;
	offers: number;
	/** Kept by the listener: it stays whatever is computed. */
	isLocked: boolean;
	/** Was not in the set before this one. */
	isNew: boolean;
}

/** What a listener is recommended, as stored. */
export interface RecommendationSet {
	id: number;
	generatedAt: Date;
	/** After that it is computed anew. */
	expiresAt: Date;
	/** False: it was made for this answer. */
	isStored: boolean;
	parameters: Parameters;
	items: Recommendation[];
	/** How it differs from the set before it for the same parameters; null when there was none. */
	change: SetChange | null;
	/** Why there are fewer than were asked for, or none: a message and the next step. Null where there are enough. */
	shortage: { message: string; next: string } | null;
}

export interface SetChange {
	since: Date;
	added: { id: number; credit: string; title: string }[];
	gone: { id: number; credit: string; title: string; why: 'owned' | 'dismissed' | 'fell behind' }[];
}
