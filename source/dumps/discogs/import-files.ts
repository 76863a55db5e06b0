import { basename, join } from 'node:path';
import type { Database } from '../../../db/client.ts';
import { UsageError } from '../../errors.ts';
import { readChecksums, verifyFile } from '../checksum.ts';
import type { ImportOutcome, ImportProgress } from '../progress.ts';
import { countFile, type DumpFile, importFile } from './import-file.ts';
import { openReader } from './open-reader.ts';
import type { ImportScope } from './read-order.ts';
import { keepHeapSmall } from './small-heap.ts';

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
	keepHeapSmall();
	if (checksumFile !== null) {
		const checksums = await readChecksums(checksumFile);
		for (const path of paths) await verifyFile(path, checksums, { signal, onBytes: () => undefined });
	}
	await using opened = new AsyncDisposableStack();
	const files: DumpFile[] = [];
	for (const path of paths) {
		const name = path === '-' ? 'stdin' : basename(path);
		const rejectsFile = join(tools.rejectsFolder, `${name}.rejects.xml`);
		const reader = opened.use(await openReader({ path, rejectsFile }));
		const { kind } = reader.dump;
		if (kind !== 'labels') files.push({ name, kind, reader, rejectsFile });
	}
	refuseTwins(files);
	const work = { ...tools, scope, onProgress, signal };
	const outcomes: ImportOutcome[] = [];
	for (const kind of order) {
		const file = files.find((one) => one.kind === kind);
		if (file !== undefined) outcomes.push(await (isDryRun ? countFile(work, file) : importFile(work, file)));
	}
	return outcomes;
}

function refuseTwins(files: readonly DumpFile[]): void {
	for (const [kind, twins] of Map.groupBy(files, (file) => file.kind)) {
		if (twins.length === 1) continue;
		throw new UsageError(
			`${twins.map(({ name }) => name).join(' and ')} are both files of ${kind}.`,
			'Import one month after the other, the older one first.',
		);
	}
}
