import { confirm } from '@clack/prompts';
import { fitBar, unlessCancelled } from '../setup/questions.ts';

/** Whether a person agrees that something is removed for good; unless they say so, they do not. Throws Cancelled for Ctrl-C. */
export async function askToRemove(question: string): Promise<boolean> {
	return unlessCancelled(await confirm({ message: fitBar(question), initialValue: false }));
}
