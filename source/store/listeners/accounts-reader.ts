import { and, asc, eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';

/** A listener's account at a service, exactly as stored: every column. */
export type AccountRow = Tables['userAccounts']['$inferSelect'];

/** The accounts of a listener, by provider. */
export async function readAccounts({ read, tables }: Readable, userId: number): Promise<AccountRow[]> {
	const { userAccounts } = tables;
	return read.select().from(userAccounts).where(eq(userAccounts.userId, userId)).orderBy(asc(userAccounts.provider));
}

/** The account that a listener has at one provider, or undefined. */
export async function findAccount(
	{ read, tables }: Readable,
	{ userId, provider }: Pick<AccountRow, 'userId' | 'provider'>,
): Promise<AccountRow | undefined> {
	const { userAccounts } = tables;
	const [row] = await read
		.select()
		.from(userAccounts)
		.where(and(eq(userAccounts.userId, userId), eq(userAccounts.provider, provider)));
	return row;
}
