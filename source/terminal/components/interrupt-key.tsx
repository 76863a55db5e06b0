import { useInput } from 'ink';

/** Listens for Ctrl-C, which a terminal in raw mode sends as a key and not as a signal. To be mounted only where there is a keyboard. */
export function InterruptKey({ onInterrupt }: { onInterrupt: () => void }) {
	useInput((input, { ctrl }) => {
		if (ctrl && input === 'c') onInterrupt();
	});
	return null;
}
