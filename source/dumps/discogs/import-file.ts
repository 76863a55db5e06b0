import type { Database } from '../../../db/client.ts';
import { UsageError } from '../../errors.ts';
import { expiryOf } from '../../steps/freshness.ts';
import { answerQueueFromDump } from '../../store/dumps/answered-steps.ts';
import { markGoneFromDump } from '../../store/dumps/mark-gone.ts';
import type { MergeCounts } from '../../store/dumps/merge-releases.ts';
import { readNewestEdition } from '../../store/imports/imports-reader.ts';
import {
	advanceImport,
	finishImport,
	type ImportCounts,
	nothingCounted,
	restartImport,
	startImport,
} from '../../store/imports/imports-writer.ts';
import { inGroups } from '../../store/in-groups.ts';
import { type Writable, writeAloneAt, writeAt } from '../../store/writable.ts';
import type { ImportOutcome, ImportProgress } from '../progress.ts';
import { DamagedDump } from '../read/damaged-dump.ts';
import type { RecordKind } from '../read/scanner.ts';
import { mergeRows } from './merge-rows.ts';
import type { DumpReader } from './open-reader.ts';
import { type ImportScope, makeReadOrder } from './read-order.ts';
import { describeReading, type Reading, readThrough, sumUp } from './read-through.ts';

/** A file that is to be imported, opened by its thread. */
export interface DumpFile {
	/** Its name, without the folder. */
	name: string;
	kind: RecordKind;
	reader: DumpReader;
	/** Where its rejected records go. */
	rejectsFile: string;
}

export interface ImportWork {
	database: Database;
	clock: () => Date;
	scope: ImportScope;
	onProgress: (progress: ImportProgress) => void;
	/** Ends the import after the batch in hand. */
	signal: AbortSignal;
}

const goneAtOnce = 5_000;

/** What the import of a file fills: after half a million rows the planner's numbers are those of another table. */
const written: Record<RecordKind, string[]> = {
	masters: ['dump_masters', 'albums'],
	releases: ['artists', 'albums', 'album_artists', 'releases', 'release_keys', 'labels', 'dump_releases'],
	artists: ['artist_names'],
};

/**
 * Imports one file from its checkpoint to its end. Every batch is one transaction that moves the checkpoint too, so whatever ends the
 * program, the next run goes on behind the last whole batch. What a month's file no longer has is marked at its end.
 */
export async function importFile(work: ImportWork, file: DumpFile): Promise<ImportOutcome> {
	const { database, clock, scope } = work;
	const began = performance.now();
	const { edition, fingerprint } = file.reader.dump;
	const key = { source: 'discogs', kind: file.kind, edition, file: file.name, fingerprint, scope };
	await refuseOlderMonth(database, key);
	const { row, isResumed } = await writeAt(database, clock(), (store) => startImport(store, key));
	const options = { importId: row.id, dumpedAt: readDumpDay(edition) ?? row.startedAt };
	const order = await makeReadOrder(database, {
		...{ kind: file.kind, scope, from: row.position },
		startedAt: row.startedAt,
	});
	let counts = pickCounts(row);
	let batches = 0;
	const end = await readThrough(work, file, order, row, async ({ so, rows }) => {
		counts = await writeAloneAt(database, clock(), async (store) => {
			const merged = await mergeRows(store, rows, options);
			const next = countUp(counts, sumUp(row, so), merged);
			await advanceImport(store, row.id, { position: so.position, counts: next });
			return next;
		});
		batches += 1;
		if (isPowerOfFour(batches)) await analyze(work, file.kind);
	}).catch(async (error: unknown) => {
		// What broken gzip unpacks to may be wrong for long before it is found out: a whole file is read from its beginning.
		if (error instanceof DamagedDump) await writeAt(database, clock(), (store) => restartImport(store, row.id, counts));
		throw error;
	});
	const { position } = end.so;
	const gone = listGone(file, end);
	refusePart(file, gone, order.known.ids.length);
	for (const some of inGroups(gone, goneAtOnce)) {
		counts = await writeAt(database, clock(), async (store) => {
			const next = { ...counts, gone: counts.gone + (await markGoneFromDump(store, row.id, some)) };
			await advanceImport(store, row.id, { position, counts: next });
			return next;
		});
	}
	if (file.kind === 'releases') await writeAt(database, clock(), (store) => answerQueue(store, options.dumpedAt));
	await analyze(work, file.kind);
	await writeAt(database, clock(), (store) => finishImport(store, row.id, { position, counts }));
	return { ...describeReading(file, end, began), ...pickCounts(counts), importId: row.id, isResumed };
}

