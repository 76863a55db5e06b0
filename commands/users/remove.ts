import { argument } from 'pastel';
import { z } from 'zod';

export const description = 'Remove a listener and everything that is stored of them';

export const examples = ['users remove anna', 'users remove anna --yes --json'];

export const args = z.tuple([z.string().describe(argument({ name: 'listener', description: 'Their name' }))]);

export const options = z.object({
	yes: z.boolean().describe('Do not ask'),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function remove(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { removeUser } = await import('../../source/terminal/users/remove.ts');
	await removeUser(given.args[0], given.options);
}
