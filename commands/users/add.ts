import { argument } from 'pastel';
import { z } from 'zod';

export const description = 'Make a listener';

export const examples = ['users add anna', 'users add anna --json'];

export const args = z.tuple([
	z.string().describe(argument({ name: 'name', description: 'How to call them: letters, digits, - _ and .' })),
]);

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function add(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { addUser } = await import('../../source/terminal/users/add.ts');
	await addUser(given.args[0], given.options);
}
