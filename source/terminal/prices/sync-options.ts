import { UsageError } from '../../errors.ts';

export interface SyncPricesOptions {
	/** "Artist - Title". */
	album: string[];
	wantlist: boolean;
	/** What is recommended to the listener. */
	recs: boolean;
	/** Whose wantlist or recommendations, and whose profile says the country where nothing else does. */
	user: string;
	watched: boolean;
	all: boolean;
	/** Names of Discogs sellers, and numbers of Discogs listings. */
	seller: string[];
	listing: string[];
	country?: string;
	limit?: number;
	force: boolean;
	json: boolean;
}

/** Throws UsageError unless exactly one kind of thing is to be asked about. */
export function checkOptions(options: SyncPricesOptions): void {
	const { album, wantlist, recs, watched, all, seller, listing } = options;
	const ways = [album.length > 0, wantlist, recs, watched, all, seller.length > 0, listing.length > 0].filter(
		Boolean,
	).length;
	if (ways !== 1) {
		throw new UsageError(
			ways === 0 ? 'Prices of what?' : 'That is more than one thing to ask about.',
			'For example: vinilogy prices sync --album "Slowdive - Souvlaki", or --recs, --wantlist, --watched, --all, --seller NAME.',
		);
	}
	const bad = listing.find((id) => !/^\d{1,15}$/.test(id));
	if (bad !== undefined) {
		throw new UsageError(
			`"${bad}" is no listing.`,
			'Give the number at the end of its address at Discogs, for example --listing 41578242.',
		);
	}
	if (options.limit !== undefined && !(Number.isInteger(options.limit) && options.limit > 0)) {
		throw new UsageError('--limit wants a number of albums above 0.', 'For example: --limit 100.');
	}
}
