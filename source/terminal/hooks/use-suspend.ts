import { useApp } from 'ink';

/**
 * Gives the terminal back and stops the process (Ctrl-Z); `fg` goes on where it was. `resumed` is called once the screen has
 * been drawn anew.
 */
export function useSuspend(resumed: () => void): () => void {
	const { suspendTerminal } = useApp();
	return () => {
		// Windows has no job control.
		if (process.platform === 'win32') return;
		const suspended = suspendTerminal(async () => {
			const continued = new Promise((resolve) => process.once('SIGCONT', resolve));
			process.kill(process.pid, 'SIGTSTP');
			await continued;
		});
		void suspended.then(resumed);
	};
}
