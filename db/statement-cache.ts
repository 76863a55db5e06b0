import type BetterSqlite3 from 'better-sqlite3';

/**
 * Keeps the statements that a connection has compiled, the most recently used ones, at most `most`: compiling takes longer than running for
 * most of ours, and the same texts come again and again. SQLite itself compiles one anew when the tables have changed.
 */
export function keepStatements(connection: BetterSqlite3.Database, most: number): void {
	const compile = connection.prepare.bind(connection);
	const kept = new Map<string, BetterSqlite3.Statement>();
	connection.prepare = ((text: string) => {
		const statement = kept.get(text) ?? compile(text);
		kept.delete(text);
		kept.set(text, statement);
		for (const oldest of kept.keys()) {
			if (kept.size <= most) break;
			kept.delete(oldest);
		}
		// As if it were new: the last one may have asked for rows as arrays.
		return statement.reader ? statement.raw(false) : statement;
	}) as BetterSqlite3.Database['prepare'];
}
