import { sql } from 'drizzle-orm';
import { joinByMbid, joinByPage } from './artist-identity.ts';
import type { Writable } from './writable.ts';

/** A similar artist as Last.fm (by its page) or ListenBrainz (by its MBID) names it; `score` is 0–1. */
export type NewSimilar = { name: string; score: number } & (
	| { source: 'lastfm'; url: string; mbidHint: string | null }
	| { source: 'listenbrainz'; mbid: string }
);

/**
 * Stores similar artists as rows of their own (stubs until visited) with their scores. Nothing that was there is removed.
 * Says which artists they are and how many were new.
 */
export async function saveSimilarArtists(
	store: Writable,
	artistId: number,
	similars: NewSimilar[],
): Promise<{ ids: number[]; added: number }> {
	const { artistSimilars } = store.tables;
	const ids: number[] = [];
	let added = 0;
	for (const similar of similars) {
		const { artist, isNew } =
			similar.source === 'lastfm'
				? await joinByPage(store, { ...similar, source: 'similar' })
				: await joinByMbid(store, { ...similar, source: 'similar' });
		if (artist.id === artistId || ids.includes(artist.id)) continue;
		ids.push(artist.id);
		if (isNew) added += 1;
		const { score, source } = similar;
		await store.write
			.insert(artistSimilars)
			.values({ artistId, similarArtistId: artist.id, score, source, fetchedAt: store.now })
			.onConflictDoUpdate({
				target: [artistSimilars.artistId, artistSimilars.similarArtistId, artistSimilars.source],
				set: { score: sql`excluded.score`, fetchedAt: sql`excluded.fetched_at` },
			});
	}
	return { ids, added };
}
