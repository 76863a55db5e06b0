import type { Summary, Tally } from '../../ingest/events.ts';
import { cleanText } from '../../text.ts';
import { formatClock } from './ages.ts';
import { formatCount, formatCounted } from './numbers.ts';
import { nameProviders, titleOf } from './provider-titles.ts';
import { wrapIndented } from './widths.ts';

/** What a summary is told with, besides its numbers. */
interface SummaryContext {
	suggestions: string[];
	/** How many steps wait for which setting. */
	blocked: Map<string, number>;
	/** How this program is called. */
	command: string;
	/** What to say where no source was asked and nothing went wrong. */
	ifIdle: string;
	columns: number;
}

/** How a run ended, in a few lines, and commands to try next. */
export function formatSummary(
	summary: Summary,
	{ suggestions, blocked, command, ifIdle, columns }: SummaryContext,
): string {
	const { totals, done, failed, left, review, calls, limited, problems } = summary;
	const asked = Object.entries(calls).map(([provider, count]) => `${titleOf(provider)} ${formatCount(count)}`);
	const found = [
		// Every artist counts who is named, also as similar to another.
		`${formatCounted(totals.artists.found, 'artist')} named (${formatCount(totals.artists.added)} new)`,
		describeTally(totals.albums, 'album'),
		describeTally(totals.releases, 'release'),
	];
	const lines = [
		`${summary.isStopped ? 'Stopped' : 'Finished'} after ${formatClock(summary.seconds)}: ${found.join(', ')}.`,
		`${formatCounted(done, 'step')} done, ${formatCount(failed)} failed, ${formatCount(left)} left${describeLeft(summary, blocked, command)}.`,
		...(asked.length > 0 ? [`Calls: ${asked.join(', ')}.`] : []),
		...(asked.length + problems.length === 0 ? [ifIdle] : []),
		...(limited > 0 ? [`${formatCount(limited)} of them were answered with "too fast".`] : []),
		...(review > 0
			? [`${formatCounted(review, 'doubtful match waits', 'doubtful matches wait')} for review: \`${command} review\`.`]
			: []),
		...listProblems(problems),
	];
	const next = suggestions.length > 0 ? ['', 'Try next:', ...suggestions.map((command) => `  ${command}`)] : [];
	return ['', ...lines.flatMap((line) => wrapLine(line, columns)), ...next].join('\n');
}

/** Goes on with the indent that the line has. */
function wrapLine(line: string, columns: number): string[] {
	const indent = line.length - line.trimStart().length;
	return wrapIndented(line.trimStart(), columns, { first: indent, rest: indent });
}

/** What failed, and below those with the same remedy, the remedy. */
function listProblems(problems: Summary['problems']): string[] {
	const byRemedy = Map.groupBy(problems, ({ next }) => next);
	return [...byRemedy].flatMap(([next, alike]) => [
		...alike.map(({ message }) => nameProviders(cleanText(message))),
		`  ${nameProviders(cleanText(next))}`,
	]);
}

function describeTally({ found, added }: Tally, name: string): string {
	return `${formatCounted(found, name)} (${formatCount(added)} new)`;
}

/** ": 3 for DISCOGS_TOKEN, 1 for another attempt; `vinilogy ingest` goes on with them". */
function describeLeft({ left, isStopped }: Summary, blocked: Map<string, number>, command: string): string {
	if (left === 0) return '';
	const others = left - [...blocked.values()].reduce((sum, count) => sum + count, 0);
	const reasons = [
		...[...blocked].map(([setting, count]) => `${formatCount(count)} for ${setting}`),
		...(others > 0 ? [`${formatCount(others)} for ${isStopped ? 'the next time' : 'a wait or another attempt'}`] : []),
	];
	// Where all of them wait for the same, its number is said already.
	const why = reasons.length > 1 ? `: ${reasons.join(', ')}` : (reasons[0] ?? '').replace(/^\S+/, '');
	return `${why}; \`${command} ingest\` goes on with ${left === 1 ? 'it' : 'them'}`;
}
