import type { ImportOutcome, ImportProgress } from '../../dumps/progress.ts';
import { exitCodes } from '../../errors.ts';
import { formatJson } from '../output/json.ts';
import { sayLines } from '../output/say-lines.ts';
import { formatTsv } from '../output/tsv.ts';
import type { Session } from '../with-context.ts';
import { type FileWords, openImportView } from './progress-view.ts';
import { describeOutcomes, formatOutcomes, outcomeFields } from './summary.ts';

/** Reading files of a dump, as a command asks for it. */
export interface ImportRun {
	read: (onProgress: (progress: ImportProgress) => void, signal: AbortSignal) => Promise<ImportOutcome[]>;
	/** What a file is called, and its records that are kept. */
	wordsOf: (file: string) => FileWords;
	scope: string;
	isDryRun: boolean;
	json: boolean;
	/** What a person may do next. */
	advise: (outcomes: ImportOutcome[]) => Promise<string[]>;
}

/**
 * Reads files with their progress on stderr and what came of them on stdout. Returns the exit code: 3 where records were rejected.
 * Throws Cancelled after the batch in hand when a person asks to stop, and whatever the reading throws.
 */
export async function runImport({ context, terminal }: Session, run: ImportRun): Promise<number> {
	const { wordsOf, scope, isDryRun, json } = run;
	const view = openImportView(terminal, context.clock, { wordsOf, isQuiet: json });
	const sayStopping = () => terminal.say('Finishing the batch in hand; Ctrl-C again leaves now.');
	context.signal.addEventListener('abort', sayStopping);
	let outcomes: ImportOutcome[];
	try {
		outcomes = (await run.read(view.tell, context.signal)).map(roundTime);
	} finally {
		context.signal.removeEventListener('abort', sayStopping);
		view.close();
	}
	if (json) terminal.print(formatJson({ scope, isDryRun, files: outcomes }));
	else if (!terminal.isInteractive) terminal.print(formatTsv(outcomes, outcomeFields));
	else terminal.print(formatOutcomes(outcomes, terminal.columns()));
	if (!json) {
		const nothing = isDryRun ? ['Nothing was stored (dry run).'] : [];
		sayLines(terminal, [...describeOutcomes(outcomes), ...nothing, ...(await run.advise(outcomes))]);
	}
	return outcomes.some(({ rejected }) => rejected > 0) ? exitCodes.partly : exitCodes.done;
}

/** Nobody needs more than tenths of a second. */
function roundTime(outcome: ImportOutcome): ImportOutcome {
	return { ...outcome, seconds: Math.round(outcome.seconds * 10) / 10 };
}