/** Reads a file and stores nothing: what an import would keep. How much of it is new or changed is not known without storing it. */
export async function countFile(work: ImportWork, file: DumpFile): Promise<ImportOutcome> {
	const began = performance.now();
	const order = await makeReadOrder(work.database, {
		...{ kind: file.kind, scope: work.scope, from: 0 },
		startedAt: work.clock(),
	});
	const end = await readThrough(work, file, order, nothingCounted, async () => undefined);
	const seen = sumUp(nothingCounted, end.so);
	const counts = { ...nothingCounted, ...seen, unchanged: end.so.unchanged, gone: listGone(file, end).length };
	return { ...describeReading(file, end, began), ...counts, importId: null, isResumed: false };
}

/**
 * What was kept is new, changed, or as it was: also where a record changed in what is not stored. What broken bytes told was counted, too,
 * and is not among what is kept.
 */
function countUp(
	before: ImportCounts,
	seen: Pick<ImportCounts, 'records' | 'kept' | 'rejected'>,
	merged: MergeCounts,
): ImportCounts {
	const added = before.added + merged.added;
	const changed = before.changed + merged.changed;
	return { ...before, ...seen, added, changed, unchanged: Math.max(0, seen.kept - added - changed) };
}

/** Tables that were empty a minute ago are planned for as if they were: the planner is told when they are four times as large. */
function analyze({ database, clock }: ImportWork, kind: RecordKind): Promise<void> {
	return writeAt(database, clock(), (store) => store.write.bulk.analyze(written[kind]));
}

function isPowerOfFour(count: number): boolean {
	return Number.isInteger(Math.log2(count) / 2);
}

/** An older month would undo what a newer one told. */
async function refuseOlderMonth(
	database: Database,
	{ kind, edition }: { kind: string; edition: string },
): Promise<void> {
	const newest = edition === '' ? null : await readNewestEdition(database, { source: 'discogs', kind });
	if (newest === null || newest <= edition) return;
	throw new UsageError(
		`The ${kind} of ${newest} have been imported: those of ${edition} are older.`,
		'Import the files of a month that is not older. Nothing was changed.',
	);
}

/** Albums that wait for their pressings to be fetched have them now. */
async function answerQueue(store: Writable, dumpedAt: Date): Promise<void> {
	const expiresAt = expiryOf('vinyl-releases', 'done', store.now);
	await answerQueueFromDump(store, { fetchedAt: dumpedAt, expiresAt });
}

/** Only the file of a month says what is gone: any other may be a part of one. Masters that vanish leave their albums as they are. */
function listGone({ kind, reader }: DumpFile, { missing }: Reading): number[] {
	return kind === 'releases' && reader.dump.edition !== '' ? missing : [];
}

/** From month to month Discogs loses one release in a thousand: where it is one in twenty, the file is a part of a month's. */
function refusePart({ name }: DumpFile, gone: readonly number[], known: number): void {
	if (gone.length <= Math.max(1_000, known / 20)) return;
	throw new UsageError(
		`${name} lacks ${gone.length} of the ${known} releases that the last dump told: it seems to be a part of a month's file.`,
		'What it has is stored, and nothing was marked as gone. Import the whole file, or give a part a name without a date.',
	);
}

function pickCounts({ records, kept, added, changed, unchanged, gone, rejected }: ImportCounts): ImportCounts {
	return { records, kept, added, changed, unchanged, gone, rejected };
}

/** The first of the month that a dump is of; null where its name does not say. */
function readDumpDay(edition: string): Date | null {
	return edition === '' ? null : new Date(`${edition}-01T00:00:00Z`);
}
