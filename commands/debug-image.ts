import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = 'Find a picture of an artist and say for every candidate why it was taken or refused';

export const examples = [
	'debug-image "Arctic Monkeys"',
	'debug-image "Arctic Monkeys" --open',
	'debug-image Slowdive --json',
];

export const args = z
	.array(z.string())
	.optional()
	.describe(argument({ name: 'name', description: 'The artist: debug-image Arctic Monkeys' }));

export const options = z.object({
	mbid: z
		.string('give an MBID')
		.optional()
		.describe(option({ description: 'The artist by MusicBrainz id', valueDescription: 'id' })),
	open: z.boolean().describe('Open the picture in the web browser'),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function debugImage(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showPicture } = await import('../source/terminal/show-picture.ts');
	await showPicture(given.args ?? [], given.options);
}
