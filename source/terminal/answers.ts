import type { Answer, Problem } from '../catalog/answer.ts';
import { exitCodes, explain, ProviderError } from '../errors.ts';
import { formatAge } from './output/ages.ts';
import { nameProviders } from './output/provider-titles.ts';
import type { Terminal } from './terminal.ts';

/** What a source could not tell, as `--json` shows it. */
export interface ShownProblem {
	message: string;
	next: string;
}

/** Asks the catalog; a source that failed before anything was known is a problem of an empty answer, not an error. */
export async function askCatalog<T extends Answer<unknown>>(
	ask: () => Promise<T>,
	empty: Omit<T, keyof Answer<unknown>>,
) {
	try {
		return await ask();
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		const problems: Problem[] = [{ ...explain(error), error }];
		return { ...empty, value: null, cache: 'miss' as const, fetchedAt: null, problems };
	}
}

/**
 * The exit code of an answer. With an answer, a source that failed makes it partly done; without one, the reason is what
 * counts: a key that is missing, a source that cannot be reached, or simply that there is no such thing.
 */
export function exitCodeOfAnswer({
	hasAnswer,
	problems,
}: {
	hasAnswer: boolean;
	problems: { exitCode: number }[];
}): number {
	const codes = problems.map(({ exitCode }) => exitCode);
	if (codes.includes(exitCodes.cancelled)) return exitCodes.cancelled;
	if (hasAnswer) return codes.length === 0 ? exitCodes.done : exitCodes.partly;
	return codes[0] ?? exitCodes.failed;
}

/** Problems without what only the program needs to know; each message once. */
export function listProblems(problems: Problem[]): ShownProblem[] {
	const byMessage = new Map(problems.map(({ message, next }) => [message, { message, next }]));
	return [...byMessage.values()];
}

/** Tells a person, on stderr, what could not be fetched and what to do about it. */
export function sayProblems(terminal: Terminal, problems: Problem[]): void {
	for (const { message, next } of listProblems(problems)) terminal.say(nameProviders(`${message}\n${next}`));
}

/** While an old answer is shown, its refresh runs on: says so to a person, who would wonder why the program does not end. */
export function sayRefreshing(terminal: Terminal, { cache }: { cache: Answer<unknown>['cache'] }): void {
	if (cache === 'stale' && terminal.hasReader)
		terminal.say('This answer is old; refreshing it behind (Ctrl-C leaves).');
}

/** "fetched 3 hours ago from MusicBrainz and Last.fm". */
export function formatProvenance(fetchedAt: Date | null, sources: string[], now: Date): string {
	if (fetchedAt === null) return 'never fetched';
	return `fetched ${formatAge(fetchedAt, now)}${sources.length === 0 ? '' : ` from ${sources.join(' and ')}`}`;
}
