import type { Database } from '../../db/client.ts';
import { readReleasesWithAlbum } from '../store/price-targets-reader.ts';
import { readWatches } from '../store/watches-reader.ts';
import type { PriceTarget } from './subjects.ts';

/** What is to be asked about, for one ship-to country. */
export interface CountryTargets {
	country: string;
	targets: PriceTarget[];
}

/** Everything whose price is watched, by the country of the watch; what is watched twice is there once. */
export async function readWatchedTargets(database: Database): Promise<CountryTargets[]> {
	const byCountry = Map.groupBy(await readWatches(database), ({ watch }) => watch.country);
	return [...byCountry].map(([country, watches]) => ({
		country,
		targets: distinct(watches.map(({ watch: { albumId, releaseId } }) => ({ albumId, releaseId }))),
	}));
}

/** Releases of Discogs as targets; `missing` are those that are not stored, or of no album that is. */
export async function readReleaseTargets(
	database: Database,
	discogsIds: number[],
): Promise<{ targets: PriceTarget[]; missing: number[] }> {
	const known = await readReleasesWithAlbum(database, discogsIds);
	const found = known.flatMap(({ discogsId, releaseId, albumId }) =>
		albumId === null ? [] : [{ discogsId, target: { albumId, releaseId } }],
	);
	const isFound = new Set(found.map(({ discogsId }) => discogsId));
	return {
		targets: found.map(({ target }) => target),
		missing: discogsIds.filter((id) => !isFound.has(id)),
	};
}

function distinct(targets: PriceTarget[]): PriceTarget[] {
	return [...new Map(targets.map((target) => [`${target.albumId} ${target.releaseId}`, target])).values()];
}
