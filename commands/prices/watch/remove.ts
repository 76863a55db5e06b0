import { argument } from 'pastel';
import { z } from 'zod';

export const description = 'Wait no longer for a price';

export const examples = ['prices watch remove 3', 'prices watch remove 3 --json'];

export const args = z.tuple([
	z
		.number('give the number of a watch')
		.int()
		.min(1)
		.max(2_147_483_647)
		.describe(argument({ name: 'number', description: 'Its number in `prices watch list`' })),
]);

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function remove(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { removeWatch } = await import('../../../source/terminal/prices/watch-remove.ts');
	await removeWatch(given.args[0], given.options);
}
