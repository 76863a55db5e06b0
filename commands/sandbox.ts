import { option } from 'pastel';
import { z } from 'zod';

export const description = 'Run a local server that answers as all the providers do, without keys or a network';

export const examples = ['sandbox', 'sandbox --port 8080 --speed 20', 'sandbox --json'];

export const options = z.object({
	port: z
		.number('give a port from 0 to 65535')
		.int()
		.min(0)
		.max(65_535)
		.optional()
		.describe(
			option({ description: 'Listen on this port of 127.0.0.1 (any free one by default)', valueDescription: 'number' }),
		),
	seed: z
		.number('give a number')
		.int()
		.optional()
		.describe(
			option({ description: 'Which world: the same number gives the same answers', valueDescription: 'number' }),
		),
	artists: z
		.number('give a number of artists')
		.int()
		.min(1)
		.optional()
		.describe(option({ description: 'Grow the world to so many artists', valueDescription: 'number' })),
	speed: z
		.number('give a number from 1')
		.min(1)
		.optional()
		.describe(option({ description: 'How many times faster the time of its limits runs', valueDescription: 'number' })),
	recordings: z
		.string('give a folder')
		.optional()
		.describe(option({ description: 'Replay the recorded answers in this folder', valueDescription: 'folder' })),
	json: z.boolean().describe('Print the address and the settings as one JSON object'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function sandbox(given: { options: z.infer<typeof options> }) {
	const { runSandbox } = await import('../source/terminal/run-sandbox.ts');
	await runSandbox(given.options);
}
