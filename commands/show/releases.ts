import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = 'Show every vinyl pressing of an album';

export const args = z.tuple([
	z
		.string()
		.optional()
		.describe(argument({ name: 'artist', description: 'The artist: show releases "Pink Floyd" "Animals"' })),
	z
		.string()
		.optional()
		.describe(argument({ name: 'title', description: 'The title of the album' })),
]);

export const options = z.object({
	mbid: z
		.string('give an MBID')
		.optional()
		.describe(option({ description: "The album by its release group's MusicBrainz id", valueDescription: 'id' })),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function releases(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showReleases } = await import('../../source/terminal/show-releases.ts');
	await showReleases(given.args, given.options);
}
