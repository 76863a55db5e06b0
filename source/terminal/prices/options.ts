import { option } from 'pastel';
import { z } from 'zod';

/** Where records are to be sent; the profile or the settings say it where nobody does. */
export const countryOption = z
	.string('give a country, for example --country ES')
	.optional()
	.describe(
		option({
			description: 'Where it is to be sent (default: as your profile says, or VINILOGY_COUNTRY)',
			valueDescription: 'code',
		}),
	);

/** In which currency amounts are shown. */
export const currencyOption = z
	.string('give a currency, for example --currency EUR')
	.optional()
	.describe(
		option({
			description: 'The currency of amounts (default: as your profile says, or VINILOGY_CURRENCY)',
			valueDescription: 'code',
		}),
	);

/** Only this pressing. */
export const releaseOption = z
	.number('give the number of a Discogs release')
	.int()
	.min(1)
	.max(2_147_483_647)
	.optional()
	.describe(option({ description: 'One pressing, by the number of its page at Discogs', valueDescription: 'number' }));
