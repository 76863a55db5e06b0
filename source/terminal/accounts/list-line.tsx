import { Text } from 'ink';
import type { ListProgress } from '../../profiles/account-progress.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import { formatWait } from '../output/ages.ts';
import { formatCount } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { pad } from '../output/widths.ts';
import { colors } from '../theme.ts';
import { titleOfList } from './list-titles.ts';

interface Props {
	provider: string;
	list: ListProgress;
	columns: number;
	now: Date;
}

/** One list of an account: how many rows were read, what of it is new, and why it stands still when it does. */
export function ListLine({ provider, list, columns, now }: Props) {
	const { read, total, outcome } = list;
	const bar = columns >= 100 ? 24 : columns >= 70 ? 12 : 0;
	const isRead = outcome?.state === 'read';
	return (
		<Text wrap="truncate">
			<Text bold>{pad(titleOf(provider), 13)}</Text>
			{pad(titleOfList(list.list), 14)}
			{bar > 0 && <ProgressBar done={isRead ? 1 : read} known={isRead ? 1 : (total ?? 0)} width={bar} />}
			{pad(`${formatCount(read)}${total === null ? '' : `/${formatCount(total)}`} read`, 20, 'right')}
			<Standing list={list} now={now} />
		</Text>
	);
}

/** How it ended, or why it does not go on. */
function Standing({ list: { waiting, outcome }, now }: { list: ListProgress; now: Date }) {
	if (waiting !== null) {
		return <Text color={colors.warning}> · waits {formatWait((waiting.until.getTime() - now.getTime()) / 1000)}</Text>;
	}
	if (outcome === null) return null;
	if (outcome.state === 'failed') return <Text color={colors.bad}> · could not be read</Text>;
	if (outcome.isUnchanged) return <Text dimColor> · nothing new</Text>;
	return (
		<Text>
			{' · '}
			<Text color={colors.good}>{formatCount(outcome.added)} new</Text>, {formatCount(outcome.changed)} changed,{' '}
			{formatCount(outcome.gone)} gone
		</Text>
	);
}
