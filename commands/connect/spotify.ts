import { option } from 'pastel';
import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Let Vinilogy read what you play and saved at Spotify: you agree in your browser';

export const examples = [
	'connect spotify',
	'connect spotify --user anna',
	'connect spotify --url-only # over ssh: open the address anywhere and paste where it leads',
];

export const options = z.object({
	user: userOption,
	port: z
		.number('give a port from 0 to 65535')
		.int()
		.min(0)
		.max(65_535)
		.default(0)
		.describe(
			option({
				description: 'Wait for the answer on this port of 127.0.0.1 (0: any free one)',
				valueDescription: 'number',
			}),
		),
	urlOnly: z.boolean().describe('Print the address and open no browser'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function spotify(given: { options: z.infer<typeof options> }) {
	const { connectSpotify } = await import('../../source/terminal/connect/spotify.ts');
	await connectSpotify(given.options);
}
