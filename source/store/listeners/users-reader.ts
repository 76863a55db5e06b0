import { asc, eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';

/** A listener exactly as stored: every column. */
export type UserRow = Tables['users']['$inferSelect'];

/** The listener of a name, which is compared as it is stored: see `profiles/user-name.ts`. */
export async function findUser({ read, tables }: Readable, name: string): Promise<UserRow | undefined> {
	const [row] = await read.select().from(tables.users).where(eq(tables.users.name, name));
	return row;
}

/** Every listener, by name. */
export async function readUsers({ read, tables }: Readable): Promise<UserRow[]> {
	return read.select().from(tables.users).orderBy(asc(tables.users.name));
}
