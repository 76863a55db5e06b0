import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../db/client.ts';
import { type ImportOptions, importMusicbrainzFiles } from '../../../source/dumps/musicbrainz/import-files.ts';
import type { ImportProgress } from '../../../source/dumps/progress.ts';
import { artistLines, releaseGroupLines } from '../../../source/sandbox/dumps/musicbrainz.ts';
import type { World } from '../../../source/sandbox/world/world.ts';

/** A folder with the dump of a world as MusicBrainz would write it: no line end behind the last line. */
export interface DumpFolder extends AsyncDisposable {
	folder: string;
	artists: string;
	groups: string;
	/** Writes another file and returns its path. */
	write(name: string, content: string | Buffer): Promise<string>;
}

export async function writeDump(world: World): Promise<DumpFolder> {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-mbdump-'));
	const write = async (name: string, content: string | Buffer) => {
		const path = join(folder, name);
		await writeFile(path, content);
		return path;
	};
	return {
		folder,
		write,
		artists: await write('artist', [...artistLines(world)].join('\n')),
		groups: await write('release-group', [...releaseGroupLines(world)].join('\n')),
		[Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
	};
}

/** Imports files, and hears how far they are. */
export async function importFiles(
	database: Database,
	paths: string[],
	{
		scope = 'catalog',
		isDryRun = false,
		signal = new AbortController().signal,
		onProgress = () => undefined,
	}: Partial<ImportOptions & { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }>,
) {
	const folder = await mkdtemp(join(tmpdir(), 'vinilogy-rejects-'));
	const tools = { database, clock: () => new Date(), rejectsFolder: folder };
	try {
		return await importMusicbrainzFiles(tools, paths, { scope, isDryRun }, onProgress, signal);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Every row of every table, without the times, which are those of the clock. */
export async function readRows({ read, tables }: Database): Promise<Record<string, unknown[]>> {
	const isTime = (name: string) => /(At|Until)$/.test(name);
	const rows: Record<string, unknown[]> = {};
	for (const [name, table] of Object.entries(tables)) {
		const all = await read.select().from(table);
		rows[name] = all
			.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !isTime(column)))))
			.sort();
	}
	return rows;
}
