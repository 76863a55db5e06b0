import { setImmediate as letOthers } from 'node:timers/promises';
import type { Readable } from '../../../store/artists-reader.ts';
import type { ImportRow } from '../../../store/imports/imports-reader.ts';
import { readChanges, readWantedChanges } from '../../../store/imports/report-reader.ts';
import type { ReportPrinter } from './printer.ts';
import { toShownPressing } from './shown-pressing.ts';

/** How many pressings were listed, and how many were not. */
export interface ListedCounts {
	wanted: number;
	others: number;
	more: number;
}

export interface ListingOptions {
	/** Whose wishes come first; null: anybody's. */
	userId: number | null;
	/** At most so many of what is wanted, and so many others; null: all. */
	limit: number | null;
	signal: AbortSignal;
	printer: ReportPrinter;
}

/** Prints what an import changed, page by page: first of albums that are wanted, then of all others. Throws the signal's reason. */
export async function listPressings(
	database: Readable,
	row: ImportRow,
	{ userId, limit, signal, printer }: ListingOptions,
): Promise<ListedCounts> {
	const most = limit ?? Number.POSITIVE_INFINITY;
	const allWanted = await readWantedChanges(database, row.id, userId);
	const wanted = allWanted.slice(0, most);
	if (wanted.length > 0) printer.wanted(wanted.map(toShownPressing));
	const isWanted = new Set(allWanted.map(({ discogsId }) => discogsId));
	let others = 0;
	for await (const page of readChanges(database, row)) {
		const rest = page.filter(({ discogsId }) => !isWanted.has(discogsId)).slice(0, most - others);
		if (rest.length > 0) printer.others(rest.map(toShownPressing));
		others += rest.length;
		if (others >= most) break;
		// SQLite answers at once: without a pause nobody would hear of Ctrl-C.
		await letOthers();
		signal.throwIfAborted();
	}
	const more = Math.max(0, row.added + row.changed + row.gone - wanted.length - others);
	return { wanted: wanted.length, others, more };
}
