import { Box, render, Text, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';
import type { PriceSync } from '../../prices/sync.ts';
import type { ProviderSync, SyncEvent } from '../../prices/sync-events.ts';
import { InterruptKey } from '../components/interrupt-key.tsx';
import { KeyFooter } from '../components/key-footer.tsx';
import { NewsList } from '../components/news-list.tsx';
import { progressKeys, stoppingKeys } from '../keys.ts';
import { formatClock } from '../output/ages.ts';
import type { NewsLine } from '../output/lines.ts';
import { titleOf } from '../output/provider-titles.ts';
import { SyncLine } from './sync-line.tsx';
import { describeEnd, type SyncView } from './sync-view.ts';

/** Eight frames a second are smooth, and cheap over a slow line. */
const frameMilliseconds = 125;
/** The last events stay in sight. */
const mostNews = 6;

export interface SyncScreenOptions {
	title: string;
	clock: () => Date;
	isStopping: () => boolean;
}

/** The progress view of a person's terminal: a line per provider. The last frame stays when the run is over. */
export function createSyncScreen({ title, clock, isStopping }: SyncScreenOptions): SyncView {
	const startedAt = clock();
	let news: NewsLine[] = [];

	return {
		tell(event) {
			const line = toNews(event, clock());
			if (line !== null) news = [...news, line].slice(-mostNews);
		},
		async follow(run: PriceSync) {
			const frame = (isOver: boolean) => (
				<SyncProgress
					read={() => ({ syncs: run.progress(), news, now: clock(), isStopping: isStopping() })}
					{...{ title, startedAt, isOver }}
				/>
			);
			const app = render(frame(false), {
				exitOnCtrlC: false,
				incrementalRendering: true,
				maxFps: 10,
				interactive: true,
			});
			try {
				const finished = await run.finished;
				app.rerender(frame(true));
				await app.waitUntilRenderFlush();
				return finished;
			} finally {
				app.unmount();
				await app.waitUntilExit();
			}
		},
	};
}

interface Snapshot {
	syncs: readonly ProviderSync[];
	news: NewsLine[];
	now: Date;
	isStopping: boolean;
}

interface ProgressProps {
	title: string;
	startedAt: Date;
	read: () => Snapshot;
	isOver: boolean;
}

function SyncProgress({ title, startedAt, read, isOver }: ProgressProps) {
	const { columns } = useWindowSize();
	useTicks(isOver);
	const { syncs, news, now, isStopping } = read();
	const hasKeyboard = !isOver && process.stdin.isTTY === true;
	return (
		<Box flexDirection="column">
			{hasKeyboard && <InterruptKey onInterrupt={() => void process.emit('SIGINT')} />}
			<Text wrap="truncate">
				<Text bold>{title}</Text>
				<Text dimColor> · {formatClock((now.getTime() - startedAt.getTime()) / 1000)}</Text>
			</Text>
			<Box flexDirection="column" marginTop={1}>
				{syncs.map((sync) => (
					<SyncLine key={sync.provider} {...{ sync, columns, now }} />
				))}
			</Box>
			<NewsList lines={news} />
			{!isOver && <KeyFooter bindings={isStopping ? stoppingKeys : progressKeys} isStopping={isStopping} />}
		</Box>
	);
}

/** Draws again and again until the run is over. */
function useTicks(isOver: boolean): void {
	const [, setTick] = useState(0);
	useEffect(() => {
		if (isOver) return;
		const timer = setInterval(() => setTick((tick) => tick + 1), frameMilliseconds);
		return () => clearInterval(timer);
	}, [isOver]);
}

function toNews(event: SyncEvent, now: Date): NewsLine | null {
	if (event.type === 'checked' && event.state === 'failed') {
		return { text: `${event.what}: ${event.problem.message}`, tone: 'bad' };
	}
	if (event.type === 'checked' && event.saved.added + event.saved.changed > 0) {
		const { added, changed } = event.saved;
		return { text: `${event.what}: ${titleOf(event.provider)} ${added} new, ${changed} changed`, tone: 'plain' };
	}
	const end = event.type === 'ended' ? describeEnd(event, now) : null;
	return end === null ? null : { text: end.replace('\n', ' '), tone: 'warning' };
}
