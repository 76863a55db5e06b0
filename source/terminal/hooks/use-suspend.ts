import { useApp } from 'ink';
import { useCallback } from 'react';

/** Gives the terminal back and stops the process (Ctrl-Z); `fg` goes on where it was. */
export function useSuspend(): () => void {
	const { suspendTerminal } = useApp();
	return useCallback(() => {
		// Windows has no job control.
		if (process.platform === 'win32') return;
		void suspendTerminal(async () => {
			const resumed = new Promise((resolve) => process.once('SIGCONT', resolve));
			process.kill(process.pid, 'SIGTSTP');
			await resumed;
		});
	}, [suspendTerminal]);
}
