import type BetterSqlite3 from 'better-sqlite3';
import type { Candidate, FindSimilar, SearchedTable } from './similar.ts';

/** By the last two bits of an id of the index (see the `search` migration). */
const tables: SearchedTable[] = ['artists', 'artistNames', 'albums', 'labels'];

/** Rare letters say more than frequent ones and are quicker to look up: so many places are looked at, and a few rare ones always. */
const enoughPlaces = 6_000;
const fewestGrams = 4;

/** Finds by the trigrams of FTS5, which are read as a table: nobody's words become a query's syntax. */
export function findSimilarIn(connection: BetterSqlite3.Database): FindSimilar {
	// Prepared when first used: a start that searches nothing does not pay for it.
	let statements: ReturnType<typeof prepare> | undefined;
	return async (key, limit) => {
		statements ??= prepare(connection);
		const frequencies = statements.frequencies.all(JSON.stringify(gramsOf(key)));
		const rare = takeRare(frequencies);
		return statements.places
			.all(JSON.stringify(rare), limit)
			.flatMap(({ source, id }): Candidate[] => (tables[source] === undefined ? [] : [{ table: tables[source], id }]));
	};
}

function prepare(connection: BetterSqlite3.Database) {
	return {
		frequencies: connection.prepare<[string], Frequency>(
			'select term as gram, doc as places from json_each(?) join search_grams on term = value order by doc',
		),
		places: connection.prepare<[string, number], { source: number; id: number }>(
			`select source, id from (
				select doc % 4 as source, doc / 4 as id, row_number() over (partition by doc % 4 order by count(*) desc, doc) as place
				from json_each(?) join search_places on term = value group by doc
			) where place <= ? order by source, place`,
		),
	};
}

interface Frequency {
	gram: string;
	places: number;
}

/** Every three characters in a row, with a space before and after the whole as in the index. */
function gramsOf(key: string): string[] {
	const characters = [...` ${key} `];
	return [...new Set(characters.slice(2).map((_, at) => characters.slice(at, at + 3).join('')))];
}

function takeRare(frequencies: Frequency[]): string[] {
	let left = enoughPlaces;
	return frequencies.flatMap(({ gram, places }, at) => {
		left -= places;
		return left >= 0 || at < fewestGrams ? [gram] : [];
	});
}
