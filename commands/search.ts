import { argument, option } from 'pastel';
import { z } from 'zod';

export const description =
	'Find artists, albums, labels, catalogue numbers and barcodes in the database, also mistyped';

export const examples = ['search arctic monkes', 'search "SHVL 804"', 'search Slowdive --limit 5 --json'];

export const args = z
	.array(z.string())
	.optional()
	.describe(argument({ name: 'query', description: 'What to look for: search artic monkes' }));

export const options = z.object({
	limit: z
		.number('give a number from 1, for example --limit 50')
		.int()
		.min(1)
		.max(1000)
		.default(20)
		.describe(option({ description: 'How many hits at most', valueDescription: 'number' })),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function searchCommand(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { search } = await import('../source/terminal/search.ts');
	await search(given.args ?? [], given.options);
}
