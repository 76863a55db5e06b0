/** What was found, plain enough to be shown or sent anywhere. */
export interface SearchHit {
	kind: 'artist' | 'album' | 'label' | 'catalogue number' | 'barcode';
	/** The artist's name, the album's title, the label's name or the number, as stored. */
	text: string;
	/** What tells it apart from others of the same text; '' when nothing is known. */
	detail: string;
	/** 0–1: 1 is what was typed, 0.9 begins with it; see `likeness`. */
	score: number;
	artistId: number | null;
	albumId: number | null;
	/** The release on Discogs, when the hit is exactly one. */
	discogsId: number | null;
	/** How many vinyl pressings are stored of it; 0 for artists, whose pressings are their albums'. */
	pressings: number;
}

/** A hit with how known it is, 0–1: what decides between two that fit equally well. */
export interface RankedHit extends SearchHit {
	popularity: number;
}

/** What is looked for, in the keys that the tables are compared by. */
export interface Wanted {
	/** As typed, cleaned and cut to a bearable length. */
	text: string;
	/** As `normalizeName` and `normalizeTitle` make it. */
	name: string;
	title: string;
}

/** Of each table so many rows are looked at that begin with what was typed. */
export const beginnings = 60;

/** The end of every range of texts that begin alike. */
export const lastCharacter = '\u{10ffff}';

/** The count as a share of what the best known have, on a scale where ten times as many is one step. */
export function popularityOf(count: number, most: number): number {
	return Math.min(1, Math.log10(count + 1) / Math.log10(most));
}

/** What is known of several things, in one line. */
export function listKnown(parts: (string | number | null | undefined)[]): string {
	return parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
}
