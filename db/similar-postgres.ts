import type pg from 'pg';
import type { Candidate, FindSimilar } from './similar.ts';

/** From 0 to 1: how much of what is wanted must be in a name; pg_trgm's own 0.6 misses two wrong letters in a word. */
const leastShared = 0.4;

/** The texts that have an index of their letters, in the words of those indexes (see the `search` migration). */
const texts = [
	['artists', '"artists"', '"normalized_name"'],
	['artists', '"artists"', 'search_fold("sort_name")'],
	['artistNames', '"artist_names"', '"normalized_name"'],
	['albums', '"albums"', `("normalized_title" || ' ' || search_fold("credit"))`],
	['labels', '"labels"', 'search_fold("name")'],
] as const;

const query = texts
	.map(
		([name, table, text]) =>
			`(select '${name}' as "table", "id"::int8 from ${table} where $1 <% ${text} order by $1 <<-> ${text}, "id" limit $2)`,
	)
	.join(' union all ');

/** Finds by the trigrams of pg_trgm. */
export function findSimilarIn(pool: pg.Pool): FindSimilar {
	return async (key, limit) => {
		const { rows } = await pool.query<{ table: Candidate['table']; id: string }>(query, [key, limit]);
		return rows.map(({ table, id }) => ({ table, id: Number(id) }));
	};
}

/** What a new connection must know first. */
export const onConnect = `set pg_trgm.word_similarity_threshold = ${leastShared}`;
