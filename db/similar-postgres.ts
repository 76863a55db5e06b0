import type pg from 'pg';
import type { Candidate, FindSimilar } from './similar.ts';

/** Finds by the trigrams of pg_trgm, in the function that the `search` migration made. */
export function findSimilarIn(pool: pg.Pool): FindSimilar {
	return async (key, limit) => {
		const { rows } = await pool.query<{ table: Candidate['table']; id: string }>(
			'select "table", id from search_similar($1, $2)',
			[key, limit],
		);
		return rows.map(({ table, id }) => ({ table, id: Number(id) }));
	};
}
