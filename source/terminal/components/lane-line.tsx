import { Text } from 'ink';
import type { LaneProgress } from '../../ingest/events.ts';
import { formatWait } from '../output/ages.ts';
import { formatCount } from '../output/numbers.ts';
import { nameProviders } from '../output/provider-titles.ts';
import { pad } from '../output/widths.ts';
import type { LaneLayout } from '../screens/lane-layout.ts';
import { colors } from '../theme.ts';
import { ProgressBar } from './progress-bar.tsx';

interface Props {
	lane: LaneProgress;
	layout: LaneLayout;
	now: Date;
	/** The run has ended: nothing is waited for any more. */
	isOver: boolean;
}

/** One lane: how much of what is known is done, how fast, how long it takes yet, and why it stands still when it does. */
export function LaneLine({ lane, layout, now, isOver }: Props) {
	const waiting = isOver ? null : readWait(lane, now);
	return (
		<Text wrap="truncate">
			<Text bold>{pad(lane.label, 12)}</Text>
			{layout.bar > 0 && <ProgressBar done={lane.done} known={lane.known} width={layout.bar} />}
			{pad(`${formatCount(lane.done)}/${formatCount(lane.known)}`, 14, 'right')}
			{layout.showsRate && pad(`${formatCount(Math.round(lane.callsPerMinute))}/min`, 11, 'right')}
			{layout.showsTimeLeft && pad(isOver ? '' : describeTimeLeft(lane), 17, 'right')}
			{waiting !== null && <Text color={colors.warning}> · {waiting.howLong}</Text>}
			{layout.showsTroubles && lane.limited > 0 && (
				<Text color={colors.warning}> · {formatCount(lane.limited)}× too fast</Text>
			)}
			{layout.showsTroubles && lane.failed > 0 && <Text color={colors.bad}> · {formatCount(lane.failed)} failed</Text>}
			{waiting !== null && <Text color={colors.warning}> · {waiting.why}</Text>}
		</Text>
	);
}

function describeTimeLeft({ done, known, secondsLeft }: LaneProgress): string {
	if (done === known) return known === 0 ? '' : 'all done';
	return secondsLeft === null ? '' : `${formatWait(secondsLeft)} left`;
}

/** "waits 42 s", counted down here, and the provider's own words: the end of a line is cut, so these come last. */
function readWait({ waiting }: LaneProgress, now: Date): { howLong: string; why: string } | null {
	if (waiting === null) return null;
	const words = /\(([^()]*)\)$/.exec(waiting.reason)?.[1] ?? nameProviders(waiting.reason);
	if (waiting.until === null) return { howLong: 'rests', why: words };
	const seconds = (waiting.until.getTime() - now.getTime()) / 1000;
	return seconds <= 0 ? null : { howLong: `waits ${formatWait(seconds)}`, why: words };
}
