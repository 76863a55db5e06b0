import { option } from 'pastel';
import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Say what you prefer';

export const examples = [
	'profile set --country ES --currency EUR --max-price 30',
	'profile set --discover 0.6 --per-artist 1 --weight similar=50 price=20',
	'profile set --clear max-price country',
];

export const options = z.object({
	country: z
		.string('give a country, for example --country ES')
		.optional()
		.describe(option({ description: 'Where records are to be sent', valueDescription: 'code' })),
	currency: z
		.string('give a currency, for example --currency EUR')
		.optional()
		.describe(option({ description: 'The currency of amounts', valueDescription: 'code' })),
	maxPrice: z
		.string('give an amount, for example --max-price 30')
		.optional()
		.describe(
			option({ description: 'The most that a recommended album may cost, with shipping', valueDescription: 'amount' }),
		),
	discover: z
		.number('give a number from 0 to 1, for example --discover 0.6')
		.min(0)
		.max(1)
		.optional()
		.describe(option({ description: 'From what is familiar (0) to what is new (1)', valueDescription: 'number' })),
	perArtist: z
		.number('give a number from 1, for example --per-artist 2')
		.int()
		.min(1)
		.max(100)
		.optional()
		.describe(option({ description: 'How many albums of one artist at most', valueDescription: 'number' })),
	weight: z
		.array(z.string(), 'give a signal and its points, for example --weight similar=50')
		.default([])
		.describe(
			option({
				description: 'How many points a signal can give',
				valueDescription: 'signal=points',
				defaultValueDescription: 'none',
			}),
		),
	clear: z
		.array(z.string(), 'give the name of a value, for example --clear max-price')
		.default([])
		.describe(
			option({
				description: 'Return these to the default: country, currency, …, weight.similar, weights (all)',
				valueDescription: 'name',
				defaultValueDescription: 'none',
			}),
		),
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function set(given: { options: z.infer<typeof options> }) {
	const { setProfile } = await import('../../source/terminal/profile/set.ts');
	await setProfile(given.options);
}
