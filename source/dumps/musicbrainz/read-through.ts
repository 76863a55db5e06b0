import type { ImportCounts } from '../../store/imports/imports-writer.ts';
import type { ImportProgress } from '../progress.ts';
import { DamagedDump } from '../read/damaged-dump.ts';
import type { Rejects } from '../read/rejects.ts';
import type { Keeper } from './keeper.ts';
import { kindOf, looksLike } from './kinds.ts';
import type { Line } from './lines.ts';
import type { OpenFile } from './open-file.ts';
import { BadLine, BrokenLine, parseLine } from './parse.ts';

/** What was counted from the file's beginning on, and the byte of its lines behind the last one that was. */
export interface SoFar extends Pick<ImportCounts, 'records' | 'kept' | 'rejected'> {
	position: number;
}

export interface ReadTools<Kept> {
	keeper: Keeper<Kept>;
	rejects: Rejects;
	onProgress: (progress: ImportProgress) => void;
	/** Ends the reading after the batch in hand. */
	signal: AbortSignal;
	/** Stores a batch, and how far the file is with it. */
	store: (kept: readonly Kept[], so: SoFar) => Promise<void>;
}

/** So many records are stored in one transaction. */
const keptAtOnce = 300;
/** At least so often the checkpoint moves on, in records. */
const recordsAtOnce = 100_000;

/**
 * Reads a file to its end from where `before` stands. A line that cannot be used goes to the rejects, and the rest goes on. Throws the
 * signal's reason, and DamagedDump where the file breaks, after everything before that is stored.
 */
export async function readThrough<Kept>(
	file: OpenFile,
	before: SoFar,
	{ keeper, rejects, onProgress, signal, store }: ReadTools<Kept>,
): Promise<SoFar> {
	const so = { ...before };
	const damage: unknown[] = [];
	let batch: Kept[] = [];
	let stored = before;

	async function flush(): Promise<void> {
		if (so.position === stored.position) return;
		await store(batch, { ...so });
		batch = [];
		stored = { ...so };
	}

	function take(line: Line): void {
		try {
			const kept = readLine(keeper, line);
			so.records += 1;
			if (kept !== null) batch.push(kept);
			if (kept !== null && keeper.counts(kept)) so.kept += 1;
		} catch (error) {
			if (!(error instanceof BadLine)) throw error;
			if (line.isOpen && error instanceof BrokenLine) {
				damage.push(new DamagedDump(`The file is cut off at byte ${line.end} of its lines.`, { cause: error }));
				return;
			}
			so.rejected += 1;
			rejects.add(error.message, line.bytes, line.start);
		}
		so.position = line.end;
	}

	for await (const lines of untilDamage(file.lines, damage)) {
		for (const line of lines) {
			if (line.end <= before.position) passAgain(keeper, line);
			else take(line);
			if (batch.length >= keptAtOnce) await flush();
		}
		if (so.records - stored.records >= recordsAtOnce) await flush();
		const isSkipping = so.position === before.position && before.position > 0;
		const { records, kept, rejected } = so;
		const { name, size } = file;
		const phase = isSkipping ? 'skipping' : 'reading';
		onProgress({ file: name, phase, bytes: file.bytesRead(), size, records, kept, rejected });
		if (signal.aborted) break;
	}
	await flush();
	signal.throwIfAborted();
	if (damage.length > 0) throw damage[0];
	return so;
}

/** Hands lines over until the file breaks; what broke it is noted. */
async function* untilDamage(lines: AsyncIterable<Line[]>, damage: unknown[]): AsyncGenerator<Line[]> {
	try {
		yield* lines;
	} catch (error) {
		damage.push(error);
	}
}

/** What is of use in a line; most are only looked at. Throws BadLine. */
function readLine<Kept>(keeper: Keeper<Kept>, { bytes, isTooLong }: Line): Kept | null {
	if (isTooLong) throw new BadLine('it is too long');
	if (looksLike(keeper.kind, bytes) && !keeper.mayBeKept(bytes)) return null;
	const value = parseLine(bytes);
	if (kindOf(value) !== keeper.kind) throw new BadLine(`it is none of the ${keeper.kind}`);
	return keeper.read(value);
}

/** A line that an interrupted import is done with; if it was bad, that was said. */
function passAgain<Kept>(keeper: Keeper<Kept>, line: Line): void {
	try {
		keeper.pass(line.bytes);
	} catch (error) {
		if (!(error instanceof BadLine)) throw error;
	}
}
