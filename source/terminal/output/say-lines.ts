import type { Terminal } from '../terminal.ts';
import { wrapWords } from './widths.ts';

/** Says lines that may be longer than the terminal is wide: they are broken between words. What is indented is to be copied and stays whole. */
export function sayLines({ say, messageColumns }: Pick<Terminal, 'say' | 'messageColumns'>, lines: string[]): void {
	for (const line of lines) say(line.startsWith(' ') ? line : wrapWords(line, messageColumns()).join('\n'));
}
