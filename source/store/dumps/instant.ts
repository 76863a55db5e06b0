import { type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';

/** An instant within a statement of one's own: Postgres is told its type, which SQLite takes for a number, as its times are. */
export function instant({ releases }: Tables, at: Date): SQL {
	return sql`cast(${sql.param(at, releases.updatedAt)} as timestamptz)`;
}
