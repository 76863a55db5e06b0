import { argument, option } from 'pastel';
import { z } from 'zod';

/** What the commands about one album take: an artist and a title. `command` is for the example in the help. */
export function albumArguments(command: string) {
	return z.tuple([
		z
			.string()
			.optional()
			.describe(argument({ name: 'artist', description: `The artist: ${command} "Pink Floyd" "Animals"` })),
		z
			.string()
			.optional()
			.describe(argument({ name: 'title', description: 'The title of the album' })),
	]);
}

/** … or an MBID, and how to answer. */
export const albumOptions = z.object({
	mbid: z
		.string('give an MBID')
		.optional()
		.describe(option({ description: "The album by its release group's MusicBrainz id", valueDescription: 'id' })),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});
