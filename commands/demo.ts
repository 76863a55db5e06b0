import { option } from 'pastel';
import { z } from 'zod';

export const description = 'Fill a small database from a local sandbox and say what to try: no keys, no network';

export const examples = ['demo', 'demo --folder .demo'];

export const options = z.object({
	folder: z
		.string('give a folder')
		.optional()
		.describe(
			option({
				description: 'Where the database of the demo is kept (default: your data folder)',
				valueDescription: 'folder',
			}),
		),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function demo(given: { options: z.infer<typeof options> }) {
	const { runDemo } = await import('../source/terminal/run-demo.ts');
	await runDemo(given.options);
}
