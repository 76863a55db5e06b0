import { argument } from 'pastel';
import { z } from 'zod';
import { userOption } from '../source/terminal/user-option.ts';

export const description = 'Explore artists, albums and every pressing; what is missing is fetched while you look';

export const examples = ['browse', 'browse "Arctic Monkeys"', 'browse "Pink Floyd" "Animals"'];

export const args = z.tuple([
	z
		.string()
		.optional()
		.describe(argument({ name: 'artist', description: 'Begin with this artist: browse "Arctic Monkeys"' })),
	z
		.string()
		.optional()
		.describe(argument({ name: 'title', description: 'Begin with this album of the artist' })),
]);

export const options = z.object({
	user: userOption,
	json: z.boolean().describe('Print the list as JSON instead of exploring'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function browseCommand(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { browse } = await import('../source/terminal/browse.ts');
	await browse(given.args, given.options);
}
