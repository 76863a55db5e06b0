import { readCommandTable } from './command-line/command-table.ts';
import { writeBashCompletion } from './completion/bash.ts';
import { writeFishCompletion } from './completion/fish.ts';
import { writeZshCompletion } from './completion/zsh.ts';
import { openTerminal } from './terminal.ts';

const writers = { bash: writeBashCompletion, zsh: writeZshCompletion, fish: writeFishCompletion };

/** `completion`: prints the script for a shell, made from the command files in `commands`. */
export async function printCompletion(shell: keyof typeof writers, commands: URL): Promise<void> {
	openTerminal(process).print(writers[shell](await readCommandTable(commands)));
}
