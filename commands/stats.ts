import { z } from 'zod';

export const description = 'Count what the database holds, how complete it is and how often it answered by itself';

export const examples = ['stats', 'stats --json'];

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function stats(given: { options: z.infer<typeof options> }) {
	const { showStats } = await import('../source/terminal/show-stats.ts');
	await showStats(given.options);
}
