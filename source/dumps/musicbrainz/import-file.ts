import { existsSync } from 'node:fs';
import type { Database } from '../../../db/client.ts';
import type { ImportRow } from '../../store/imports/imports-reader.ts';
import {
	advanceImport,
	finishImport,
	type ImportCounts,
	nothingCounted,
	startImport,
} from '../../store/imports/imports-writer.ts';
import { writeAt } from '../../store/writable.ts';
import type { ImportScope } from '../discogs/read-order.ts';
import type { ImportOutcome, ImportProgress } from '../progress.ts';
import { createRejects } from '../read/rejects.ts';
import { createArtistKeeper } from './artists.ts';
import type { Keeper, Saved } from './keeper.ts';
import type { DumpKind } from './kinds.ts';
import type { OpenFile } from './open-file.ts';
import { readThrough, type SoFar } from './read-through.ts';
import { createReleaseGroupKeeper } from './release-groups.ts';

export interface ImportWork {
	database: Database;
	clock: () => Date;
	scope: ImportScope;
	/** Where records that cannot be used are written, as they came. */
	rejectsFile: string;
	onProgress: (progress: ImportProgress) => void;
	/** Ends the import after the batch in hand. */
	signal: AbortSignal;
}

/**
 * Imports one file from its checkpoint to its end. Every batch is one transaction that moves the checkpoint too, so whatever ends the
 * program, the next run goes on behind the last whole batch. What only the whole file can say is stored at its end.
 */
export async function importFile(work: ImportWork, file: OpenFile): Promise<ImportOutcome> {
	const { database, scope } = work;
	const { name, kind, fingerprint } = file;
	const key = { source: 'musicbrainz', kind, edition: '', file: name, fingerprint, scope };
	const { row, isResumed } = await writeAt(database, work.clock(), (store) => startImport(store, key));
	const began = performance.now();
	const counts = await withKeeper(work, kind, row.startedAt, (keeper) => storeThrough(work, file, row, keeper));
	return { ...describe(work, file, began), ...counts, importId: row.id, isResumed };
}

/** Reads a file and stores nothing: what an import would keep. How much of it is new or changed is not known without storing it. */
export async function countFile(work: ImportWork, file: OpenFile): Promise<ImportOutcome> {
	const began = performance.now();
	const so = await withKeeper(work, file.kind, work.clock(), (keeper) =>
		read(work, file, keeper, { ...nothingCounted, position: 0 }, async () => undefined),
	);
	const { records, kept, rejected } = so;
	return {
		...describe(work, file, began),
		...{ ...nothingCounted, records, kept, rejected },
		...{ importId: null, isResumed: false },
	};
}

/** Calls with the keeper of a kind, whatever it keeps. */
async function withKeeper<Result>(
	{ database, scope }: ImportWork,
	kind: DumpKind,
	since: Date,
	use: <Kept>(keeper: Keeper<Kept>) => Promise<Result>,
): Promise<Result> {
	if (kind === 'artists') return use(await createArtistKeeper(database, { scope, since }));
	return use(await createReleaseGroupKeeper(database, { scope, since }));
}

async function read<Kept>(
	{ rejectsFile, onProgress, signal }: ImportWork,
	file: OpenFile,
	keeper: Keeper<Kept>,
	before: SoFar,
	store: (kept: readonly Kept[], so: SoFar) => Promise<void>,
): Promise<SoFar> {
	using rejects = createRejects(rejectsFile);
	return await readThrough(file, before, { keeper, rejects, onProgress, signal, store });
}

async function storeThrough<Kept>(
	work: ImportWork,
	file: OpenFile,
	row: ImportRow,
	keeper: Keeper<Kept>,
): Promise<ImportCounts> {
	let counts: ImportCounts = pickCounts(row);
	const { records, kept, rejected, position } = row;
	const so = await read(
		work,
		file,
		keeper,
		{ records, kept, rejected, position },
		async (batch, { position, ...so }) => {
			counts = await writeAt(work.database, work.clock(), async (store) => {
				const next = { ...add(counts, await keeper.save(store, batch)), ...so };
				await advanceImport(store, row.id, { position, counts: next });
				return next;
			});
		},
	);
	const { name, size } = file;
	work.onProgress({ file: name, phase: 'finishing', bytes: file.bytesRead(), size, ...so });
	for (const save of await keeper.finish()) {
		work.signal.throwIfAborted();
		counts = await writeAt(work.database, work.clock(), async (store) => {
			const saved = await save(store);
			const next = { ...add(counts, saved), kept: counts.kept + saved.added + saved.changed + saved.unchanged };
			await advanceImport(store, row.id, { position: so.position, counts: next });
			return next;
		});
	}
	await writeAt(work.database, work.clock(), (store) => finishImport(store, row.id, { position: so.position, counts }));
	return counts;
}

function add(counts: ImportCounts, { added, changed, unchanged }: Saved): ImportCounts {
	return {
		...counts,
		added: counts.added + added,
		changed: counts.changed + changed,
		unchanged: counts.unchanged + unchanged,
	};
}

function pickCounts({ records, kept, added, changed, unchanged, gone, rejected }: ImportCounts): ImportCounts {
	return { records, kept, added, changed, unchanged, gone, rejected };
}

function describe(
	{ rejectsFile }: ImportWork,
	{ name, kind }: OpenFile,
	began: number,
): Pick<ImportOutcome, 'file' | 'kind' | 'edition' | 'rejectsFile' | 'unknownElements' | 'seconds'> {
	return {
		file: name,
		kind,
		edition: '',
		rejectsFile: existsSync(rejectsFile) ? rejectsFile : null,
		unknownElements: [],
		seconds: (performance.now() - began) / 1000,
	};
}
