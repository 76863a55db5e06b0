import { argument } from 'pastel';
import { z } from 'zod';
import { userOption } from '../source/terminal/user-option.ts';

export const description = 'Forget an account with what was read of it; records of a collection stay';

export const examples = ['disconnect lastfm', 'disconnect discogs --forget --user anna'];

export const args = z.tuple([
	z.string().describe(argument({ name: 'service', description: 'discogs, lastfm, listenbrainz or spotify' })),
]);

export const options = z.object({
	forget: z.boolean().describe('Forget also the collection and wantlist that were read'),
	user: userOption,
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function disconnect(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { disconnectAccount } = await import('../source/terminal/accounts/disconnect.ts');
	await disconnectAccount(given.args[0], given.options);
}
