import { ProviderNotFound, UsageError } from '../../errors.ts';
import { formatCounted } from '../output/numbers.ts';
import { withContext } from '../with-context.ts';
import { noteAccount } from './note-account.ts';
import { readUsername } from './typed-username.ts';

/** `connect lastfm`: notes who a listener is at Last.fm, once Last.fm knows the name. What they play is public: nothing is to be signed. */
export async function connectLastfm(typed: string, { user }: { user: string }): Promise<void> {
	const asked = readUsername(typed);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal } = session;
		try {
			const { username, plays } = await context.providers.lastfm.userInfo(asked, { signal: context.signal });
			terminal.say(`Last.fm has counted ${formatCounted(plays, 'play')} of ${username}.`);
			await noteAccount(session, { user, provider: 'lastfm', username });
		} catch (error) {
			if (!(error instanceof ProviderNotFound)) throw error;
			throw new UsageError(
				`Last.fm has no user "${asked}".`,
				'Give the name at the end of your page: https://www.last.fm/user/NAME',
			);
		}
		return 0;
	});
}
