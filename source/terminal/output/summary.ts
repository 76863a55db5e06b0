import type { Summary, Tally } from '../../ingest/events.ts';
import { cleanText } from '../../text.ts';
import { formatClock } from './ages.ts';
import { formatCount, formatCounted } from './numbers.ts';
import { titleOf } from './provider-titles.ts';
import { wrapWords } from './widths.ts';

/** How a run ended, in a few lines, and commands to try next. */
export function formatSummary(
	summary: Summary,
	{ suggestions, columns }: { suggestions: string[]; columns: number },
): string {
	const { totals, done, failed, left, review, calls, limited, problems } = summary;
	const asked = Object.entries(calls).map(([provider, count]) => `${titleOf(provider)} ${formatCount(count)}`);
	const found = [
		describeTally(totals.artists, 'artist'),
		describeTally(totals.albums, 'album'),
		describeTally(totals.releases, 'release'),
	];
	const lines = [
		`${summary.isStopped ? 'Stopped' : 'Finished'} after ${formatClock(summary.seconds)}: ${found.join(', ')}.`,
		`${formatCounted(done, 'step')} done, ${formatCount(failed)} failed, ${formatCount(left)} left${describeLeft(summary)}.`,
		...(asked.length > 0 ? [`Calls: ${asked.join(', ')}.`] : []),
		...(asked.length + problems.length === 0 ? ['No source was asked: everything was there.'] : []),
		...(limited > 0 ? [`${formatCount(limited)} of them were answered with "too fast".`] : []),
		...(review > 0 ? [`${formatCounted(review, 'doubtful match waits', 'doubtful matches wait')} for review.`] : []),
		...listProblems(problems),
	];
	const next = suggestions.length > 0 ? ['', 'Try next:', ...suggestions.map((command) => `  ${command}`)] : [];
	return ['', ...lines.flatMap((line) => wrapWords(line, columns)), ...next].join('\n');
}

/** What failed, and below those with the same remedy, the remedy. */
function listProblems(problems: Summary['problems']): string[] {
	const byRemedy = Map.groupBy(problems, ({ next }) => next);
	return [...byRemedy].flatMap(([next, alike]) => [
		...alike.map(({ message }) => cleanText(message)),
		`  ${cleanText(next)}`,
	]);
}

function describeTally({ found, added }: Tally, name: string): string {
	return `${formatCounted(found, name)} (${formatCount(added)} new)`;
}

function describeLeft({ left, isStopped }: Summary): string {
	if (left === 0) return '';
	return isStopped ? ' for the next time' : ' for a wait, another attempt or a key';
}
