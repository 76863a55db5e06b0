import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = 'Add a shop with Shopify or WooCommerce, or change what is said of it';

export const examples = [
	'shops add https://shop.example --country NL',
	'shops add shop.example --country NL --ships-to NL,BE,DE --shipping 4.95',
	'shops add shop.example --country JP --ships-to "*" --name "A shop in Tokyo"',
];

export const args = z.tuple([
	z.string().describe(argument({ name: 'address', description: 'Its address: https://shop.example' })),
]);

export const options = z.object({
	country: z
		.string('give a country, for example --country NL')
		.optional()
		.describe(option({ description: 'Where it is (default: VINILOGY_COUNTRY)', valueDescription: 'code' })),
	shipsTo: z
		.string('give countries, for example --ships-to NL,BE')
		.optional()
		.describe(
			option({
				description: 'Where it ships to, "*" for anywhere (default: its own country)',
				valueDescription: 'codes',
			}),
		),
	shipping: z
		.string('give an amount, for example --shipping 4.95')
		.optional()
		.describe(
			option({ description: 'What shipping costs, in its currency (default: unknown)', valueDescription: 'amount' }),
		),
	name: z
		.string('give a name')
		.optional()
		.describe(option({ description: 'How to call it (default: its address)', valueDescription: 'name' })),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function add(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { addShop } = await import('../../source/terminal/shops/add.ts');
	await addShop(given.args[0], given.options);
}
