import { z } from 'zod';
import { userOption } from '../source/terminal/user-option.ts';

export const description = 'Show the accounts that are connected, when each was read, and what is in the way';

export const examples = ['accounts', 'accounts --user anna --json'];

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function accounts(given: { options: z.infer<typeof options> }) {
	const { listAccounts } = await import('../source/terminal/accounts/list.ts');
	await listAccounts(given.options);
}
