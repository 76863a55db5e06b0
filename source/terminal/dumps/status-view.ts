import type { Terminal } from '../terminal.ts';
import { drawStatus, type Status } from './status-line.ts';

/** One line that tells how work stands. */
export interface StatusView {
	/** `read` is asked only when the line is drawn, which is less often than this is called. */
	show(read: () => Status): void;
	/** Takes the line away. */
	close(): void;
}

const redrawMilliseconds = 100;
/** Where a line can only be followed by another: often enough to see that it goes on. */
const sayMilliseconds = 10_000;

/** Draws one line of stderr anew where that can be done; elsewhere says one now and then, or nothing at all where it `isQuiet`. */
export function openStatusView(
	terminal: Pick<Terminal, 'say' | 'redraw' | 'canRedraw' | 'hasBlocks' | 'messageColumns'>,
	clock: () => Date,
	isQuiet: boolean,
): StatusView {
	const { canRedraw, hasBlocks } = terminal;
	const pause = canRedraw ? redrawMilliseconds : sayMilliseconds;
	let next = clock().getTime() + (canRedraw ? 0 : pause);
	return {
		show(read) {
			const now = clock().getTime();
			if (now < next || (isQuiet && !canRedraw)) return;
			next = now + pause;
			// A line that fills its row would be followed by an empty one on some terminals.
			if (canRedraw) terminal.redraw(drawStatus(read(), hasBlocks ? 'blocks' : 'signs', terminal.messageColumns() - 1));
			else terminal.say(drawStatus(read(), 'none', Number.POSITIVE_INFINITY));
		},
		close: () => terminal.redraw(''),
	};
}
