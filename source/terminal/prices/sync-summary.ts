import type { ProviderSync } from '../../prices/sync-events.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';

/** What came of a sync, for a person: a line per provider that was asked, what else each said, and what failed with the next step. */
export function formatSyncSummary(syncs: readonly ProviderSync[]): string {
	const lines = syncs.filter(({ asked, fresh, failed }) => asked + fresh + failed > 0).flatMap(describe);
	return lines.length === 0 ? 'Nobody could be asked about anything.' : lines.join('\n');
}

/** What is said most often stands for the rest. */
const mostNotes = 3;

function describe(sync: ProviderSync): string[] {
	const { asked, fresh, failed, offers, added, changed, gone, refused, calls, budget, subjects } = sync;
	const left = subjects - asked - fresh - failed;
	const parts = [
		`${formatCounted(asked, 'album')} asked about${fresh > 0 ? `, ${formatCount(fresh)} not again yet` : ''}`,
		`${formatCounted(offers, 'offer')} (${formatCount(added)} new, ${formatCount(changed)} changed, ${formatCount(gone)} gone)`,
		formatCounted(calls, 'call') +
			(budget === null ? '' : `, ${formatCount(budget.used)} of ${formatCount(budget.limit)} of today`),
		refused > 0 ? `${formatCounted(refused, 'offer')} refused: no amount or currency that can be one` : '',
		failed > 0 ? `${formatCount(failed)} failed` : '',
		left > 0 ? `${formatCount(left)} left` : '',
	];
	const said = [...sync.notes].sort(([, a], [, b]) => b - a);
	const notes = said
		.slice(0, mostNotes)
		.map(([note, times]) => `  ${note}${times > 1 ? ` (${formatCount(times)} times)` : ''}`);
	if (said.length > mostNotes)
		notes.push(`  and ${formatCount(said.length - mostNotes)} more notes of this kind: --json`);
	const problems = sync.problems.map(({ message, next }) => `  ${nameProviders(message)}\n  ${nameProviders(next)}`);
	return [`${titleOf(sync.provider)}: ${parts.filter((part) => part !== '').join('; ')}`, ...notes, ...problems];
}
