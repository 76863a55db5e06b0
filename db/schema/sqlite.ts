import { sqliteColumns } from '../columns.ts';
import { createTables } from './tables.ts';

/** The tables as drizzle-kit and the SQLite client see them. */
export const {
	artists,
	artistNames,
	artistSimilars,
	tags,
	artistTags,
	albums,
	albumArtists,
	releases,
	prices,
	priceHistory,
	fxRates,
	albumBestPrice,
	priceChecks,
	providerBudgets,
	shops,
	priceWatches,
	releaseKeys,
	labels,
	links,
	lookups,
	syncState,
	cacheUse,
} = createTables(sqliteColumns);
