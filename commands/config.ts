import { z } from 'zod';

export const description = 'Show every setting, its effective value and where it came from';

export const examples = ['config', 'config --json'];

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
});

export default async function config(given: { options: z.infer<typeof options> }) {
	const { showConfig } = await import('../source/terminal/show-config.ts');
	await showConfig(given.options);
}
