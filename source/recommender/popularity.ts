/** How many people there are behind an album, as far as that is known. */
export interface Audience {
	/** Collectors who have it, summed over its pressings: who has two counts twice. */
	have: number | null;
	/** People who listen to its artist, the best known of those who are credited. */
	listeners: number | null;
}

/** From so many on, more people make no difference: the records and artists that most people know have about as many. */
const everybody = { have: 100_000, listeners: 5_000_000 };

/** That people listen to an artist says less of this album than that people have it. */
const listenersShare = 0.6;

/** How popular an album is, 0–1, by magnitude: ten times as many people are one step more. */
export function valueAudience({ have, listeners }: Audience): number {
	return Math.max(magnitude(have, everybody.have), listenersShare * magnitude(listeners, everybody.listeners));
}

/** Whether what is known of `valueAudience` came from those who have it. */
export function isByHave({ have, listeners }: Audience): boolean {
	return magnitude(have, everybody.have) >= listenersShare * magnitude(listeners, everybody.listeners);
}

function magnitude(people: number | null, most: number): number {
	return Math.min(1, Math.log1p(Math.max(0, people ?? 0)) / Math.log1p(most));
}
