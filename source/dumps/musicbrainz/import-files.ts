import { join } from 'node:path';
import type { Database } from '../../../db/client.ts';
import type { ImportScope } from '../discogs/read-order.ts';
import type { ImportOutcome, ImportProgress } from '../progress.ts';
import { countFile, importFile } from './import-file.ts';
import { openFile } from './open-file.ts';

export interface ImportTools {
	database: Database;
	clock: () => Date;
	/** A folder for records that cannot be used, made where missing. */
	rejectsFolder: string;
}

export interface ImportOptions {
	scope: ImportScope;
	/** Count, and store nothing. */
	isDryRun: boolean;
}

/** Artists before the release groups of those whom they identify, whatever the order they are given in. */
const order = ['artists', 'release-groups'] as const;

/**
 * Imports files of MusicBrainz' JSON dump, each from its checkpoint. Throws UsageError for what is none, and what the reading of a file
 * throws; what was stored before stays, and the same call goes on from there.
 */
export async function importMusicbrainzFiles(
	{ database, clock, rejectsFolder }: ImportTools,
	paths: readonly string[],
	{ scope, isDryRun }: ImportOptions,
	onProgress: (progress: ImportProgress) => void,
	signal: AbortSignal,
): Promise<ImportOutcome[]> {
	await using opened = new AsyncDisposableStack();
	const files = [];
	for (const path of paths) files.push(opened.use(await openFile(path)));
	files.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
	const outcomes: ImportOutcome[] = [];
	for (const file of files) {
		const rejectsFile = join(rejectsFolder, `${file.name}.rejects.jsonl`);
		const work = { database, clock, scope, rejectsFile, onProgress, signal };
		outcomes.push(await (isDryRun ? countFile(work, file) : importFile(work, file)));
	}
	return outcomes;
}
