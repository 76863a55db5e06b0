import { Cancelled } from '../errors.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import type { Session } from './with-context.ts';

/** Whether a person asked to stop, and what to do once they have said so twice. */
export interface Stop {
	isStopping: () => boolean;
	release(): void;
}

/** The first signal finishes what is in hand, the second ends it, the third leaves. `isQuiet`: nobody reads that in words. */
export function listenForStop({ context, terminal }: Session, isQuiet: boolean): Stop {
	let isStopping = false;
	const release = stopOnSignals((signals) => {
		isStopping = true;
		if (signals === 2) context.abort(new Cancelled());
		if (signals === 1 && !isQuiet && !terminal.isInteractive)
			terminal.say('Finishing what is in hand; Ctrl-C again leaves now.');
	});
	return { isStopping: () => isStopping, release };
}
