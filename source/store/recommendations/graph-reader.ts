import { inArray, sql } from 'drizzle-orm';
import type { SimilarEdge } from '../../recommender/listener.ts';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';
import { packed, unpack } from './packed.ts';

/** Scores come as whole numbers of millionths (numbers with fractions take several times as long to write as text). */
const scale = 1_000_000;

/**
 * All edges of the graph of similar artists that begin or end at these artists; one that does both is listed once.
 */
export async function readEdges({ read, tables }: Readable, artistIds: number[]): Promise<SimilarEdge[]> {
	const { artistSimilars } = tables;
	const { artistId, similarArtistId, score, source } = artistSimilars;
	const millionths = sql`cast(${score} * ${sql.raw(String(scale))} as bigint)`;
	const [from, to] = await Promise.all([
		readInGroups(artistIds, (some) =>
			read
				.select({ id: artistId, source, others: packed(similarArtistId, millionths) })
				.from(artistSimilars)
				.where(inArray(artistId, some))
				.groupBy(artistId, source),
		),
		readInGroups(artistIds, (some) =>
			read
				.select({ id: similarArtistId, source, others: packed(artistId, millionths) })
				.from(artistSimilars)
				.where(inArray(similarArtistId, some))
				.groupBy(similarArtistId, source),
		),
	]);
	const known = new Set(artistIds);
	const edges: SimilarEdge[] = [];
	for (const { id, source: by, others } of from) {
		for (const [other, points] of readPairs(others)) {
			edges.push({ artistId: id, similarArtistId: other, score: points / scale, source: by });
		}
	}
	for (const { id, source: by, others } of to) {
		for (const [other, points] of readPairs(others)) {
			if (!known.has(other)) edges.push({ artistId: other, similarArtistId: id, score: points / scale, source: by });
		}
	}
	return edges;
}

/** How often each artist is named as similar to another, in the whole graph; who is not in it never is. */
export async function countNamings({ read, tables }: Readable): Promise<Map<number, number>> {
	const { artistSimilars } = tables;
	const counted = read
		.select({ id: artistSimilars.similarArtistId, times: sql<number>`count(*)`.as('times') })
		.from(artistSimilars)
		.groupBy(artistSimilars.similarArtistId)
		.as('counted');
	const [row] = await read.select({ all: packed(counted.id, counted.times) }).from(counted);
	return new Map(row?.all ? readPairs(row.all) : []);
}

function* readPairs(text: string): Generator<[number, number]> {
	const numbers = unpack(text);
	for (let at = 0; at < numbers.length; at += 2) yield [numbers[at] ?? 0, numbers[at + 1] ?? 0];
}
