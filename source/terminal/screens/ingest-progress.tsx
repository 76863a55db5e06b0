import { Box, Text, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';
import type { Progress } from '../../ingest/events.ts';
import { InterruptKey } from '../components/interrupt-key.tsx';
import { KeyFooter } from '../components/key-footer.tsx';
import { LaneLine } from '../components/lane-line.tsx';
import { NewsList } from '../components/news-list.tsx';
import { TotalsLine } from '../components/totals-line.tsx';
import { progressKeys, stoppingKeys } from '../keys.ts';
import { formatClock } from '../output/ages.ts';
import type { NewsLine } from '../output/lines.ts';
import { layLane } from './lane-layout.ts';

/** Everything that one frame shows. */
export interface Snapshot {
	progress: Progress;
	/** What happened, the newest at the end. */
	news: NewsLine[];
	now: Date;
}

type Props =
	| { title: string; read: () => Promise<Snapshot>; hasKeyboard: boolean; onInterrupt: () => void; last?: undefined }
	| { title: string; last: Snapshot };

/** Eight frames a second are smooth, and cheap over a slow line. */
const frameMilliseconds = 125;

/** Follows a run until `last` is given, which is shown and stays. */
export function IngestProgress(props: Props) {
	const { columns, rows } = useWindowSize();
	const read = props.last === undefined ? props.read : undefined;
	const current = useSnapshot(read);
	const snapshot = props.last ?? current;
	return (
		<>
			{props.last === undefined && props.hasKeyboard && <InterruptKey onInterrupt={props.onInterrupt} />}
			{snapshot !== undefined && (
				<IngestFrame
					title={props.title}
					snapshot={snapshot}
					columns={columns}
					rows={rows}
					isOver={props.last !== undefined}
				/>
			)}
		</>
	);
}

/** Reads again and again, never twice at a time. */
function useSnapshot(read: (() => Promise<Snapshot>) | undefined): Snapshot | undefined {
	const [snapshot, setSnapshot] = useState<Snapshot>();
	useEffect(() => {
		if (read === undefined) return;
		let timer: NodeJS.Timeout;
		let isOver = false;
		async function tick(look: () => Promise<Snapshot>) {
			const next = await look();
			if (isOver) return;
			setSnapshot(next);
			timer = setTimeout(tick, frameMilliseconds, look);
		}
		void tick(read);
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	}, [read]);
	return snapshot;
}

interface FrameProps {
	title: string;
	snapshot: Snapshot;
	columns: number;
	rows: number;
	isOver: boolean;
}

/** Rows of a frame besides the news: title, totals, footer, the empty ones between, and the line of the cursor. */
const otherRows = 8;
const mostNews = 8;

/** One frame: a bar per lane, the totals, the last things that happened and the keys. Never wider or higher than the terminal. */
export function IngestFrame({ title, snapshot: { progress, news, now }, columns, rows, isOver }: FrameProps) {
	// ListenBrainz is asked only where Last.fm knows too little: mostly there is nothing to show.
	const lanes = progress.lanes.filter(({ lane, known }) => lane !== 'listenbrainz' || known > 0);
	const room = Math.min(mostNews, rows - lanes.length - otherRows);
	const layout = layLane(columns);
	return (
		<Box flexDirection="column">
			<Text wrap="truncate">
				<Text bold>{title}</Text>
				<Text dimColor> · {formatClock(progress.seconds)}</Text>
			</Text>
			<Box flexDirection="column" marginTop={1}>
				{lanes.map((lane) => (
					<LaneLine key={lane.lane} lane={lane} layout={layout} now={now} isOver={isOver} />
				))}
			</Box>
			<Box marginTop={1}>
				<TotalsLine totals={progress.totals} columns={columns} />
			</Box>
			{room > 0 && <NewsList lines={news.slice(-room)} />}
			{!isOver && (
				<KeyFooter bindings={progress.isStopping ? stoppingKeys : progressKeys} isStopping={progress.isStopping} />
			)}
		</Box>
	);
}
