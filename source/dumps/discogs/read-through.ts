import { existsSync } from 'node:fs';
import type { ImportCounts } from '../../store/imports/imports-writer.ts';
import type { ImportOutcome, ImportProgress } from '../progress.ts';
import type { DumpFile, ImportWork } from './import-file.ts';
import type { KeptRows } from './sift/sieve.ts';
import type { ReadEnd, ReadOrder, ReadSoFar } from './thread-messages.ts';

/** A file that was read to its end. */
export interface Reading extends ReadEnd {
	so: ReadSoFar;
}

/** Rows to be stored, and how far the file is with them. */
export interface ReadBatch {
	so: ReadSoFar;
	rows: KeptRows[];
}

/** Reads a file to its end, telling how far it is; `before` counts what an interrupted import had. Every batch is stored before the next one. */
export async function readThrough(
	{ onProgress, signal }: ImportWork,
	{ name, reader }: DumpFile,
	order: ReadOrder,
	before: ImportCounts,
	store: (batch: ReadBatch) => Promise<void>,
): Promise<Reading> {
	const tell = (so: ReadSoFar, phase: ImportProgress['phase']) => {
		const { records, kept, rejected } = sumUp(before, so);
		onProgress({
			file: name,
			phase,
			bytes: so.bytes,
			size: reader.dump.size,
			records,
			kept,
			rejected,
		});
	};
	for await (const message of reader.read(order)) {
		signal.throwIfAborted();
		if (message.type === 'progress') {
			tell(message.so, message.so.isSkipping ? 'skipping' : 'reading');
			continue;
		}
		await store(message);
		tell(message.so, message.type === 'end' ? 'finishing' : 'reading');
		if (message.type === 'end') return { ...message.end, so: message.so };
	}
	throw new Error(`the reading of ${name} ended before the file`);
}

/** What was counted before and since. Kept is all that is on vinyl and within the scope, also what is as it was. */
export function sumUp(before: ImportCounts, so: ReadSoFar): Pick<ImportCounts, 'records' | 'kept' | 'rejected'> {
	return {
		records: before.records + so.records,
		kept: before.kept + so.kept + so.unchanged,
		rejected: before.rejected + so.rejected,
	};
}

/** What a reading tells beside its counts; `began` is a time of `performance.now()`. */
export function describeReading(
	{ name, kind, reader, rejectsFile }: DumpFile,
	{ unknownElements }: Reading,
	began: number,
): Pick<ImportOutcome, 'file' | 'kind' | 'edition' | 'rejectsFile' | 'unknownElements' | 'seconds'> {
	return {
		file: name,
		kind,
		edition: reader.dump.edition,
		rejectsFile: existsSync(rejectsFile) ? rejectsFile : null,
		unknownElements,
		seconds: (performance.now() - began) / 1000,
	};
}
