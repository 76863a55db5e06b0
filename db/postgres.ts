import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { messageOf, StorageError } from '../source/errors.ts';
import { bulkIn } from './bulk-postgres.ts';
import type { Database, Writer } from './client.ts';
import { postgresColumns } from './columns.ts';
import { type MigrationTarget, migrate, readVersion } from './migrations.ts';
import { nameStatements } from './named-statements.ts';
import { createTables } from './schema/tables.ts';
import { findSimilarIn } from './similar-postgres.ts';
import { createMutex, isReadOnly, withRetry } from './transaction.ts';

const attemptsOnConflict = 5;
const connectMilliseconds = 10_000;
const statementsNamed = 200;
/** Any number that is only ours: two Vinilogys that start at once migrate one after the other. */
const migrationLock = 86_741_230;
/** Another one: those who write rows hold it together, whoever stores whole batches holds it alone. */
const writingLock = 86_741_231;

/** Opens a Postgres database through a small pool. */
export async function open(url: string): Promise<Database> {
	const location = visibleLocation(url);
	const pool = await connect(url, migrate);
	const database = drizzle(pool, { casing: 'snake_case' });
	// Transactions of one process would only wait for each other's rows, and deadlock over the order.
	const oneAtATime = createMutex();
	async function write<T>(turn: Turn, work: (transaction: Writer) => Promise<T>): Promise<T> {
		try {
			return await oneAtATime(() => withRetry(() => inTransaction(pool, turn, work), attemptsOnConflict));
		} catch (error) {
			throw isReadOnly(error) ? refuseToWrite(location, error) : error;
		}
	}
	return {
		engine: 'postgres',
		location,
		tables: createTables(postgresColumns),
		// The builders of both engines behave the same where `Writer` names them: the one cast that makes every query written once.
		read: database as unknown as Writer,
		findSimilar: findSimilarIn(pool),
		write: (work) => write('shared', work),
		writeAlone: (work) => write('exclusive', work),
		close: () => pool.end(),
	};
}

/** `exclusive` waits until nobody else is writing, and everybody else until it is done. */
type Turn = 'shared' | 'exclusive';

const turns = { shared: 'pg_advisory_xact_lock_shared', exclusive: 'pg_advisory_xact_lock' } as const;

async function inTransaction<T>(pool: pg.Pool, turn: Turn, work: (transaction: Writer) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	try {
		return await drizzle(client, { casing: 'snake_case' }).transaction(async (transaction) => {
			await transaction.execute(sql.raw(`select ${turns[turn]}(${writingLock})`));
			const execute: Writer['execute'] = async (statement) => transaction.execute(statement);
			const lock = (table: string) => execute(sql`lock table ${sql.identifier(table)} in share row exclusive mode`);
			return work(Object.assign(transaction, { lock, bulk: bulkIn(client, execute) }) as unknown as Writer);
		});
	} finally {
		client.release();
	}
}

/** Tries whether a database can be opened and, where it is empty, set up; changes nothing. Throws StorageError. */
export async function probe(url: string): Promise<void> {
	const pool = await connect(url, async (target) => {
		const { isEmpty } = await readVersion(target);
		if (isEmpty && !(await target.mayCreate())) throw new Error('this user may not create tables in it');
	});
	await pool.end();
}

/** A pool on which `prepare` has been done; it is closed again where that fails. Throws StorageError. */
async function connect(url: string, prepare: (target: PostgresTarget) => Promise<void>): Promise<pg.Pool> {
	const pool = new pg.Pool({
		connectionString: url,
		max: 8,
		connectionTimeoutMillis: connectMilliseconds,
	});
	// A connection that dies while idle must not end the program: the next query opens another one.
	pool.on('error', () => undefined);
	// One that dies in use ends its query with an error; beside that it must not end the program either.
	pool.on('connect', (client) => {
		client.on('error', () => undefined);
		nameStatements(client, statementsNamed);
	});
	try {
		const client = await pool.connect();
		try {
			await prepare(migrationTarget(client));
		} finally {
			client.release();
		}
		return pool;
	} catch (error) {
		await pool.end();
		if (error instanceof StorageError) throw error;
		const location = visibleLocation(url);
		if (isReadOnly(error)) throw refuseToMigrate(location, error);
		if (isWithoutTrigrams(error)) {
			throw new StorageError(
				`The database ${location} lacks the extension pg_trgm, with which names are searched: ${reasonOf(error)}.`,
				'Have an administrator run `create extension pg_trgm` in this database once (it comes with Postgres; some systems have it in a package postgresql-contrib), then start Vinilogy again.',
				{ cause: error },
			);
		}
		throw new StorageError(
			`The database ${location} cannot be opened: ${reasonOf(error)}.`,
			'Check that Postgres runs and that DATABASE_URL names it (postgres://user:password@host:5432/name; in a password / # ? @ % are written as %2F %23 %3F %40 %25).',
		);
	}
}

/** A replica is read, and nothing is written there: what is missing there is fetched and stored at the server that it follows. */
function refuseToWrite(location: string, cause: unknown): StorageError {
	return new StorageError(
		`The database ${location} can only be read: it is a replica, or set to be read only.`,
		'What is stored can be searched and shown here. For anything else point DATABASE_URL at the server that is written to.',
		{ cause },
	);
}

function refuseToMigrate(location: string, cause: unknown): StorageError {
	return new StorageError(
		`The database ${location} can only be read, and lacks tables that this version of Vinilogy needs.`,
		'Start this version once with DATABASE_URL at the server that is written to: the replica follows it.',
		{ cause },
	);
}

function isWithoutTrigrams(error: unknown): boolean {
	return error instanceof Error && /extension "pg_trgm"/.test(error.message);
}

/** What the server or the system says; a host name or an address that could not be read may hold a part of a password. */
function reasonOf(error: unknown): string {
	const message = messageOf(error);
	if (/ENOTFOUND|EAI_AGAIN/.test(message)) return 'there is no such host';
	return /Invalid URL/.test(message) ? 'the address is not understood' : message || 'the connection failed';
}

/** Without user and password, which may hold any character: what stands before the last @ is not shown. */
function visibleLocation(url: string): string {
	const [address = ''] = url.slice(Math.max(url.lastIndexOf('@') + 1, url.indexOf('//') + 2)).split('?');
	return `postgres://${address}`;
}

interface PostgresTarget extends MigrationTarget {
	/** Whether this user may set up the tables. */
	mayCreate(): Promise<boolean>;
}

function migrationTarget(client: pg.PoolClient): PostgresTarget {
	const connection = drizzle(client);
	return {
		engine: 'postgres',
		async appliedAt() {
			const { rows } = await client.query("select to_regclass('__drizzle_migrations') is not null as present");
			if (rows[0]?.present !== true) return [];
			const applied = await client.query('select created_at from __drizzle_migrations');
			return applied.rows.map((row) => Number(row.created_at));
		},
		async mayCreate() {
			const { rows } = await client.query("select has_schema_privilege(current_schema(), 'create') as allowed");
			return rows[0]?.allowed === true;
		},
		async run(statement) {
			await client.query(statement);
		},
		async record(hash, appliedAt) {
			await connection.execute(sql`insert into __drizzle_migrations (hash, created_at) values (${hash}, ${appliedAt})`);
		},
		async exclusively(work) {
			await client.query('begin');
			try {
				await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
				await client.query(
					'create table if not exists __drizzle_migrations (id bigint primary key generated by default as identity, hash text not null, created_at bigint)',
				);
				await work();
				await client.query('commit');
			} catch (error) {
				await client.query('rollback');
				throw error;
			}
		},
	};
}
