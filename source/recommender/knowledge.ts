import { type Heard, mostPlays } from './heard.ts';
import type { ArtistAffinity, ArtistEvidence } from './listener.ts';

/** What is known of a listener, as far as it counts for what is asked: by our ids of artists and albums. */
export interface Knowledge {
	evidence: ReadonlyMap<number, ArtistEvidence>;
	affinities: ReadonlyMap<number, ArtistAffinity>;
	heardArtists: ReadonlyMap<number, Heard>;
	heardAlbums: ReadonlyMap<number, Heard>;
	/** Albums on a wantlist, and since when (ISO time); null where the source does not say. */
	wanted: ReadonlyMap<number, string | null>;
	/** The most plays of any artist and of any album: what others are measured by. */
	most: { artist: number; album: number };
}

/** The same with what others are measured by. */
export function toKnowledge(known: Omit<Knowledge, 'most'>): Knowledge {
	return {
		...known,
		most: { artist: mostPlays(known.heardArtists.values()), album: mostPlays(known.heardAlbums.values()) },
	};
}
