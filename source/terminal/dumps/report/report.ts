import { UsageError } from '../../../errors.ts';
import { monthOf } from '../../../months.ts';
import {
	findFirstImport,
	findImport,
	type ImportRow,
	readImports,
	readLastImports,
} from '../../../store/imports/imports-reader.ts';
import { findListener } from '../../listener.ts';
import { formatCount, formatCounted } from '../../output/numbers.ts';
import { sayLines } from '../../output/say-lines.ts';
import { type Session, withContext } from '../../with-context.ts';
import { listImports } from './list-imports.ts';
import { type ListedCounts, listPressings } from './list-pressings.ts';
import { openReportPrinter, type ReportPrinter } from './printer.ts';
import { describeUnfinished } from './told-import.ts';

export interface ReportOptions {
	/** The number of an import; without it, the last ones. */
	import?: number;
	user?: string;
	limit: number;
	all: boolean;
	list: boolean;
	json: boolean;
}

/**
 * `import report`: what the last imports changed, what somebody wants or keeps first. `--list` lists the imports themselves.
 * Asks nobody.
 */
export async function reportImports(options: ReportOptions): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		if (options.list) return listImports(session, options);
		const userId = options.user === undefined ? null : (await findListener(session, options.user)).user.id;
		const imports = await chooseImports(session, options.import);
		const printer = openReportPrinter(session.terminal, options.json);
		printer.imports(imports);
		for (const row of imports.filter(({ kind }) => kind === 'releases')) {
			await reportPressings(session, row, { ...options, userId, printer });
		}
		if (!options.json) await sayNext(session, imports.length === 0);
		return 0;
	});
}

/** Throws UsageError for a number that no import has. */
async function chooseImports({ context, command }: Session, id: number | undefined): Promise<ImportRow[]> {
	if (id === undefined) return readLastImports(context.database);
	const row = await findImport(context.database, id);
	if (row !== undefined) return [row];
	throw new UsageError(`There is no import ${id}.`, `See which there are: ${command} import report --list`);
}

/** How to begin, or to go on with what was begun. */
async function sayNext({ context, terminal, command }: Session, isEmpty: boolean): Promise<void> {
	const [last] = await readImports(context.database, 1);
	if (last !== undefined && last.status !== 'done') return sayLines(terminal, describeUnfinished(last, command));
	if (!isEmpty) return;
	sayLines(terminal, [
		'No dump was imported yet.',
		'Fetch and import a month:',
		`  ${command} import discogs --download ${monthOf(context.clock())}`,
	]);
}

interface PressingOptions extends Pick<ReportOptions, 'limit' | 'all' | 'json'> {
	userId: number | null;
	printer: ReportPrinter;
}

async function reportPressings(
	{ context, terminal }: Session,
	row: ImportRow,
	{ userId, limit, all, json, printer }: PressingOptions,
): Promise<void> {
	const { database, signal } = context;
	const isFirst = (await findFirstImport(database, row))?.id === row.id;
	const counts: ListedCounts =
		isFirst && !all
			? { wanted: 0, others: 0, more: row.added + row.changed + row.gone }
			: await listPressings(database, row, { userId, limit: all ? null : limit, signal, printer });
	printer.end(counts);
	if (json) return;
	if (row.added + row.changed + row.gone === 0) {
		terminal.say('Nothing has changed.');
	} else if (isFirst && !all) {
		sayLines(terminal, [
			`This was the first import of releases: all ${formatCounted(row.kept, 'pressing')} came with it. The next month tells what changes (--all lists these).`,
		]);
	} else if (counts.more > 0) {
		terminal.say(`… and ${formatCount(counts.more)} more: --limit 1000, or --all`);
	}
}
