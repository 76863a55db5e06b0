import type { Money } from '../money/currencies.ts';

/** A record in the collection that makes an album an owned one. */
export interface OwnedRecord {
	discogsId: number;
	artist: string;
	title: string;
	format: string | null;
	addedAt: Date | null;
	/** It is a pressing of the album, one of the same Discogs master, or one of the same names, and how sure that is (0–1). */
	how: 'release' | 'master' | 'name';
	confidence: number;
}

/** Why an album is not among the recommendations. */
export type Exclusion =
	| { kind: 'owned'; copies: OwnedRecord[] }
	/** `artist` is who was dismissed; null where it was the album. */
	| { kind: 'dismissed'; artist: string | null; reason: string | null; since: Date }
	| { kind: 'not studio' }
	| { kind: 'no vinyl' }
	| { kind: 'no price'; country: string }
	| { kind: 'too dear'; total: Money; limit: Money }
	| { kind: 'enough of its artist'; perArtist: number; better: { id: number; title: string }[] }
	/** `last` is the score of the last one that is recommended. */
	| { kind: 'fell behind'; last: number }
	/** It has more points, but its artist promised less than those whose albums were enough to choose from. */
	| { kind: 'not looked at' }
	/** Nothing is recommended at all, for the reason that the set gives. */
	| { kind: 'nothing recommended'; message: string };
