import type { SearchHit } from '../../store/search/hits.ts';
import { editText } from '../typed-text.ts';

/** What was typed and what was found for it. */
export interface SearchState {
	query: string;
	hits: readonly SearchHit[];
	/** Which query the hits are of. */
	foundFor: string;
	cursor: number;
	/** Enter was pressed before the hits came: the first one is opened when they do. */
	isAwaited: boolean;
}

export function startSearch(): SearchState {
	return { query: '', hits: [], foundFor: '', cursor: 0, isAwaited: false };
}

/** Rows to choose from: the hits, and, where no artist is called so, the offer to fetch one. */
export function countRows(search: SearchState): number {
	return search.hits.length + (offersToFetch(search) ? 1 : 0);
}

/** Whether the typed name may be fetched: no artist found has exactly this name. */
export function offersToFetch({ query, hits }: SearchState): boolean {
	const name = query.trim().toLowerCase();
	return name !== '' && !hits.some(({ kind, text }) => kind === 'artist' && text.toLowerCase() === name);
}

/** Whether the hits are those of what is typed: others are of no use to whoever presses Enter. */
export function isFound({ query, foundFor }: SearchState): boolean {
	return query === foundFor;
}

/** What is chosen: a hit, a name to fetch, or nothing. */
export function chosenIn(search: SearchState): { hit: SearchHit } | { fetch: string } | null {
	const hit = search.hits[search.cursor];
	if (hit !== undefined) return { hit };
	return offersToFetch(search) && search.cursor === search.hits.length ? { fetch: search.query.trim() } : null;
}

/** After one more key; `command` is what the table of keys says of it. */
export function typeQuery(search: SearchState, key: string, command: string | undefined): SearchState {
	if (command === 'down' || command === 'up') {
		const cursor = search.cursor + (command === 'down' ? 1 : -1);
		return { ...search, cursor: Math.max(0, Math.min(countRows(search) - 1, cursor)) };
	}
	const query = editText(search.query, key, command);
	return query === search.query ? search : { ...search, query, cursor: 0, isAwaited: false };
}

/** With what was found; an answer to an older query is of no use any more. */
export function withHits(search: SearchState, query: string, hits: readonly SearchHit[]): SearchState {
	return query === search.query ? { ...search, hits, foundFor: query, cursor: 0 } : search;
}
