import { asc, desc, eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { AlbumRow } from '../albums-reader.ts';
import type { ArtistRow, Readable } from '../artists-reader.ts';

/** "Not this album" or "not this artist", exactly as stored: every column. */
export type DismissalRow = Tables['dismissedRecommendations']['$inferSelect'];

/** A dismissal with what was dismissed: an album or an artist, the other is null. */
export interface Dismissal {
	dismissal: DismissalRow;
	album: AlbumRow | null;
	artist: ArtistRow | null;
}

/** What a listener does not want to be recommended, the latest first. */
export async function readDismissals({ read, tables }: Readable, userId: number): Promise<Dismissal[]> {
	const { albums, artists, dismissedRecommendations } = tables;
	return read
		.select({ dismissal: dismissedRecommendations, album: albums, artist: artists })
		.from(dismissedRecommendations)
		.leftJoin(albums, eq(albums.id, dismissedRecommendations.albumId))
		.leftJoin(artists, eq(artists.id, dismissedRecommendations.artistId))
		.where(eq(dismissedRecommendations.userId, userId))
		.orderBy(desc(dismissedRecommendations.dismissedAt), asc(dismissedRecommendations.id));
}
