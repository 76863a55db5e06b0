import { type SQL, sql } from 'drizzle-orm';

/** For `onConflictDoUpdate`: these columns take over what was to be inserted. Columns are named as the schema does ("albumId"). */
export function takeOver<Key extends string>(columns: readonly Key[]): Record<Key, SQL> {
	const entries = columns.map((column): [Key, SQL] => [column, sql`excluded.${sql.identifier(toSnakeCase(column))}`]);
	return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/** As the database spells a column: the casing that the clients are made with. */
function toSnakeCase(column: string): string {
	return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
