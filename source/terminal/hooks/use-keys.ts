import { useInput, usePaste } from 'ink';
import { readKeys, splitText } from './read-keys.ts';

/**
 * Hears every key by its name in the table of keys, and pasted text by its characters where text is typed: anywhere else they
 * would be commands. To be used only where there is a keyboard.
 */
export function useKeys(press: (key: string) => void, isTyping: () => boolean): void {
	useInput((input, key) => {
		for (const name of readKeys(input, key)) press(name);
	});
	usePaste((text) => {
		if (!isTyping()) return;
		for (const name of splitText(text)) press(name);
	});
}
