import { spool } from '../../csv/spool-stdin.ts';
import { exitCodes } from '../../errors.ts';
import { type ImportedList, importList } from '../../profiles/discogs/csv/import-list.ts';
import { readListFile } from '../../profiles/discogs/csv/read-file.ts';
import { readUserName } from '../../profiles/user-name.ts';
import type { DiscogsList } from '../../store/listeners/discogs-lists-reader.ts';
import { findUser, type UserRow } from '../../store/listeners/users-reader.ts';
import { cleanText } from '../../text.ts';
import { ensureListener } from '../listener.ts';
import { formatJson } from '../output/json.ts';
import { formatCount } from '../output/numbers.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { describeImported, importedFields } from './import-words.ts';

export interface ImportListOptions {
	user: string;
	dryRun: boolean;
	json: boolean;
}

/** More lines than a person reads. */
const shownBadRows = 20;

/**
 * `import collection` and `import wantlist`: stores a list as Discogs exports it; `-` reads stdin. Rows that cannot be used are named on stderr.
 * Exit code 3 when there were some, 1 when nothing could be used.
 */
export async function importListFile(
	path: string,
	list: DiscogsList['list'],
	options: ImportListOptions,
): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		if (path === '-' && process.stdin.isTTY === true) terminal.say('Paste the list; Ctrl-D ends it.');
		await using spooled = path === '-' ? await spool(process.stdin) : null;
		// A file that cannot be read makes no listener.
		const file = await readListFile(spooled?.path ?? path);
		const userId = await findListenerId(session, options);
		const imported = await importList(context, { userId, list }, { file, isDryRun: options.dryRun });
		sayProblems(session, path, imported);
		const { bad, ...counts } = imported;
		const told = { list, dryRun: options.dryRun, ...counts, bad: bad.length };
		if (options.json) terminal.print(formatJson({ ...told, bad }));
		else if (!terminal.isInteractive) terminal.print(formatTsv([told], importedFields));
		else terminal.print(describeImported(list, imported, session.command));
		if (imported.rows === 0 && bad.length > 0) return exitCodes.failed;
		return bad.length > 0 ? exitCodes.partly : exitCodes.done;
	});
}

/** A dry run makes no listener either: nothing is stored of one who is not there. */
async function findListenerId(session: Session, { user, dryRun }: ImportListOptions): Promise<UserRow['id']> {
	if (!dryRun) return (await ensureListener(session, user)).user.id;
	return (await findUser(session.context.database, readUserName(user)))?.id ?? 0;
}

function sayProblems({ terminal }: Session, path: string, imported: ImportedList): void {
	const { bad, unknownColumns, isDayOrderGuessed } = imported;
	const name = path === '-' ? 'stdin' : path;
	for (const { line, reason } of bad.slice(0, shownBadRows)) terminal.say(`${name} line ${line}: ${cleanText(reason)}`);
	const more = bad.length - shownBadRows;
	if (more > 0) terminal.say(`… and ${formatCount(more)} more lines that cannot be used: all of them with --json`);
	if (unknownColumns.length > 0) {
		terminal.say(`Not used: the columns ${unknownColumns.map((column) => `"${column}"`).join(', ')}.`);
	}
	if (isDayOrderGuessed) terminal.say('Dates like 04/05/2023 are read with the day first: no date in the file tells.');
}
