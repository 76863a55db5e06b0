import { useApp } from 'ink';
import { useCallback, useRef } from 'react';
import { lineWrap } from '../full-screen.tsx';

/** A process that still runs after so many milliseconds was not stopped. */
const patience = 100;

/** Gives the terminal back and stops the process (Ctrl-Z); `fg` goes on where it was. */
export function useSuspend(): () => Promise<void> {
	const { suspendTerminal } = useApp();
	const isStopping = useRef(false);
	return useCallback(async () => {
		// Windows has no job control. Fast keys arrive together: the second of two is still heard when the first has stopped.
		if (process.platform === 'win32' || isStopping.current) return;
		isStopping.current = true;
		await suspendTerminal(stop);
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
	process.stdout.write(lineWrap.on);
	process.kill(0, 'SIGTSTP');
	await goesOn;
	process.stdout.write(lineWrap.off);
	clearTimeout(timer);
	process.off('SIGCONT', resolve);
}
