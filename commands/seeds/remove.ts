import { argument } from 'pastel';
import { z } from 'zod';
import { seedOptions } from '../../source/terminal/seeds/options.ts';

export const description = 'Take artists back that you named';

export const examples = ['seeds remove "Slowdive"', 'seeds remove --mbid 5b11f4ce-a62d-471e-81fc-a69a8278c7da'];

export const args = z
	.array(z.string())
	.optional()
	.describe(argument({ name: 'artist', description: 'Names or MBIDs, as `seeds list` prints them' }));

export const options = seedOptions;

export default async function remove(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { removeSeeds } = await import('../../source/terminal/seeds/remove.ts');
	await removeSeeds(given.args ?? [], given.options);
}
