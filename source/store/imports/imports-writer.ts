import { and, desc, eq } from 'drizzle-orm';
import { StorageError } from '../../errors.ts';
import type { Writable } from '../writable.ts';
import type { ImportRow } from './imports-reader.ts';

/** Which file is read, and what of it is to be kept. */
export type ImportKey = Pick<ImportRow, 'source' | 'kind' | 'edition' | 'file' | 'fingerprint' | 'scope'>;

/** What came of all records up to a position, from the file's beginning: totals, also after an interruption. */
export type ImportCounts = Pick<
	ImportRow,
	'records' | 'kept' | 'added' | 'changed' | 'unchanged' | 'gone' | 'rejected'
>;

/** The counts of an import that has not begun. */
export const nothingCounted: ImportCounts = {
	records: 0,
	kept: 0,
	added: 0,
	changed: 0,
	unchanged: 0,
	gone: 0,
	rejected: 0,
};

/**
 * The reading of a file that was interrupted, with its checkpoint, or a new one at position 0. The file is known by its
 * fingerprint, wherever it lies and whatever it is called now; read with another scope it is another reading.
 */
export async function startImport(store: Writable, key: ImportKey): Promise<{ row: ImportRow; isResumed: boolean }> {
	const { read, write, tables, now } = store;
	const { imports } = tables;
	const [interrupted] = await read
		.select()
		.from(imports)
		.where(
			and(
				eq(imports.source, key.source),
				eq(imports.kind, key.kind),
				eq(imports.fingerprint, key.fingerprint),
				eq(imports.scope, key.scope),
				eq(imports.status, 'running'),
			),
		)
		.orderBy(desc(imports.id))
		.limit(1);
	if (interrupted !== undefined) return { row: interrupted, isResumed: true };
	const [row] = await write
		.insert(imports)
		.values({
			...key,
			...nothingCounted,
			status: 'running',
			position: 0,
			startedAt: now,
			updatedAt: now,
			finishedAt: null,
		})
		.returning();
	if (row === undefined) throw new Error(`the import of ${key.file} was not noted`);
	return { row, isResumed: false };
}

/**
 * Moves the checkpoint: every record that ends before `position` (a byte of the unpacked file) is stored, by the transaction
 * that this is part of. `counts` are totals and replace what stood there.
 */
export async function advanceImport(
	store: Writable,
	id: number,
	{ position, counts }: { position: number; counts: ImportCounts },
): Promise<void> {
	await updateImport(store, id, { position, ...counts });
}

/** What is gone on with begins at the file's beginning again: what was stored of it stays, and is counted as what this import stored. */
export async function restartImport(
	store: Writable,
	id: number,
	{ added, changed }: Pick<ImportCounts, 'added' | 'changed'>,
): Promise<void> {
	await advanceImport(store, id, { position: 0, counts: { ...nothingCounted, added, changed } });
}

/** The file was read to its end: it is not gone on with, and reading it again is a new import. */
export async function finishImport(
	store: Writable,
	id: number,
	{ position, counts }: { position: number; counts: ImportCounts },
): Promise<void> {
	await updateImport(store, id, { position, ...counts, status: 'done', finishedAt: store.now });
}

async function updateImport({ write, tables, now }: Writable, id: number, change: Partial<ImportRow>): Promise<void> {
	const { imports } = tables;
	const updated = await write
		.update(imports)
		.set({ ...change, updatedAt: now })
		.where(and(eq(imports.id, id), eq(imports.status, 'running')))
		.returning({ id: imports.id });
	if (updated.length > 0) return;
	throw new StorageError(
		`Another program has ended import ${id} meanwhile.`,
		'Nothing is lost. Look at what it did with `vinilogy import report --list`.',
	);
}
