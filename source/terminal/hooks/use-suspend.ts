import { useApp } from 'ink';
import { useCallback, useEffect, useRef } from 'react';
import { lineWrap } from '../full-screen.tsx';

/** A process that still runs after so many milliseconds was not stopped. */
const patience = 100;

/** Gives the terminal back and stops the process (Ctrl-Z); `fg` goes on where it was. */
export function useSuspend(): () => Promise<void> {
	const { suspendTerminal } = useApp();
	const isStopping = useRef(false);
	const isShown = useRef(true);
	useEffect(
		() => () => {
			isShown.current = false;
		},
		[],
	);
	return useCallback(async () => {
		// Windows has no job control. Fast keys arrive together: the second of two is still heard when the first has stopped.
		if (process.platform === 'win32' || isStopping.current) return;
		isStopping.current = true;
		await suspendTerminal(async () => {
			process.stdout.write(lineWrap.on);
			await stop();
			// Who was ended meanwhile has given the terminal back for good.
			if (isShown.current) process.stdout.write(lineWrap.off);
		});
		isStopping.current = false;
	}, [suspendTerminal]);
}

/** Stops the process as the terminal would, and resolves when it goes on. */
async function stop(): Promise<void> {
	const { promise: goesOn, resolve } = Promise.withResolvers<void>();
	process.once('SIGCONT', resolve);
	// Nothing stops where no shell could start it again (a terminal that runs nothing but this program).
	const timer = setTimeout(resolve, patience);
	// The whole group, with those who wait for this process (npx, a script): a shell comes back when all of it is stopped.
	process.kill(0, 'SIGTSTP');
	await goesOn;
	clearTimeout(timer);
	process.off('SIGCONT', resolve);
	// A terminal that changed its size meanwhile told whoever was in front then.
	const resized = new Promise((heard) => process.once('SIGWINCH', heard));
	process.kill(process.pid, 'SIGWINCH');
	await resized;
}
