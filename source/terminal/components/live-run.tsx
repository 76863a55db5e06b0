import { Box, render, Text, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useState } from 'react';
import { progressKeys, stoppingKeys } from '../keys.ts';
import { formatClock } from '../output/ages.ts';
import type { NewsLine } from '../output/lines.ts';
import { InterruptKey } from './interrupt-key.tsx';
import { KeyFooter } from './key-footer.tsx';
import { NewsList } from './news-list.tsx';

/** Eight frames a second are smooth, and cheap over a slow line. */
const frameMilliseconds = 125;

/** A run that a person follows. `lines` and `news` say how it stands whenever they are asked. */
export interface LiveRun {
	title: string;
	startedAt: Date;
	clock: () => Date;
	isStopping: () => boolean;
	lines: (place: { now: Date; columns: number }) => ReactNode;
	news: () => NewsLine[];
}

/** Shows a run until it is over, and waits for it. The last frame stays. */
export async function followRun<Result>(run: LiveRun, finished: Promise<Result>): Promise<Result> {
	const app = render(<LiveFrame run={run} isOver={false} />, {
		exitOnCtrlC: false,
		incrementalRendering: true,
		maxFps: 10,
		interactive: true,
	});
	try {
		const result = await finished;
		app.rerender(<LiveFrame run={run} isOver />);
		await app.waitUntilRenderFlush();
		return result;
	} finally {
		app.unmount();
		await app.waitUntilExit();
	}
}

function LiveFrame({ run, isOver }: { run: LiveRun; isOver: boolean }) {
	const { columns } = useWindowSize();
	useTicks(isOver);
	const now = run.clock();
	const isStopping = run.isStopping();
	const hasKeyboard = !isOver && process.stdin.isTTY === true;
	return (
		<Box flexDirection="column">
			{hasKeyboard && <InterruptKey onInterrupt={() => void process.emit('SIGINT')} />}
			<Text wrap="truncate">
				<Text bold>{run.title}</Text>
				<Text dimColor> · {formatClock((now.getTime() - run.startedAt.getTime()) / 1000)}</Text>
			</Text>
			<Box flexDirection="column" marginTop={1}>
				{run.lines({ now, columns })}
			</Box>
			<NewsList lines={run.news()} />
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
