import { z } from 'zod';

export const examples = [
	'',
	'browse "Arctic Monkeys"',
	'seed --artist "Slowdive"',
	'show releases "Slowdive" "Souvlaki"',
];

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function home(given: { options: z.infer<typeof options> }) {
	const { showHome } = await import('../source/terminal/home.ts');
	await showHome(given.options, new URL('.', import.meta.url));
}
