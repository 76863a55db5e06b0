import type { Database } from '../../../db/client.ts';
import { normalizeName, normalizeTitle } from '../../matching/names.ts';
import { looksLikeNumber } from '../../matching/release-keys.ts';
import { cleanText } from '../../text.ts';
import { findAlbumHits } from './albums.ts';
import { findArtistHits } from './artists.ts';
import type { RankedHit, SearchHit, Wanted } from './hits.ts';
import { findLabelHits } from './labels.ts';
import { findNumberHits } from './numbers.ts';

/** Nobody looks for more; what is behind it changes nothing but the time it takes. */
const longestQuery = 150;
/** So many rows of each table are compared letter by letter. */
const candidatesPerTable = 100;

const kinds: SearchHit['kind'][] = ['artist', 'album', 'label', 'catalogue number', 'barcode'];

/**
 * Everything stored that `query` may mean, at most `limit` hits, the best first: artists by any of their names, albums by
 * title (also with their artist), labels, catalogue numbers and barcodes. Forgives typing errors, and finds by beginnings of words.
 * What fits equally well is ordered by how known it is; a query that looks like a number has numbers first.
 * Reads the database only. Whatever the query is, it is text: '' finds nothing.
 */
export async function searchEverything(database: Database, query: string, limit: number): Promise<SearchHit[]> {
	const wanted = readQuery(query);
	if (wanted.text === '') return [];
	const similar = await database.findSimilar(wanted.name, candidatesPerTable);
	const idsOf = (table: (typeof similar)[number]['table']) =>
		similar.filter((candidate) => candidate.table === table).map(({ id }) => id);
	const found = [
		await findArtistHits(database, wanted, { artists: idsOf('artists'), artistNames: idsOf('artistNames') }),
		await findAlbumHits(database, wanted, idsOf('albums')),
		await findLabelHits(database, wanted, idsOf('labels')),
		await findNumberHits(database, wanted),
	].flat();
	return rank(found, looksLikeNumber(wanted.text)).slice(0, limit);
}

function readQuery(query: string): Wanted {
	const text = cleanText([...query.slice(0, 2 * longestQuery)].slice(0, longestQuery).join(''));
	return { text, name: normalizeName(text), title: normalizeTitle(text) };
}

function rank(hits: RankedHit[], numbersFirst: boolean): SearchHit[] {
	const isNumber = ({ kind }: SearchHit) => kind === 'catalogue number' || kind === 'barcode';
	return hits
		.sort(
			(a, b) =>
				b.score - a.score ||
				(numbersFirst ? Number(isNumber(b)) - Number(isNumber(a)) : 0) ||
				b.popularity - a.popularity ||
				kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
				a.text.localeCompare(b.text),
		)
		.map(({ popularity: _, ...hit }) => ({ ...hit, score: Math.round(hit.score * 1000) / 1000 }));
}
