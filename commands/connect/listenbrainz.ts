import { argument } from 'pastel';
import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Connect your account at ListenBrainz, so that `sync` reads what you play';

export const examples = ['connect listenbrainz rob', 'connect listenbrainz rob --user anna'];

export const args = z.tuple([
	z.string().describe(argument({ name: 'name', description: 'Your name at ListenBrainz' })),
]);

export const options = z.object({
	user: userOption,
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function connect(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { connectListenbrainz } = await import('../../source/terminal/connect/listenbrainz.ts');
	await connectListenbrainz(given.args[0], given.options);
}
