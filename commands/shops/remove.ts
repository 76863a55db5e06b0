import { argument } from 'pastel';
import { z } from 'zod';

export const description = 'Forget a shop and its offers; the history of its prices stays';

export const examples = ['shops remove https://shop.example', 'shops remove shop.example --json'];

export const args = z.tuple([
	z.string().describe(argument({ name: 'address', description: 'Its address or name in `shops list`' })),
]);

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function remove(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { removeKnownShop } = await import('../../source/terminal/shops/remove.ts');
	await removeKnownShop(given.args[0], given.options);
}
