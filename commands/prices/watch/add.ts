import { option } from 'pastel';
import { z } from 'zod';
import { albumArguments, albumOptions } from '../../../source/terminal/album-arguments.ts';
import { countryOption, currencyOption, releaseOption } from '../../../source/terminal/prices/options.ts';
import { userOption } from '../../../source/terminal/user-option.ts';

export const description = 'Wait until an album costs so little, shipping included, or falls by so much';

export const examples = [
	'prices watch add "Slowdive" "Souvlaki" --under 25 --country ES',
	'prices watch add "Slowdive" "Souvlaki" --release 367084 --drop-percent 20 --drop-amount 5',
];

export const args = albumArguments('prices watch add');

export const options = albumOptions.extend({
	under: z
		.string('give an amount, for example --under 25')
		.optional()
		.describe(option({ description: 'The most that you would pay, shipping included', valueDescription: 'amount' })),
	currency: currencyOption,
	country: countryOption,
	user: userOption,
	release: releaseOption,
	dropPercent: z
		.number('give a percentage from 0 to 100, for example --drop-percent 10')
		.min(0)
		.max(100)
		.default(10)
		.describe(option({ description: 'A drop counts from so many percent (100: never) …', valueDescription: 'number' })),
	dropAmount: z
		.string('give an amount, for example --drop-amount 2')
		.default('2')
		.describe(option({ description: '… and from this amount', valueDescription: 'amount' })),
});

export default async function add(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { addWatch } = await import('../../../source/terminal/prices/watch-add.ts');
	await addWatch(given.args, given.options);
}
