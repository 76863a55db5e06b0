import { asc, eq } from 'drizzle-orm';
import type { ArtistRow, Readable } from '../artists-reader.ts';

/** An artist that a listener named as one they like. */
export interface Seed {
	artist: ArtistRow;
	addedAt: Date;
}

/** The artists that a listener named, by name. */
export async function readSeeds({ read, tables }: Readable, userId: number): Promise<Seed[]> {
	const { artists, userSeedArtists } = tables;
	return read
		.select({ artist: artists, addedAt: userSeedArtists.addedAt })
		.from(userSeedArtists)
		.innerJoin(artists, eq(artists.id, userSeedArtists.artistId))
		.where(eq(userSeedArtists.userId, userId))
		.orderBy(asc(artists.normalizedName), asc(artists.id));
}
