import type { AccountProvider } from '../../profiles/accounts.ts';
import { saveAccount } from '../../store/listeners/accounts-writer.ts';
import { writeAt } from '../../store/writable.ts';
import { ensureListener, flagOf } from '../listener.ts';
import { titleOf } from '../output/provider-titles.ts';
import type { Session } from '../with-context.ts';

/** The account that a listener (`user`, as it was typed) has at a service, by the name there. */
export interface NewAccount {
	user: string;
	provider: AccountProvider;
	username: string;
}

/**
 * Stores an account that the service has confirmed, makes the listener where there is none, and says what comes next. Of another account that was
 * connected before, what was read of it is forgotten.
 */
export async function noteAccount(session: Session, { user: typed, provider, username }: NewAccount): Promise<void> {
	const { context, terminal, command } = session;
	const { user } = await ensureListener(session, typed);
	const { former } = await writeAt(context.database, context.clock(), (store) =>
		saveAccount(store, { userId: user.id, provider, username }),
	);
	const title = titleOf(provider);
	if (former !== null && former !== username) terminal.say(`What was read of ${former} at ${title} is forgotten.`);
	terminal.say(`${former === username ? 'Still connected' : 'Connected'} to ${title} as ${username}.`);
	terminal.say(`Read it: ${command} sync${flagOf(user)}`);
}
