import { awaitAll } from '../await-all.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import { readAlbumsOfReleases, refreshExpired } from '../store/best-prices.ts';
import { writeAt } from '../store/writable.ts';
import { checkPrices, type PriceOutcome, type PriceTools } from './check-prices.ts';
import { type PriceTarget, readSubjects } from './subjects.ts';

/** Who asks, for which country, and whether also what still holds is asked anew. */
export interface RefreshOptions extends Ask {
	country: string;
	isForced: boolean;
}

/** So many albums are looked at again in one transaction. */
const albumsAtOnce = 100;

/**
 * Asks every provider about an album's prices, all at the same time, and stores what they say: how it went with each of them, in their
 * order. One that waits or fails holds up nobody. `tell` hears each as soon as it is there. Throws when the signal aborts, and faults
 * of ours once all have ended.
 */
export async function refreshAlbumPrices(
	tools: PriceTools,
	albumId: number,
	options: RefreshOptions & { tell?: (outcome: PriceOutcome) => void },
): Promise<PriceOutcome[]> {
	return refresh(tools, { albumId, releaseId: null }, options);
}

/** The same for one pressing, which must belong to an album. */
export async function refreshReleasePrices(
	tools: PriceTools,
	releaseId: number,
	options: RefreshOptions & { tell?: (outcome: PriceOutcome) => void },
): Promise<PriceOutcome[]> {
	const [albumId] = await readAlbumsOfReleases(tools.database, [releaseId]);
	return albumId === undefined ? [] : refresh(tools, { albumId, releaseId }, options);
}

async function refresh(
	tools: PriceTools,
	target: PriceTarget,
	{ country, tell, ...ask }: RefreshOptions & { tell?: (outcome: PriceOutcome) => void },
): Promise<PriceOutcome[]> {
	const { value: subject } = await readSubjects(tools.database, [target]).next();
	if (subject === undefined) return [];
	return awaitAll(
		tools.providers.map(async (provider) => {
			const outcome = await checkPrices(tools, provider, subject, country, ask);
			tell?.(outcome);
			return outcome;
		}),
	);
}

/** Puts right the best prices whose offer has expired since they were computed: before they are shown, and now and then while they are. */
export async function dropExpired({ database, clock }: Pick<PriceTools, 'database' | 'clock'>): Promise<void> {
	for (let left = albumsAtOnce; left === albumsAtOnce; ) {
		left = await writeAt(database, clock(), (store) => refreshExpired(store, albumsAtOnce));
	}
}
