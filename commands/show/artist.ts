import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = 'Show an artist: who they are, their picture, similar artists and albums';

export const examples = [
	'show artist Arctic Monkeys',
	'show artist Slowdive --json',
	'show artist --mbid a74b1b7f-71a5-4011-9441-d0b5e4122711',
];

export const args = z
	.array(z.string())
	.optional()
	.describe(argument({ name: 'name', description: 'The name: show artist Arctic Monkeys' }));

export const options = z.object({
	mbid: z
		.string('give an MBID')
		.optional()
		.describe(option({ description: 'The artist by MusicBrainz id', valueDescription: 'id' })),
	discogsId: z
		.number('give the number of a Discogs artist')
		.int()
		.min(1)
		.max(2_147_483_647)
		.optional()
		.describe(option({ description: 'The artist by Discogs id', valueDescription: 'number' })),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function artist(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showArtist } = await import('../../source/terminal/show-artist.ts');
	await showArtist(given.args ?? [], given.options);
}
