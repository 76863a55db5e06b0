import type { Terminal } from '../terminal.ts';
import { wrapWords } from './widths.ts';

/** Says lines that may be longer than the terminal is wide: they are broken between words. */
export function sayLines({ say, messageColumns }: Pick<Terminal, 'say' | 'messageColumns'>, lines: string[]): void {
	for (const line of lines) say(wrapWords(line, messageColumns()).join('\n'));
}
