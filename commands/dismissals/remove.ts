import { argument } from 'pastel';
import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Take dismissals back: these may be recommended again';

export const examples = ['dismissals remove 3', 'dismissals remove 3 4 --json'];

export const args = z
	.array(z.string())
	.describe(argument({ name: 'number', description: 'Their numbers in `dismissals list`' }));

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function remove(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { removeDismissals } = await import('../../source/terminal/dismissals/remove.ts');
	await removeDismissals(given.args, given.options);
}
