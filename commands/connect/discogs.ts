import { option } from 'pastel';
import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Connect your account at Discogs, so that `sync` reads your collection and wantlist';

export const examples = [
	'connect discogs',
	'connect discogs --token < token.txt',
	'connect discogs --oauth --user anna',
	'connect discogs --public somebody',
];

export const options = z.object({
	user: userOption,
	token: z.boolean().describe('Ask for a personal token, or read it from a pipe (default: DISCOGS_TOKEN, else ask)'),
	oauth: z.boolean().describe('Allow it on a page of Discogs and type the code (needs DISCOGS_KEY and DISCOGS_SECRET)'),
	public: z
		.string('give the name of a user at Discogs, for example --public somebody')
		.optional()
		.describe(
			option({ description: 'Read a collection that everybody may see, without a token', valueDescription: 'name' }),
		),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function connect(given: { options: z.infer<typeof options> }) {
	const { connectDiscogs } = await import('../../source/terminal/connect/discogs.ts');
	await connectDiscogs(given.options);
}
