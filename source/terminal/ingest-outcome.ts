import type { Settings } from '../config.ts';
import { exitCodes } from '../errors.ts';
import type { IngestEvent, Summary } from '../ingest/events.ts';

/** What the exit code of a run depends on, besides its summary. */
export interface Outcome {
	summary: Pick<Summary, 'done' | 'failed' | 'isStopped' | 'problems'>;
	/** Lines of a CSV file that could not be used. */
	badLines: number;
	/** Messages of those problems that are only a key that was not set: what it would have given is left out. */
	notices: ReadonlySet<string>;
}

/**
 * The exit code of a run. A key that is not set is a notice as long as anything was done without it. When nothing was done,
 * the reason counts: a missing or refused key, or a source that limits or cannot be reached.
 */
export function exitCodeOfRun({ summary, badLines, notices }: Outcome): number {
	if (summary.isStopped) return exitCodes.cancelled;
	const failures = summary.problems.filter(({ message }) => !notices.has(message));
	const [reason] = [...failures, ...summary.problems];
	if (summary.done === 0 && reason !== undefined) return reason.exitCode;
	const isPartly = failures.length > 0 || summary.failed > 0 || badLines > 0;
	return isPartly ? exitCodes.partly : exitCodes.done;
}

/** Whether an event says no more than that a key is not set: a key that is set but refused is a failure. */
export function isMissingKey(event: IngestEvent, { keys }: Settings): boolean {
	if (event.type !== 'blocked') return false;
	if (event.provider === 'lastfm') return keys.lastfmApiKey === undefined;
	if (event.provider === 'fanarttv') return keys.fanarttvApiKey === undefined;
	if (event.provider === 'discogs') return keys.discogsToken === undefined && keys.discogsSecret === undefined;
	return false;
}
