import { argument } from 'pastel';
import { z } from 'zod';
import { seedOptions } from '../source/terminal/seeds/options.ts';

export const description = 'Name artists that you like: recommendations start from them';

export const examples = [
	'add "Slowdive"',
	'add "Slowdive" "Arctic Monkeys" --user anna',
	'add --mbid 5b11f4ce-a62d-471e-81fc-a69a8278c7da',
];

export const args = z
	.array(z.string())
	.optional()
	.describe(argument({ name: 'artist', description: 'The artists, each in quotes: add "Slowdive" "Arctic Monkeys"' }));

export const options = seedOptions;

export default async function add(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { addSeeds } = await import('../source/terminal/seeds/add.ts');
	await addSeeds(given.args ?? [], given.options);
}
