import type { Weights } from './weights.ts';

/** What a listener asks for. Two sets with the same parameters answer the same question. */
export interface Parameters {
	/** How many albums. */
	limit: number;
	/** Where they are to be sent (ISO 3166-1); null: prices decide nothing. */
	country: string | null;
	/** In what prices are shown (ISO 4217). */
	currency: string;
	/** The most that one may cost, in minor units of `currency`, shipping included as far as it is known; null: no matter. */
	maxPrice: number | null;
	/** 0 stays with what is familiar, 1 looks for what is new. */
	discover: number;
	/** Only the seed artists count: no listening, collection or wantlist (which still excludes what is owned). */
	isSeedsOnly: boolean;
	/** How many albums of one artist there may be. */
	perArtist: number;
	/** Weights that differ from the table. */
	weights: Partial<Weights>;
}

/** What is asked for where neither a command nor the listener's profile says anything. */
export const defaults: Pick<Parameters, 'limit' | 'discover' | 'perArtist'> = {
	limit: 20,
	discover: 0.5,
	perArtist: 2,
};
