import { type ImportRow, readImports } from '../../../store/imports/imports-reader.ts';
import { cleanText } from '../../../text.ts';
import { formatClock } from '../../output/ages.ts';
import { formatJson } from '../../output/json.ts';
import { formatCount } from '../../output/numbers.ts';
import { sayLines } from '../../output/say-lines.ts';
import { type Column, formatTable } from '../../output/table.ts';
import { formatTsv } from '../../output/tsv.ts';
import type { Session } from '../../with-context.ts';
import { describeUnfinished, type ImportState, secondsOf, stateOf } from './told-import.ts';

/** An import as it is listed. */
interface ListedImport extends Omit<ImportRow, 'status' | 'fingerprint' | 'position'> {
	state: ImportState;
	/** From start to end; null while it has not ended. */
	seconds: number | null;
}

const fields: (keyof ListedImport)[] = [
	...(['id', 'source', 'kind', 'edition', 'scope', 'state', 'records', 'kept', 'added', 'changed'] as const),
	...(['unchanged', 'gone', 'rejected', 'startedAt', 'finishedAt', 'seconds', 'file'] as const),
];

/** `import report --list`: every file of a dump that was read, or begun, the latest first. Returns the exit code. */
export async function listImports(
	{ context, terminal, command }: Session,
	{ limit, json }: { limit: number; json: boolean },
): Promise<number> {
	const now = context.clock();
	const rows = await readImports(context.database, limit);
	const listed = rows.map(({ status, fingerprint, position, ...row }) => ({
		...row,
		state: stateOf({ status, updatedAt: row.updatedAt }, now),
		seconds: secondsOf(row),
	}));
	if (json) terminal.print(formatJson({ imports: listed }));
	else if (!terminal.isInteractive) terminal.print(formatTsv(listed, fields));
	else if (listed.length > 0) terminal.print(formatTable(listed, columns, terminal.columns()));
	if (json) return 0;
	if (rows.length === 0) terminal.say('No dump was imported yet.');
	const interrupted = rows.filter((row) => stateOf(row, now) === 'interrupted');
	sayLines(
		terminal,
		interrupted.flatMap((row) => describeUnfinished(row, command)),
	);
	return 0;
}

const columns: Column<ListedImport>[] = [
	{ title: 'No.', value: ({ id }) => id, align: 'right', importance: 1 },
	{ title: 'From', value: ({ source }) => cleanText(source), importance: 5 },
	{ title: 'File', value: ({ kind }) => cleanText(kind), importance: 1 },
	{ title: 'Of', value: ({ edition }) => cleanText(edition), importance: 1 },
	{ title: 'Scope', value: ({ scope }) => scope, importance: 4 },
	{ title: 'State', value: ({ state }) => state, importance: 1 },
	{ title: 'Records', value: ({ records }) => formatCount(records), align: 'right', importance: 3 },
	{ title: 'Kept', value: ({ kept }) => formatCount(kept), align: 'right', importance: 2 },
	{ title: 'Started', value: ({ startedAt }) => formatTime(startedAt), importance: 6 },
	{
		title: 'Time',
		value: ({ seconds }) => (seconds === null ? null : formatClock(seconds)),
		align: 'right',
		importance: 7,
	},
];

/** "2026-11-20 18:30", where the reader is. */
function formatTime(time: Date): string {
	const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
	return local.toISOString().slice(0, 16).replace('T', ' ');
}
