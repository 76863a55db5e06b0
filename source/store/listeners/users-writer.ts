import type { Writable } from '../writable.ts';
import { findUser, type UserRow } from './users-reader.ts';

/** The listener of a name, made where there is none yet. The name is valid: see `profiles/user-name.ts`. */
export async function ensureUser(store: Writable, name: string): Promise<{ user: UserRow; isNew: boolean }> {
	const known = await findUser(store, name);
	if (known !== undefined) return { user: known, isNew: false };
	const { write, tables, now } = store;
	const [user] = await write.insert(tables.users).values({ name, revision: 0, createdAt: now }).returning();
	if (user === undefined) throw new Error(`the listener ${name} was not stored`);
	return { user, isNew: true };
}
