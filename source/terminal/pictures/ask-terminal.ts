import { isComplete, type Replies, readReplies, splitReplies } from './replies.ts';

/** What is used of a terminal's input. */
export interface TerminalInput {
	isTTY?: boolean;
	isRaw?: boolean;
	setRawMode?(isRaw: boolean): unknown;
	read(): unknown;
	unshift(chunk: string | Uint8Array): void;
	ref?(): unknown;
	unref?(): unknown;
	on(event: 'readable', listener: () => void): unknown;
	off(event: 'readable', listener: () => void): unknown;
	listenerCount(event: 'readable'): number;
}

export interface TerminalStreams {
	stdin: TerminalInput;
	stdout: { isTTY?: boolean; write(text: string): unknown };
}

export interface Patience {
	/** How long to wait for the answer, in milliseconds. */
	waits: number;
	/** How long to keep replies that come after that from whoever reads the input then, in milliseconds; 0 where nobody will. */
	swallows: number;
}

const attributesQuestion = '\u001b[c';

/**
 * Asks the terminal and gives what it replies until it has answered the last question, for its attributes, or the patience is
 * over. Keys typed meanwhile stay in the input, raw mode is left as it was found. Nobody else may read the input at that time.
 */
export async function askTerminal(
	{ stdin, stdout }: TerminalStreams,
	question: string,
	patience: Patience,
): Promise<Replies> {
	const input = openInput(stdin);
	const wasRaw = stdin.isRaw === true;
	let heard = '';
	stdin.setRawMode?.(true);
	stdin.ref?.();
	await new Promise<void>((resolve) => {
		const timer = setTimeout(end, patience.waits);
		function listen(): void {
			heard += input.read();
			if (isComplete(heard)) end();
		}
		function end(): void {
			clearTimeout(timer);
			stdin.off('readable', listen);
			resolve();
		}
		stdin.on('readable', listen);
		stdout.write(question + attributesQuestion);
	});
	if (!wasRaw) stdin.setRawMode?.(false);
	// The input must not keep the process; Ink takes hold of it again. (Paused, it would not wake for "readable" any more.)
	stdin.unref?.();
	const { replies, typed, begun } = splitReplies(heard, '');
	const isLate = !isComplete(replies) && patience.swallows > 0;
	input.giveBack(isLate ? typed : typed + begun);
	if (isLate) swallowLate(stdin, input, { replies, begun }, patience.swallows);
	return readReplies(replies);
}

/** Reads the input before its reader does, and leaves it everything but replies. */
function swallowLate(
	stdin: TerminalInput,
	input: Input,
	early: { replies: string; begun: string },
	wait: number,
): void {
	let { replies, begun } = early;
	const timer = setTimeout(end, wait).unref();
	function listen(): void {
		// As long as nobody else listens, the bytes may stay where they are.
		if (stdin.listenerCount('readable') < 2) return;
		const heard = splitReplies(begun + input.read(), replies);
		replies += heard.replies;
		begun = heard.begun;
		input.giveBack(heard.typed);
		if (isComplete(replies)) end();
	}
	function end(): void {
		clearTimeout(timer);
		stdin.off('readable', listen);
	}
	stdin.on('readable', listen);
}

/** The input as text of one character a byte, or as it is where the stream has an encoding; so it is given back as well. */
interface Input {
	read(): string;
	giveBack(text: string): void;
}

function openInput(stdin: TerminalInput): Input {
	let isText = false;
	return {
		read() {
			let read = '';
			for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) {
				isText = typeof chunk === 'string';
				read += chunk instanceof Uint8Array ? Buffer.from(chunk).toString('latin1') : String(chunk);
			}
			return read;
		},
		giveBack(text) {
			if (text !== '') stdin.unshift(isText ? text : Buffer.from(text, 'latin1'));
		},
	};
}
