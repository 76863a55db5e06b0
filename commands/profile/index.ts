import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Show what you prefer: country, currency, price limit, familiar or new';

export const examples = ['profile', 'profile set --country ES --max-price 30'];

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function profile(given: { options: z.infer<typeof options> }) {
	const { showProfile } = await import('../../source/terminal/profile/show.ts');
	await showProfile(given.options);
}
