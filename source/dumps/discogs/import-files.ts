import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Database } from '../../../db/client.ts';
import { UsageError } from '../../errors.ts';
import { readChecksums, verifyFile } from '../checksum.ts';
import type { ImportOutcome, ImportProgress } from '../progress.ts';
import type { DumpKind } from './facts.ts';
import { countFile, importFile } from './import-file.ts';
import { openReader } from './open-reader.ts';
import type { ImportScope } from './read-order.ts';

export interface ImportTools {
	database: Database;
	clock: () => Date;
	/** A folder for records that cannot be used; made when there are some. */
	rejectsFolder: string;
}

export interface ImportOptions {
	scope: ImportScope;
	/** The month's CHECKSUM.txt: files are compared with it before anything is read of them. */
	checksumFile: string | null;
	/** Count, and store nothing. */
	isDryRun: boolean;
}

/**
 * The order in which files are imported, whatever the order they are given in: masters before the releases that need their titles and
 * years, artists after the releases that bring them.
 */
const order = ['masters', 'releases', 'artists'] as const;

/**
 * Imports files of one dump, each from its checkpoint. Labels are passed over: releases name theirs. Throws UsageError for files that
 * cannot be imported together, and what the reading of a file throws; what was stored before stays, and the same call goes on from there.
 */
export async function importDiscogsFiles(
	tools: ImportTools,
	paths: readonly string[],
	{ scope, checksumFile, isDryRun }: ImportOptions,
	onProgress: (progress: ImportProgress) => void,
	signal: AbortSignal,
): Promise<ImportOutcome[]> {
	if (checksumFile !== null) await compareAll(paths, checksumFile, onProgress, signal);
	const work = { ...tools, scope, onProgress, signal };
	const outcomes: ImportOutcome[] = [];
	for (const path of await sortFiles(paths, signal)) {
		const name = path === '-' ? 'stdin' : basename(path);
		const rejectsFile = join(tools.rejectsFolder, `${name}.rejects.xml`);
		await using reader = await openReader({ path, rejectsFile }, signal);
		const { kind } = reader.dump;
		if (kind === 'labels') continue;
		const file = { name, kind, reader, rejectsFile };
		outcomes.push(await (isDryRun ? countFile(work, file) : importFile(work, file)));
	}
	return outcomes;
}

async function compareAll(
	paths: readonly string[],
	checksumFile: string,
	onProgress: (progress: ImportProgress) => void,
	signal: AbortSignal,
): Promise<void> {
	const checksums = await readChecksums(checksumFile);
	for (const path of paths) {
		const file = { file: basename(path), phase: 'checking', records: 0, kept: 0, rejected: 0 } as const;
		const { size } = await stat(path);
		await verifyFile(path, checksums, { signal, onBytes: (bytes) => onProgress({ ...file, bytes, size }) });
	}
}

/** One of several files is opened to see what it is, and again when its turn comes; a single one may be stdin, which comes only once. */
async function sortFiles(paths: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
	if (paths.length === 1) return paths;
	const found: { path: string; kind: DumpKind }[] = [];
	for (const path of paths) {
		await using reader = await openReader({ path, rejectsFile: '' }, signal);
		found.push({ path, kind: reader.dump.kind });
	}
	refuseTwins(found);
	return order.flatMap((kind) => found.filter((one) => one.kind === kind).map(({ path }) => path));
}

function refuseTwins(files: readonly { path: string; kind: DumpKind }[]): void {
	for (const [kind, twins] of Map.groupBy(files, (file) => file.kind)) {
		if (twins.length === 1) continue;
		throw new UsageError(
			`${twins.map(({ path }) => basename(path)).join(' and ')} are both files of ${kind}.`,
			'Import one month after the other, the older one first.',
		);
	}
}
