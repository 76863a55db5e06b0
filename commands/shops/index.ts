import { z } from 'zod';

export const description = 'Show the shops whose offers are looked at';

export const examples = ['shops', 'shops add https://shop.example --country NL'];

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function shops(given: { options: z.infer<typeof options> }) {
	const { listShops } = await import('../../source/terminal/shops/list.ts');
	await listShops(given.options);
}
