import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = 'Show the stored vinyl pressings of a label';

export const examples = ['show label Rough Trade', 'show label Harvest --limit 50 --json'];

export const args = z
	.array(z.string())
	.optional()
	.describe(argument({ name: 'name', description: 'The label: show label Rough Trade' }));

export const options = z.object({
	limit: z
		.number('give a number from 1, for example --limit 50')
		.int()
		.min(1)
		.max(100_000)
		.default(500)
		.describe(option({ description: 'How many pressings at most', valueDescription: 'number' })),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function label(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showLabel } = await import('../../source/terminal/show-label.ts');
	await showLabel(given.args ?? [], given.options);
}
