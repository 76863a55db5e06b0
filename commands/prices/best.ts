import { option } from 'pastel';
import { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { countryOption, currencyOption } from '../../source/terminal/prices/options.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Show the cheapest copy of an album, landed in your country, and why the others lost';

export const examples = [
	'prices best "Slowdive" "Souvlaki" --country ES',
	'prices best "Pink Floyd" "Animals" --country US --currency USD --json',
];

export const args = albumArguments('prices best');

export const options = albumOptions.extend({
	country: countryOption,
	currency: currencyOption,
	user: userOption,
	limit: z
		.number('give a number from 0, for example --limit 5')
		.int()
		.min(0)
		.max(10_000)
		.default(10)
		.describe(option({ description: 'How many of the others at most', valueDescription: 'number' })),
	offline: z.boolean().describe('Ask no source: what is stored is the answer'),
});

export default async function best(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showBestPrice } = await import('../../source/terminal/prices/best.ts');
	await showBestPrice(given.args, given.options);
}
