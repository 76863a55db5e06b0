import { writeFile } from 'node:fs/promises';
import { UsageError } from '../../errors.ts';
import { writeList } from '../../profiles/discogs/csv/write-list.ts';
import { type DiscogsList, readDiscogsList } from '../../store/listeners/discogs-lists-reader.ts';
import { findListener } from '../listener.ts';
import { formatCounted } from '../output/numbers.ts';
import { withContext } from '../with-context.ts';

/** `export collection` and `export wantlist`: a list as Discogs exports it, on stdout or in a new file. */
export async function exportListFile(
	path: string | undefined,
	list: DiscogsList['list'],
	{ user }: { user: string },
): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		const listener = (await findListener(session, user)).user;
		const rows = await readDiscogsList(context.database, { userId: listener.id, list });
		const text = writeList(list, rows);
		if (path === undefined || path === '-') terminal.print(text);
		else await writeNew(path, text);
		terminal.say(`${formatCounted(rows.length, 'row')}.`);
		return 0;
	});
}

/** Nothing is ever overwritten. Throws UsageError. */
async function writeNew(path: string, text: string): Promise<void> {
	try {
		await writeFile(path, text, { flag: 'wx' });
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		throw new UsageError(
			code === 'EEXIST' ? `${path} is there already.` : `${path} cannot be written (${code}).`,
			'Name another file, or none: the list is printed then.',
		);
	}
}
