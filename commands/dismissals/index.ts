import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Show what you do not want to be recommended';

export const examples = ['dismissals', 'dismissals remove 3'];

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function dismissals(given: { options: z.infer<typeof options> }) {
	const { listDismissals } = await import('../../source/terminal/dismissals/list.ts');
	await listDismissals(given.options);
}
