import { and, count, desc, eq, gt, isNotNull, lte, type SQL } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { isGone, readOwner } from '../steps/lease-owner.ts';
import { type Lane, lanes } from '../steps/step.ts';
import { countForReview } from '../store/links.ts';

/** What there is to know at a start, counted in a few milliseconds however large the database is. */
export interface Overview {
	database: string;
	engine: string;
	/** Counting ends here: a number this large means so many or more. */
	countedUpTo: number;
	artists: number;
	albums: number;
	releases: number;
	waitingForReview: number;
	listeners: number;
	running: RunningProcess[];
	lanes: LaneOverview[];
	/** An artist with albums, as an example of what can be asked. */
	example: string | null;
}

/** A process that has steps in hand now. Of another machine's process nobody knows whether it still lives. */
export interface RunningProcess {
	host: string;
	pid: number;
	isHere: boolean;
	steps: Record<string, number>;
}

/** Where the steps of a lane stand. */
export interface LaneOverview {
	lane: Lane;
	due: number;
	/** Steps that wait for a key. */
	blocked: number;
	failed: number;
	/** The last thing that its source said no with, and when it is asked again. */
	problem: { message: string; nextAt: Date | null } | null;
}

/** Enough to say "many": beyond it `stats` counts. */
const countedUpTo = 100_000;

/** Reads the overview of a database at the time `now`. */
export async function readOverview(database: Database, now: Date): Promise<Overview> {
	const { tables, engine, location } = database;
	return {
		database: location,
		engine,
		countedUpTo,
		artists: await countSome(database, tables.artists),
		albums: await countSome(database, tables.albums),
		releases: await countSome(database, tables.releases),
		waitingForReview: await countForReview(database),
		listeners: await countSome(database, tables.users),
		running: await readRunning(database, now),
		lanes: await Promise.all(lanes.map((lane) => readLane(database, lane, now))),
		example: await readExample(database),
	};
}

async function readExample({ read, tables: { albums, artists } }: Database): Promise<string | null> {
	const artistOfAlbum = eq(artists.id, albums.artistId);
	const [row] = await read.select({ name: artists.name }).from(albums).innerJoin(artists, artistOfAlbum).limit(1);
	return row?.name ?? null;
}

async function readLane(database: Database, lane: Lane, now: Date): Promise<LaneOverview> {
	const { syncState } = database.tables;
	const inLane = eq(syncState.lane, lane);
	const withStatus = (status: string) => countSome(database, syncState, and(inLane, eq(syncState.status, status)));
	return {
		lane,
		due: await countSome(database, syncState, and(inLane, lte(syncState.nextAt, now))),
		blocked: await withStatus('blocked'),
		failed: await withStatus('failed'),
		problem: await readProblem(database, lane, now),
	};
}

/** A wait that is still on comes first, then the failure that is tried again last, then what a key is missing for. */
async function readProblem(database: Database, lane: Lane, now: Date): Promise<LaneOverview['problem']> {
	const { syncState } = database.tables;
	const inLane = and(eq(syncState.lane, lane), isNotNull(syncState.lastError));
	const conditions = [
		and(inLane, eq(syncState.status, 'pending'), gt(syncState.nextAt, now)),
		and(inLane, eq(syncState.status, 'failed')),
		and(inLane, eq(syncState.status, 'blocked')),
	];
	for (const condition of conditions) {
		const [row] = await database.read
			.select({ message: syncState.lastError, nextAt: syncState.nextAt })
			.from(syncState)
			.where(condition)
			.orderBy(desc(syncState.nextAt))
			.limit(1);
		if (row !== undefined && row.message !== null) return { message: row.message, nextAt: row.nextAt };
	}
	return null;
}

/** Whoever holds leases that have not run out, without the processes of this machine that are gone. */
async function readRunning({ read, tables }: Database, now: Date): Promise<RunningProcess[]> {
	const { syncState } = tables;
	const held = await read
		.select({ owner: syncState.leaseOwner, lane: syncState.lane, steps: count() })
		.from(syncState)
		.where(and(isNotNull(syncState.leaseOwner), gt(syncState.leaseUntil, now)))
		.groupBy(syncState.leaseOwner, syncState.lane);
	const living = held.flatMap(({ owner, ...row }) => (owner === null || isGone(owner) ? [] : [{ owner, ...row }]));
	return [...Map.groupBy(living, ({ owner }) => owner)].map(([owner, rows]) => ({
		...readOwner(owner),
		steps: Object.fromEntries(rows.map(({ lane, steps }) => [lane, steps])),
	}));
}

/** How many rows there are, as far as `countedUpTo`: no count of millions holds up a start. */
async function countSome({ read }: Database, table: CountedTable, condition?: SQL): Promise<number> {
	const some = read.select({ id: table.id }).from(table).where(condition).limit(countedUpTo).as('some');
	const [row] = await read.select({ rows: count() }).from(some);
	return row?.rows ?? 0;
}

type CountedTable = Database['tables']['artists' | 'albums' | 'releases' | 'syncState' | 'users'];
