import { useInput, usePaste } from 'ink';
import { readKeys, splitText } from './read-keys.ts';

/** Hears every key by its name in the table of keys, pasted text as typed. To be used only where there is a keyboard. */
export function useKeys(press: (key: string) => void): void {
	useInput((input, key) => {
		for (const name of readKeys(input, key)) press(name);
	});
	usePaste((text) => {
		for (const name of splitText(text)) press(name);
	});
}
