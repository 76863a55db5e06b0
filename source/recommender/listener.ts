/** How often something was played. The periods overlap: what was played this month counts in all three. */
export interface PlayCounts {
	overall: number;
	/** In the last twelve months. */
	year: number;
	/** In the last six months. */
	halfYear: number;
}

/** What one listener's data says of an artist; 0, null or false where it says nothing. */
export interface ArtistEvidence {
	artistId: number;
	isSeed: boolean;
	plays: PlayCounts;
	/** The best place in a list of favourites that comes without counts (Spotify's), 1 is the first. */
	rank: number | null;
	/** Records of theirs in the collection, and albums or pressings on the wantlist. */
	owned: number;
	wanted: number;
}

/** An edge of the graph of similar artists, as a source gave it: `score` is 0–1, the best of `artistId` has 1. */
export interface SimilarEdge {
	artistId: number;
	similarArtistId: number;
	score: number;
	source: string;
}

/** How near an artist is to a listener's taste. */
export interface ArtistAffinity {
	artistId: number;
	/** 0–1; the nearest has 1. */
	affinity: number;
	/** The listener's artists that brought it near, the strongest first, each with its share of the affinity; they sum to 1. */
	because: { artistId: number; share: number }[];
}
