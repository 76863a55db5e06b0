import { Text } from 'ink';
import type { ProviderSync } from '../../prices/sync-events.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import { formatWait } from '../output/ages.ts';
import { formatCount } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { pad } from '../output/widths.ts';
import { colors } from '../theme.ts';

interface Props {
	sync: ProviderSync;
	columns: number;
	now: Date;
}

/** One provider: how many of the albums it has been asked about, what came of it, what it costs, and why it stands still when it does. */
export function SyncLine({ sync, columns, now }: Props) {
	const { subjects, asked, fresh, failed, offers, calls, budget } = sync;
	const done = asked + fresh + failed;
	const bar = columns >= 100 ? 24 : columns >= 70 ? 12 : 0;
	return (
		<Text wrap="truncate">
			<Text bold>{pad(titleOf(sync.provider), 8)}</Text>
			{bar > 0 && <ProgressBar done={done} known={subjects} width={bar} />}
			{pad(`${formatCount(done)}/${formatCount(subjects)}`, 12, 'right')}
			{pad(`${formatCount(offers)} offers`, 15, 'right')}
			{pad(`${formatCount(calls)} calls`, 13, 'right')}
			{budget !== null && ` (${formatCount(budget.used)} of ${formatCount(budget.limit)} today)`}
			{failed > 0 && <Text color={colors.bad}> · {formatCount(failed)} failed</Text>}
			<Standing sync={sync} now={now} />
		</Text>
	);
}

/** Why it does not go on. */
function Standing({ sync: { waiting, end }, now }: { sync: ProviderSync; now: Date }) {
	if (waiting !== null) {
		return <Text color={colors.warning}> · waits {formatWait((waiting.until.getTime() - now.getTime()) / 1000)}</Text>;
	}
	if (end === null || end.kind === 'stopped') return null;
	if (end.kind === 'finished') return <Text dimColor> · done</Text>;
	const why = { skipped: 'left out', waits: 'waits for longer', failing: 'gave up' }[end.kind];
	return <Text color={colors.warning}> · {why}</Text>;
}
