import { findReleaseByDiscogsId, type ReleaseRow } from '../store/releases-reader.ts';
import type { Answer } from './answer.ts';
import type { CatalogTools } from './artists.ts';

/** A release with all that its own page says (barcode, matrix numbers, rating); null when Discogs never had it. */
export async function getOrCreateRelease(
	{ steps, ensure }: CatalogTools,
	wanted: { discogsId: number },
): Promise<Answer<ReleaseRow | null>> {
	const state = await ensure('release-details', wanted.discogsId);
	return { ...state, value: (await findReleaseByDiscogsId(steps.database, wanted.discogsId)) ?? null };
}
