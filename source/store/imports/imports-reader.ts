import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';

/** The reading of one dump file, exactly as stored: every column. */
export type ImportRow = Tables['imports']['$inferSelect'];

/** At most so many imports, the latest first. */
export async function readImports({ read, tables }: Readable, limit: number): Promise<ImportRow[]> {
	const { imports } = tables;
	return read.select().from(imports).orderBy(desc(imports.id)).limit(limit);
}

/** One import by its number. */
export async function findImport({ read, tables }: Readable, id: number): Promise<ImportRow | undefined> {
	const { imports } = tables;
	const [row] = await read.select().from(imports).where(eq(imports.id, id));
	return row;
}

/**
 * What was read last: of each source the month (`edition`) of its last finished import, and of that month the last finished import of
 * each kind of file. The latest comes first.
 */
export async function readLastImports({ read, tables }: Readable): Promise<ImportRow[]> {
	const { imports } = tables;
	const isDone = eq(imports.status, 'done');
	const isLast = (condition: typeof isDone, by: typeof imports.source | typeof imports.kind) =>
		inArray(
			imports.id,
			read
				.select({ id: max(imports.id) })
				.from(imports)
				.where(condition)
				.groupBy(by),
		);
	const ofSources = await read.select().from(imports).where(isLast(isDone, imports.source));
	const found: ImportRow[] = [];
	for (const { source, edition } of ofSources) {
		const isOfMonth = sql`${isDone} and ${eq(imports.source, source)} and ${eq(imports.edition, edition)}`;
		found.push(...(await read.select().from(imports).where(isLast(isOfMonth, imports.kind))));
	}
	return found.sort((a, b) => b.id - a.id);
}

/** The first file of that kind that was read to its end, if any was. */
export async function findFirstImport(
	{ read, tables }: Readable,
	{ source, kind }: Pick<ImportRow, 'source' | 'kind'>,
): Promise<ImportRow | undefined> {
	const { imports } = tables;
	const isMeant = and(eq(imports.source, source), eq(imports.kind, kind), eq(imports.status, 'done'));
	const [row] = await read.select().from(imports).where(isMeant).orderBy(asc(imports.id)).limit(1);
	return row;
}

/** How many artists of the catalogue are known by their number at Discogs: those whose records a dump is searched for. */
export async function countArtistsOnDiscogs({ read, tables }: Readable): Promise<number> {
	const { artists } = tables;
	const [row] = await read
		.select({ artists: count() })
		.from(artists)
		.where(and(isNotNull(artists.discogsId), isNull(artists.mergedIntoId)));
	return row?.artists ?? 0;
}
