import { UsageError } from '../../errors.ts';
import { accountProviders } from '../../profiles/accounts.ts';
import { disconnect } from '../../profiles/disconnect.ts';
import { cleanText } from '../../text.ts';
import { findListener } from '../listener.ts';
import { formatCounted } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { withContext } from '../with-context.ts';

export interface DisconnectOptions {
	user: string;
	forget: boolean;
}

/** `disconnect`: forgets an account with its secret and what was read of it, and says what that was. */
export async function disconnectAccount(typed: string, { user: typedUser, forget }: DisconnectOptions): Promise<void> {
	const provider = readProvider(typed);
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context, terminal, command } = session;
		const { user } = await findListener(session, typedUser);
		const gone = await disconnect(context, user, { provider, forgetsRecords: forget });
		const title = titleOf(provider);
		if (gone === null) {
			throw new UsageError(`No account at ${title} is connected.`, `See those that are: ${command} accounts`);
		}
		const parts = [
			`${formatCounted(gone.counts, 'count')} of what was played`,
			...(gone.records > 0 ? [`${formatCounted(gone.records, 'record')} of its lists`] : []),
		];
		terminal.say(`Disconnected from ${title}. Forgotten: ${parts.join(', ')}, and how far it was read.`);
		if (provider === 'discogs' && !forget) {
			terminal.say('The collection and wantlist that were read stay; --forget takes them as well.');
		}
		return 0;
	});
}

/** The provider that a person means. Throws UsageError for what is none. */
export function readProvider(typed: string) {
	const name = cleanText(typed).toLowerCase().replaceAll('.', '');
	const provider = accountProviders.find((known) => known === name);
	if (provider !== undefined) return provider;
	throw new UsageError(
		`There are no accounts at "${cleanText(typed)}".`,
		`There are at ${accountProviders.join(', ')}.`,
	);
}
