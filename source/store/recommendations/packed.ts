import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * Some whole numbers of each row of a group, all rows as one text: to recommend anything, tens of thousands of rows are read, and most of
 * the time of reading a row is spent on the row. None of the numbers may be null. Only `unpack` reads what this wrote.
 */
export function packed(...numbers: SQLWrapper[]): SQL<string> {
	return sql<string>`string_agg(${sql.join(numbers, sql` || ' ' || `)}, ' ')`;
}

/** The numbers that `packed` wrote, row after row: as many of each as were packed. */
export function unpack(text: string): number[] {
	return text.split(' ').map(Number);
}
