import type { ImportRow } from '../../../source/store/imports/imports-reader.ts';
import type { Writable } from '../../../source/store/writable.ts';
import { monday } from '../stored.ts';

/** An import of releases that ended well, with what a test says of it; returns its number. */
export async function addImport({ write, tables }: Writable, told: Partial<ImportRow>): Promise<number> {
	const [row] = await write
		.insert(tables.imports)
		.values({
			...{ source: 'discogs', kind: 'releases', edition: '2026-10', scope: 'catalog', status: 'done' },
			...{ file: 'discogs_20261001_releases.xml.gz', fingerprint: 'abc', position: 0 },
			...{ records: 0, kept: 0, added: 0, changed: 0, unchanged: 0, gone: 0, rejected: 0 },
			...{ startedAt: monday, updatedAt: monday, finishedAt: monday },
			...told,
		})
		.returning();
	if (row === undefined) throw new Error('the import was not stored');
	return row.id;
}

/** That a dump told of these releases (Discogs' numbers). */
export async function addDumpReleases(
	{ write, tables }: Writable,
	discogsIds: number[],
	said: { addedIn: number | null; changedIn?: number; goneIn?: number },
): Promise<void> {
	await write.insert(tables.dumpReleases).values(
		discogsIds.map((discogsId) => ({
			...{ discogsId, hash: 1, addedIn: said.addedIn },
			...{ changedIn: said.changedIn ?? null, goneIn: said.goneIn ?? null },
		})),
	);
}
