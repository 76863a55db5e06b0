import type { Audience } from './popularity.ts';
import type { Rating } from './rating.ts';

/** An album that may be recommended, with what is known of it beside the listener. */
export interface Candidate {
	albumId: number;
	/** Every credited artist; the first leads. */
	artistIds: readonly number[];
	rating: Rating | null;
	audience: Audience;
	/** Whether it is known to be out on vinyl; where not, its pressings were not looked up yet. */
	hasVinyl: boolean;
	/**
	 * What its cheapest offer costs where it is to be sent, in euro cents: with shipping as far as that is known, and as it is ranked
	 * (`money/ranking.ts`). Null where nothing is on offer, or no country is known.
	 */
	offer: { totalEuro: number; rankEuro: number } | null;
}
