import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Show the artists that you named as those you like';

export const examples = ['seeds list', 'seeds list --user anna --json'];

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function list(given: { options: z.infer<typeof options> }) {
	const { listSeeds } = await import('../../source/terminal/seeds/list.ts');
	await listSeeds(given.options);
}
