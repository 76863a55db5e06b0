/** The tables whose names and titles are searched by their letters. */
export type SearchedTable = 'artists' | 'artistNames' | 'albums' | 'labels';

/** A row that may be what somebody means. */
export interface Candidate {
	table: SearchedTable;
	id: number;
}

/**
 * Rows that share letters, three in a row, with `key` (as `normalizeName` makes it): at most `limit` of each table, those that share
 * the most first. A quick first choice by the engine's own index; how alike they are is for the caller to judge.
 */
export type FindSimilar = (key: string, limit: number) => Promise<Candidate[]>;
