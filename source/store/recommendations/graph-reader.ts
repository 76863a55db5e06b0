import { inArray, sql } from 'drizzle-orm';
import type { SimilarEdge } from '../../recommender/listener.ts';
import type { Readable } from '../artists-reader.ts';
import { inParts } from './in-parts.ts';

/**
 * All edges of the graph of similar artists that begin or end at these artists; one that does both is listed once. A row of the database
 * holds all edges of one artist and source: they are tens of thousands, and a row takes longer to read than what is in it.
 */
export async function readEdges({ read, tables }: Readable, artistIds: number[]): Promise<SimilarEdge[]> {
	const { artistSimilars } = tables;
	const { artistId, similarArtistId, score, source } = artistSimilars;
	const [from, to] = await Promise.all([
		inParts(artistIds, (some) =>
			read
				.select({ id: artistId, source, others: listOf(similarArtistId) })
				.from(artistSimilars)
				.where(inArray(artistId, some))
				.groupBy(artistId, source),
		),
		inParts(artistIds, (some) =>
			read
				.select({ id: similarArtistId, source, others: listOf(artistId) })
				.from(artistSimilars)
				.where(inArray(similarArtistId, some))
				.groupBy(similarArtistId, source),
		),
	]);
	function listOf(other: typeof artistId | typeof similarArtistId) {
		return sql<string>`string_agg(cast(${other} as text) || ' ' || cast(${score} as text), ' ')`;
	}
	const known = new Set(artistIds);
	const edges: SimilarEdge[] = [];
	for (const row of from) {
		for (const [other, points] of readPairs(row.others)) {
			edges.push({ artistId: row.id, similarArtistId: other, score: points, source: row.source });
		}
	}
	for (const row of to) {
		for (const [other, points] of readPairs(row.others)) {
			if (!known.has(other))
				edges.push({ artistId: other, similarArtistId: row.id, score: points, source: row.source });
		}
	}
	return edges;
}

/** "12 0.9 7 0.5" → [12, 0.9], [7, 0.5]. */
function* readPairs(text: string): Generator<[number, number]> {
	const words = text.split(' ');
	for (let at = 0; at + 1 < words.length; at += 2) yield [Number(words[at]), Number(words[at + 1])];
}
