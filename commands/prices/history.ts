import { option } from 'pastel';
import { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { countryOption, currencyOption, releaseOption } from '../../source/terminal/prices/options.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Show the lowest price per day of an album or a pressing, as far as it was noted';

export const examples = [
	'prices history "Slowdive" "Souvlaki" --country ES',
	'prices history --release 367084 --country ES --days 30 --json',
];

export const args = albumArguments('prices history');

export const options = albumOptions.extend({
	release: releaseOption,
	country: countryOption,
	currency: currencyOption,
	user: userOption,
	days: z
		.number('give a number of days from 1, for example --days 30')
		.int()
		.min(1)
		.max(3650)
		.default(90)
		.describe(option({ description: 'How many days, the last of which is today', valueDescription: 'number' })),
});

export default async function history(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showPriceHistory } = await import('../../source/terminal/prices/history.ts');
	await showPriceHistory(given.args, given.options);
}
