import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Show what you want: your own wantlist here, and those of your accounts';

export const examples = ['wantlist list', 'wantlist list --user anna --json'];

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function list(given: { options: z.infer<typeof options> }) {
	const { listWishes } = await import('../../source/terminal/wantlist/list.ts');
	await listWishes(given.options);
}
