import type { ImportRow } from '../../../store/imports/imports-reader.ts';
import { cleanText } from '../../../text.ts';
import { quoteForShell } from '../../output/shell.ts';

/** Whoever reads a dump notes how far they are at least so often, in milliseconds. */
const sign = 120_000;

/** How an import stands: one that has given no sign for a while was interrupted. */
export type ImportState = 'done' | 'running' | 'interrupted';

export function stateOf({ status, updatedAt }: Pick<ImportRow, 'status' | 'updatedAt'>, now: Date): ImportState {
	if (status === 'done') return 'done';
	return now.getTime() - updatedAt.getTime() < sign ? 'running' : 'interrupted';
}

/** How long it took from its start to its end, with all that came between; null while it has not ended. */
export function secondsOf({ startedAt, finishedAt }: Pick<ImportRow, 'startedAt' | 'finishedAt'>): number | null {
	return finishedAt === null ? null : (finishedAt.getTime() - startedAt.getTime()) / 1000;
}

/** That an import has not come to its end, and the command that goes on with it, as lines. The file is where the person has it. */
export function describeUnfinished({ id, source, file, scope }: ImportRow, command: string): string[] {
	const chosen = scope === 'all' ? ' --scope all' : '';
	return [
		`Import ${id} has not come to its end. Unless it is still running, this goes on with it:`,
		`  ${command} import ${source} ${file === 'stdin' ? '-' : quoteForShell(cleanText(file))}${chosen}`,
	];
}
