import { eq, sql } from 'drizzle-orm';
import type { Writable } from '../writable.ts';

/**
 * Notes that something else is known of a listener now, so that what was computed from what was known before no longer holds. The last
 * act of every writer that changes any of it; one that changed nothing leaves it.
 */
export async function reviseListener({ write, tables: { users } }: Writable, userId: number): Promise<void> {
	await write
		.update(users)
		.set({ revision: sql`${users.revision} + 1` })
		.where(eq(users.id, userId));
}
