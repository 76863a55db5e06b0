import { option } from 'pastel';
import { z } from 'zod';
import { countryOption, currencyOption } from '../prices/options.ts';
import { userOption } from '../user-option.ts';

/** What the commands about recommendations take: for whom, and what is asked for. */
export const recsOptions = z.object({
	user: userOption,
	limit: z
		.number('give a number from 1 to 200, for example --limit 20')
		.int()
		.min(1)
		.max(200)
		.default(20)
		.describe(option({ description: 'How many albums', valueDescription: 'number' })),
	country: countryOption,
	currency: currencyOption,
	maxPrice: z
		.string('give an amount, for example --max-price 30')
		.optional()
		.describe(
			option({
				description: 'The most that one may cost, with shipping (default: as your profile says)',
				valueDescription: 'amount',
			}),
		),
	discover: z
		.number('give a number from 0 to 1, for example --discover 0.6')
		.min(0)
		.max(1)
		.optional()
		.describe(
			option({
				description: 'From 0, what is familiar, to 1, what is new (default: as your profile says, or 0.5)',
				valueDescription: 'number',
			}),
		),
	seedsOnly: z.boolean().describe('Only the artists that you named count'),
	perArtist: z
		.number('give a number from 1 to 200, for example --per-artist 2')
		.int()
		.min(1)
		.max(200)
		.optional()
		.describe(
			option({
				description: 'How many albums of one artist at most (default: as your profile says, or 2)',
				valueDescription: 'number',
			}),
		),
	weight: z
		.array(z.string(), 'give a weight, for example --weight similar=50')
		.default([])
		.describe(
			option({
				description: 'How much a signal counts, for example similar=50 (may be repeated)',
				valueDescription: 'name=number',
				defaultValueDescription: 'as your profile says',
			}),
		),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});
