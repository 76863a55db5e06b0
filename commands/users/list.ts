import { z } from 'zod';

export const description = 'Show the listeners, and how much is known of each';

export const examples = ['users list', 'users list --json'];

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function list(given: { options: z.infer<typeof options> }) {
	const { listUsers } = await import('../../source/terminal/users/list.ts');
	await listUsers(given.options);
}
