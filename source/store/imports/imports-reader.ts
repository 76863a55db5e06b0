import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm';
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
 * What was read last: of each source the month (`edition`) of its last finished import, and of that month, for each kind of file, the last
 * finished import that changed something, else the last one. In the order in which they were imported.
 */
export async function readLastImports({ read, tables }: Readable): Promise<ImportRow[]> {
	const { imports } = tables;
	const isDone = eq(imports.status, 'done');
	const lastIds = read
		.select({ id: max(imports.id) })
		.from(imports)
		.where(isDone)
		.groupBy(imports.source);
	const lastOfSources = await read.select().from(imports).where(inArray(imports.id, lastIds));
	const found: ImportRow[] = [];
	for (const { source, edition } of lastOfSources) {
		const isOfMonth = and(isDone, eq(imports.source, source), eq(imports.edition, edition));
		const rows = await read.select().from(imports).where(isOfMonth).orderBy(desc(imports.id));
		for (const ofKind of Map.groupBy(rows, ({ kind }) => kind).values()) {
			const last = ofKind.find(({ added, changed, gone }) => added + changed + gone > 0) ?? ofKind[0];
			if (last !== undefined) found.push(last);
		}
	}
	return found.sort((a, b) => a.id - b.id);
}

/** The newest month of which files of a kind were read, if only in part; null where there is none. */
export async function readNewestEdition(
	{ read, tables }: Readable,
	{ source, kind }: Pick<ImportRow, 'source' | 'kind'>,
): Promise<string | null> {
	const { imports } = tables;
	const [row] = await read
		.select({ edition: max(imports.edition) })
		.from(imports)
		.where(and(eq(imports.source, source), eq(imports.kind, kind)));
	return row?.edition || null;
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
