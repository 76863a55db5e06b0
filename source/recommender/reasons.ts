/** Of what a score is made. Every recommendation stores its part of each; the parts sum to the score. */
export const signals = [
	/** The album's own artist is a seed. */
	'seed',
	/** Its artist is near to the listener's artists in the graph of similar artists. */
	'similar',
	/** Its artist, or the album itself, was played. */
	'listening',
	/** Records of its artist are in the collection. */
	'collection',
	/** It is on the wantlist. */
	'wantlist',
	/** What people who rated its pressings say, shrunk by how many they are. */
	'rating',
	/** How many people have or want it. */
	'popularity',
	/** Whether it can be bought where the listener lives. */
	'availability',
	/** What it costs there, with shipping as far as it is known. */
	'price',
	/** How the dial from familiar to discovery moves it. */
	'discovery',
	/** What it loses because its artist, or one that is alike, was recommended before it. */
	'variety',
] as const;

export type Signal = (typeof signals)[number];

/** What each signal gave or took, in points of the score. */
export type Breakdown = Record<Signal, number>;

/** The evidence behind a recommendation: real numbers with where they came from. Its words are made where it is shown. */
export type Reason =
	| { kind: 'seeded'; artist: string }
	/** Near to these of the listener's artists, the strongest first; `through` is what made each of them theirs. */
	| { kind: 'similar'; artists: { name: string; through: 'seed' | 'plays' | 'collection' | 'wantlist' }[] }
	| {
			kind: 'played';
			what: 'album' | 'artist';
			plays: number;
			period: 'overall' | 'year' | 'halfYear';
			provider: string;
	  }
	/** In a list of favourites without counts. */
	| { kind: 'ranked'; what: 'album' | 'artist'; rank: number; provider: string }
	/** Saved in a library such as Spotify's; `since` is an ISO time. */
	| { kind: 'saved'; provider: string; since: string | null }
	| { kind: 'collected'; artist: string; records: number }
	/** `since` is an ISO time, null where the source does not say. */
	| { kind: 'wanted'; since: string | null }
	| { kind: 'rated'; average: number; votes: number; provider: string }
	/** How many people have it, or listen to its artist. */
	| { kind: 'popular'; people: number; how: 'have' | 'listen'; provider: string };

const reasonKinds: ReadonlySet<unknown> = new Set<Reason['kind']>([
	...(['seeded', 'similar', 'played', 'ranked', 'saved', 'collected', 'wanted', 'rated', 'popular'] as const),
]);

/** Whether a stored value is a reason as they are written now: another version may have stored others. */
export function isReason(value: unknown): value is Reason {
	return typeof value === 'object' && value !== null && 'kind' in value && reasonKinds.has(value.kind);
}
