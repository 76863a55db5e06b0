import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { AlbumRow } from '../albums-reader.ts';
import type { Readable } from '../artists-reader.ts';

/** A set of recommendations, exactly as stored: every column. */
export type SetRow = Tables['recommendationSets']['$inferSelect'];
export type ItemRow = Tables['recommendationItems']['$inferSelect'];

/** What a set answers: the same question of the same listener. */
export interface Question {
	userId: number;
	parametersHash: string;
}

/** The last set that was made for a question. */
export async function findLastSet({ read, tables }: Readable, question: Question): Promise<SetRow | undefined> {
	const { recommendationSets: sets } = tables;
	const [row] = await read
		.select()
		.from(sets)
		.where(and(eq(sets.userId, question.userId), eq(sets.parametersHash, question.parametersHash)))
		.orderBy(desc(sets.generatedAt), desc(sets.id))
		.limit(1);
	return row;
}

/** When a set was made; undefined where it is no longer kept. */
export async function findGeneratedAt({ read, tables }: Readable, setId: number): Promise<Date | undefined> {
	const { recommendationSets: sets } = tables;
	const [row] = await read.select({ generatedAt: sets.generatedAt }).from(sets).where(eq(sets.id, setId));
	return row?.generatedAt;
}

/** The items of a set with their albums, by rank. */
export async function readItems(
	{ read, tables }: Readable,
	setId: number,
): Promise<{ item: ItemRow; album: AlbumRow }[]> {
	const { recommendationItems: items, albums } = tables;
	return read
		.select({ item: items, album: albums })
		.from(items)
		.innerJoin(albums, eq(albums.id, items.albumId))
		.where(eq(items.setId, setId))
		.orderBy(asc(items.rank));
}

/** The albums of a set, by rank. */
export async function readAlbumIds({ read, tables }: Readable, setId: number): Promise<number[]> {
	const { recommendationItems: items } = tables;
	const rows = await read
		.select({ id: items.albumId })
		.from(items)
		.where(eq(items.setId, setId))
		.orderBy(asc(items.rank));
	return rows.map(({ id }) => id);
}

/** Albums by their ids, in no order. */
export async function readAlbumsById({ read, tables }: Readable, ids: number[]): Promise<AlbumRow[]> {
	if (ids.length === 0) return [];
	return read.select().from(tables.albums).where(inArray(tables.albums.id, ids));
}
