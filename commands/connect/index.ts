import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Show the accounts that are connected, and how to connect others';

export const examples = ['connect', 'connect lastfm rj', 'connect listenbrainz rob --user anna'];

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function connect(given: { options: z.infer<typeof options> }) {
	const { listAccounts } = await import('../../source/terminal/accounts/list.ts');
	await listAccounts(given.options);
}
