import { z } from 'zod';

export const description = 'Show the shops whose offers are looked at';

export const examples = ['shops list', 'shops list --json'];

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function list(given: { options: z.infer<typeof options> }) {
	const { listShops } = await import('../../source/terminal/shops/list.ts');
	await listShops(given.options);
}
