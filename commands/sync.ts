import { option } from 'pastel';
import { z } from 'zod';
import { userOption } from '../source/terminal/user-option.ts';

export const description = 'Read what is new in the accounts that are connected: what is played, owned and wanted';

export const examples = ['sync', 'sync --only lastfm', 'sync --user anna --json'];

export const options = z.object({
	only: z
		.array(z.string(), 'give a service, for example --only lastfm')
		.default([])
		.describe(
			option({
				description: 'Only these accounts: discogs, lastfm, listenbrainz, spotify',
				valueDescription: 'service',
				defaultValueDescription: 'all',
			}),
		),
	user: userOption,
	json: z.boolean().describe('Print JSON, one event a line'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function sync(given: { options: z.infer<typeof options> }) {
	const { syncAccounts } = await import('../source/terminal/accounts/sync.ts');
	await syncAccounts(given.options);
}
