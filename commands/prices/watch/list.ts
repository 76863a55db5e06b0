import { z } from 'zod';

export const description = 'Show what is watched, and what it costs now';

export const examples = ['prices watch list', 'prices watch list --json'];

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function list(given: { options: z.infer<typeof options> }) {
	const { listWatches } = await import('../../../source/terminal/prices/watch-list.ts');
	await listWatches(given.options);
}
