import { and, desc, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';
import type { ReleaseRow } from '../releases-reader.ts';
import type { ImportRow } from './imports-reader.ts';
import { readWanted, type Wanted } from './wanted-reader.ts';

/** What an import says of a pressing; in the order of a report. */
export const changes = ['new', 'changed', 'gone'] as const;

export type Change = (typeof changes)[number];

/** A pressing that an import added, changed or did not find any more. */
export interface ChangedPressing
	extends Pick<ReleaseRow, 'title' | 'country' | 'year' | 'format' | 'formatText' | 'label' | 'catalogNumber'> {
	change: Change;
	discogsId: number;
	albumId: number | null;
	/** Who its album is by; null where its album is not known. */
	artist: string | null;
}

/** The same of something that somebody wants; `wantedBy` are the names of listeners. */
export interface WantedPressing extends ChangedPressing {
	wantedBy: string[];
}

const pageSize = 1_000;

/**
 * What an import changed of albums that are wanted by a listener, or by anybody (null): new pressings first, the latest entered at Discogs first.
 * Starts from what is wanted, so that it takes no longer after an import of millions.
 */
export async function readWantedChanges(
	database: Readable,
	importId: ImportRow['id'],
	userId: number | null,
): Promise<WantedPressing[]> {
	const { releases } = database.tables;
	const wanted = await readWanted(database, userId);
	const read = (key: 'albumId' | 'masterId' | 'discogsId', users: Map<number, unknown>) =>
		readInGroups([...users.keys()], (ids) =>
			selectPressings(database).where(and(inArray(releases[key], ids), isOfImport(database, importId))),
		);
	const rows = [
		...(await read('albumId', wanted.albums)),
		...(await read('masterId', wanted.masters)),
		...(await read('discogsId', wanted.releases)),
	];
	const pressings = rows.map((row) => ({ ...toPressing(row, importId), wantedBy: listWanting(wanted, row) }));
	return [...new Map(pressings.map((pressing) => [pressing.discogsId, pressing])).values()].sort(
		(a, b) => changes.indexOf(a.change) - changes.indexOf(b.change) || b.discogsId - a.discogsId,
	);
}

/** All that an import changed, in pages: new pressings, changed ones, those that are gone, each the latest entered at Discogs first. */
export async function* readChanges(
	database: Readable,
	{ id, added, changed, gone }: Pick<ImportRow, 'id' | 'added' | 'changed' | 'gone'>,
): AsyncGenerator<ChangedPressing[]> {
	const counts = { new: added, changed, gone };
	for (const change of changes) {
		let before: number | null = null;
		// Whoever has seen as many as were counted need not look through the whole table for another.
		for (let left = counts[change]; left > 0; ) {
			const page: ChangedPressing[] = await readPage(database, id, change, { before, limit: Math.min(left, pageSize) });
			const last = page.at(-1);
			if (last === undefined) break;
			yield page;
			left -= page.length;
			before = last.discogsId;
		}
	}
}

/** First the numbers alone, from a small table in its own order; then what is known of these pressings. */
async function readPage(
	database: Readable,
	importId: number,
	change: Change,
	{ before, limit }: { before: number | null; limit: number },
): Promise<ChangedPressing[]> {
	const { dumpReleases, releases } = database.tables;
	const ids = await database.read
		.select({ discogsId: dumpReleases.discogsId })
		.from(dumpReleases)
		.where(
			and(isOfChange(database, importId, change), before === null ? undefined : lt(dumpReleases.discogsId, before)),
		)
		.orderBy(desc(dumpReleases.discogsId))
		.limit(limit);
	if (ids.length === 0) return [];
	const rows = await selectPressings(database)
		.where(
			inArray(
				releases.discogsId,
				ids.map(({ discogsId }) => discogsId),
			),
		)
		.orderBy(desc(releases.discogsId));
	return rows.map((row) => toPressing(row, importId));
}

function isOfImport({ tables: { dumpReleases } }: Readable, importId: number) {
	return or(
		eq(dumpReleases.addedIn, importId),
		eq(dumpReleases.changedIn, importId),
		eq(dumpReleases.goneIn, importId),
	);
}

function isOfChange({ tables: { dumpReleases } }: Readable, importId: number, change: Change) {
	const { addedIn, changedIn, goneIn } = dumpReleases;
	const isThere = or(isNull(goneIn), ne(goneIn, importId));
	if (change === 'gone') return eq(goneIn, importId);
	if (change === 'new') return and(eq(addedIn, importId), isThere);
	return and(eq(changedIn, importId), or(isNull(addedIn), ne(addedIn, importId)), isThere);
}

function selectPressings({ read, tables }: Readable) {
	const { albums, dumpReleases, releases } = tables;
	return read
		.select({
			discogsId: dumpReleases.discogsId,
			addedIn: dumpReleases.addedIn,
			goneIn: dumpReleases.goneIn,
			albumId: releases.albumId,
			masterId: releases.masterId,
			artist: albums.credit,
			title: releases.title,
			country: releases.country,
			year: releases.year,
			format: releases.format,
			formatText: releases.formatText,
			label: releases.label,
			catalogNumber: releases.catalogNumber,
		})
		.from(releases)
		.innerJoin(dumpReleases, eq(dumpReleases.discogsId, releases.discogsId))
		.leftJoin(albums, eq(albums.id, releases.albumId));
}

type Row = Awaited<ReturnType<typeof selectPressings>>[number];

function toPressing({ addedIn, goneIn, masterId, ...pressing }: Row, importId: number): ChangedPressing {
	const change = goneIn === importId ? 'gone' : addedIn === importId ? 'new' : 'changed';
	return { change, ...pressing };
}

function listWanting(
	{ albums, masters, releases }: Wanted,
	{ albumId, masterId, discogsId }: Pick<Row, 'albumId' | 'masterId' | 'discogsId'>,
): string[] {
	const names = [
		...(albums.get(albumId ?? 0) ?? []),
		...(masters.get(masterId ?? 0) ?? []),
		...(releases.get(discogsId) ?? []),
	];
	return [...new Set(names)].sort();
}
