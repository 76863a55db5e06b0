import { exitCodes } from '../errors.ts';
import { leave } from './fail.ts';

/**
 * Hears of every signal that asks the program to stop, with how many there were: the first is to finish what is in hand, the second to end the
 * calls. The third leaves. Returns the function that stops listening.
 */
export function stopOnSignals(stop: (signals: number) => void): () => void {
	let signals = 0;
	const hear = () => {
		signals += 1;
		if (signals > 2) leave(exitCodes.cancelled);
		stop(signals);
	};
	const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const name of names) process.on(name, hear);
	return () => {
		for (const name of names) process.off(name, hear);
	};
}
