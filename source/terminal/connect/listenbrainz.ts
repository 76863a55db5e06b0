import { ProviderNotFound, UsageError } from '../../errors.ts';
import { withContext } from '../with-context.ts';
import { noteAccount } from './note-account.ts';
import { readUsername } from './typed-username.ts';

/** `connect listenbrainz`: notes who a listener is at ListenBrainz, once it knows the name. What they play is public. */
export async function connectListenbrainz(typed: string, { user }: { user: string }): Promise<void> {
	const asked = readUsername(typed);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context } = session;
		const now = Math.ceil(context.clock().getTime() / 1000);
		try {
			const { username } = await context.providers.listenbrainz.listens(asked, now, { signal: context.signal });
			await noteAccount(session, { user, provider: 'listenbrainz', username });
		} catch (error) {
			if (!(error instanceof ProviderNotFound)) throw error;
			throw new UsageError(
				`ListenBrainz has no user "${asked}".`,
				'Give the name at the end of your page: https://listenbrainz.org/user/NAME',
			);
		}
		return 0;
	});
}
