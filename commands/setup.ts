import { z } from 'zod';

export const description = 'Choose the database and enter keys, each with where to get it; every key is tried live';

export const examples = ['setup', 'setup --check', 'setup --check --json'];

export const options = z.object({
	check: z.boolean().describe('Only try the keys that are set'),
	json: z.boolean().describe('Print JSON (with --check)'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function setupCommand(given: { options: z.infer<typeof options> }) {
	const { setup } = await import('../source/terminal/setup.ts');
	await setup(given.options);
}
