import type { Explanation } from '../errors.ts';

/** How the database stood when it was asked: it had a fresh answer, none, an old one, or knows that there is none. */
export type CacheState = 'hit' | 'miss' | 'stale' | 'absent';

/** Something that could not be fetched; what is stored is answered all the same. */
export type Problem = Explanation & { error: unknown };

/** The state of an answer, and how old it is. */
export interface Provenance {
	cache: CacheState;
	/** When the source said it; null when it never did. */
	fetchedAt: Date | null;
	problems: Problem[];
	/** While an old answer is refreshed behind: ends when that is done, with what failed. Never rejects. */
	refreshing?: Promise<Problem[]>;
}

/** Rows of the database with where they stand. */
export interface Answer<T> extends Provenance {
	value: T;
}

const order: CacheState[] = ['hit', 'absent', 'stale', 'miss'];

/** Several reads as one: the least ready state and the oldest age. What is absent counts only when everything is. */
export function combine(parts: Provenance[]): Provenance {
	const states = parts.map(({ cache }) => cache);
	const known = states.filter((state) => state !== 'absent');
	const ages = parts.flatMap(({ fetchedAt }) => fetchedAt ?? []);
	const refreshing = parts.flatMap(({ refreshing }) => refreshing ?? []);
	const relevant = known.length === 0 ? states : known;
	return {
		cache: relevant.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? 'absent',
		fetchedAt: ages.length === 0 ? null : new Date(Math.min(...ages.map(Number))),
		problems: parts.flatMap(({ problems }) => problems),
		...(refreshing.length === 0 ? {} : { refreshing: Promise.all(refreshing).then((failed) => failed.flat()) }),
	};
}
