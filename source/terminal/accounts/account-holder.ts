import { ownName, readUserName } from '../../profiles/user-name.ts';
import { type AccountRow, readAccounts } from '../../store/listeners/accounts-reader.ts';
import { findUser, type UserRow } from '../../store/listeners/users-reader.ts';
import { findListener } from '../listener.ts';
import type { Session } from '../with-context.ts';

/** A listener and their accounts. */
export interface AccountHolder {
	/** Null: "me", of whom nothing is known yet. */
	user: UserRow | null;
	accounts: AccountRow[];
}

/**
 * The listener of a name that was typed, with their accounts. Whoever is meant without a name needs no introduction: connecting makes them. Throws
 * UsageError for other names that nobody has.
 */
export async function findAccountHolder(session: Session, typed: string): Promise<AccountHolder> {
	const { database } = session.context;
	const name = readUserName(typed);
	if (name === ownName && (await findUser(database, name)) === undefined) return { user: null, accounts: [] };
	const { user } = await findListener(session, typed);
	return { user, accounts: await readAccounts(database, user.id) };
}
