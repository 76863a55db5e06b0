import type { DiscogsCredit } from '../integrations/discogs/map.ts';
import { stripDiscogsDecoration } from '../matching/names.ts';
import { joinByDiscogsId } from '../store/artist-identity.ts';
import type { Writable } from '../store/writable.ts';
import { type Extent, planArtist } from './plan.ts';

/** Discogs' "Various" and "Unknown Artist": nobody's albums are theirs. */
const nobody = new Set([194, 355]);

/** Wants the artists of a release at Discogs, by their numbers there; who is not stored yet is. Returns our ids. */
export async function planCredits(
	store: Writable,
	credits: readonly DiscogsCredit[],
	extent: Extent,
): Promise<number[]> {
	const ids: number[] = [];
	for (const { discogsId, name } of credits) {
		if (discogsId === null || nobody.has(discogsId)) continue;
		const { artist } = await joinByDiscogsId(store, { discogsId, name: stripDiscogsDecoration(name) });
		await planArtist(store, artist.id, extent);
		ids.push(artist.id);
	}
	return ids;
}
