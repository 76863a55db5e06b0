import { UsageError } from '../errors.ts';
import { ownName, readUserName } from '../profiles/user-name.ts';
import { type Profile, readProfile, unsaid } from '../store/listeners/profiles-reader.ts';
import { findUser, readUsers, type UserRow } from '../store/listeners/users-reader.ts';
import { ensureUser } from '../store/listeners/users-writer.ts';
import { writeAt } from '../store/writable.ts';
import { quoteForShell } from './output/shell.ts';
import type { Session } from './with-context.ts';

/** A listener with what they prefer. */
export interface Listener {
	user: UserRow;
	profile: Profile;
}

/** " --user anna" for a command that is printed to be copied; '' for the listener who is meant without it. */
export function flagOf({ name }: Pick<UserRow, 'name'>): string {
	return name === ownName ? '' : ` --user ${quoteForShell(name)}`;
}

/** The listener of a name that was typed. Throws UsageError naming those that there are, and how to make this one. */
export async function findListener(
	{ context, command }: Pick<Session, 'context' | 'command'>,
	typed: string,
): Promise<Listener> {
	const { database } = context;
	const name = readUserName(typed);
	const user = await findUser(database, name);
	if (user !== undefined) return { user, profile: await readProfile(database, user.id) };
	const known = await readUsers(database);
	const others = known.map((other) => other.name).join(', ');
	throw new UsageError(
		name === ownName
			? `Nothing is known of you yet.${others === '' ? '' : ` Other listeners: ${others} (choose with --user).`}`
			: `There is no listener "${name}". ${others === '' ? 'There is none at all yet.' : `There are: ${others}.`}`,
		`${name === ownName ? 'Name an artist that you like' : 'The first artist that they like makes one'}: ${command} add "Slowdive"${flagOf({ name })}`,
	);
}

/** The same for a command that adds to what is known of a listener: who is missing is made, and that is said unless it is "me". */
export async function ensureListener(
	{ context, terminal }: Pick<Session, 'context' | 'terminal'>,
	typed: string,
): Promise<Listener> {
	const { database, clock } = context;
	const name = readUserName(typed);
	const known = await findUser(database, name);
	const { user, isNew } =
		known === undefined
			? await writeAt(database, clock(), (store) => ensureUser(store, name))
			: { user: known, isNew: false };
	if (isNew && name !== ownName) terminal.say(`Made the listener "${name}".`);
	return { user, profile: await readProfile(database, user.id) };
}

/** What a listener prefers for a command that does well without any: nothing where nobody ever said anything. Throws UsageError as `findListener` does. */
export async function findProfile(session: Pick<Session, 'context' | 'command'>, typed: string): Promise<Profile> {
	const isOwn = readUserName(typed) === ownName;
	if (isOwn && (await findUser(session.context.database, ownName)) === undefined) return unsaid;
	return (await findListener(session, typed)).profile;
}
