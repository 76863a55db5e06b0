import { and, asc, count, eq, inArray, isNotNull, isNull, lt, lte, or, sql, sum } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { LeaseLost } from '../errors.ts';
import type { Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

export type SyncState = Tables['syncState']['$inferSelect'];

/** Which row a step is about: the checkpoint, the freshness and the place in the queue of one (entity, step). */
export interface StepKey {
	/** `discogs-release`: `entityId` is the Discogs id, so that a release can be wanted before it is stored. */
	entity: 'artist' | 'album' | 'discogs-release' | 'tag';
	entityId: number;
	step: string;
}

/** A step that is wanted: `depth` and `spread` say what is to follow from it. */
export interface Wanted extends StepKey {
	lane: string;
	depth: number;
	spread: boolean;
}

/** How long a lease holds without being renewed; whoever works renews it several times in that time. */
const leaseMilliseconds = 120_000;
export const renewMilliseconds = leaseMilliseconds / 4;

const isKey = ({ syncState }: Tables, key: StepKey) =>
	and(eq(syncState.entity, key.entity), eq(syncState.entityId, key.entityId), eq(syncState.step, key.step));

/** The state of one step, or undefined when nobody ever wanted it. */
export async function readSyncState({ read, tables }: Readable, key: StepKey): Promise<SyncState | undefined> {
	const [row] = await read.select().from(tables.syncState).where(isKey(tables, key));
	return row;
}

/** How far to go on from a step, as it is wanted now: more may have been asked for since it was taken in hand. */
export async function readExtent({ read, tables }: Readable, id: number): Promise<{ depth: number; spread: boolean }> {
	const { depth, spread } = tables.syncState;
	const [row] = await read.select({ depth, spread }).from(tables.syncState).where(eq(tables.syncState.id, id));
	return row ?? { depth: 0, spread: false };
}

/** How far to go on from any of these steps of a row, the furthest of them; null when nobody ever wanted one. */
export async function readFurthest(
	{ read, tables }: Readable,
	{ entity, entityId, steps }: Omit<StepKey, 'step'> & { steps: string[] },
): Promise<{ depth: number; spread: boolean } | null> {
	const { syncState } = tables;
	const found = await read
		.select({ depth: syncState.depth, spread: syncState.spread })
		.from(syncState)
		.where(and(eq(syncState.entity, entity), eq(syncState.entityId, entityId), inArray(syncState.step, steps)));
	if (found.length === 0) return null;
	return { depth: Math.max(...found.map(({ depth }) => depth)), spread: found.some(({ spread }) => spread) };
}

/** The cursor of a step as it is wanted now. */
export async function readCursor({ read, tables }: Readable, id: number): Promise<Record<string, unknown>> {
	const { cursor } = tables.syncState;
	const [row] = await read.select({ cursor }).from(tables.syncState).where(eq(tables.syncState.id, id));
	return row?.cursor ?? {};
}

/**
 * Puts steps on the queue. One that is there already keeps its state; only a greater depth or a new spread is noted,
 * so that wanting the same again changes no row.
 */
export async function queueSteps({ write, tables, now }: Writable, wanted: Wanted[]): Promise<void> {
	const { syncState } = tables;
	for (let at = 0; at < wanted.length; at += 100) {
		await write
			.insert(syncState)
			.values(
				wanted.slice(at, at + 100).map((step) => ({
					...step,
					status: 'pending',
					attempts: 0,
					calls: 0,
					nextAt: now,
					createdAt: now,
				})),
			)
			.onConflictDoUpdate({
				target: [syncState.entity, syncState.entityId, syncState.step],
				set: {
					depth: sql`case when excluded.depth > ${syncState.depth} then excluded.depth else ${syncState.depth} end`,
					spread: sql`(excluded.spread or ${syncState.spread})`,
				},
				setWhere: sql`excluded.depth > ${syncState.depth} or (excluded.spread and not ${syncState.spread})`,
			});
	}
}

/**
 * Takes the next due step of a lane for `owner`, or undefined when none is due. One artist after another, each to the end,
 * so that the other lanes soon have work; what failed before comes last. Two workers, in one process or in two,
 * never get the same one: the lease is part of the update's own condition.
 */
export async function claimNext(
	database: Database,
	lane: string,
	owner: string,
	now: Date,
): Promise<SyncState | undefined> {
	const { syncState } = database.tables;
	const isFree = or(isNull(syncState.leaseUntil), lt(syncState.leaseUntil, now));
	const isDue = and(eq(syncState.lane, lane), lte(syncState.nextAt, now), isFree);
	for (;;) {
		const [due] = await database.read
			.select({ id: syncState.id })
			.from(syncState)
			.where(isDue)
			.orderBy(asc(syncState.attempts), asc(syncState.entityId), asc(syncState.id))
			.limit(1);
		if (due === undefined) return undefined;
		const [claimed] = await lease(database, and(eq(syncState.id, due.id), isDue), owner, now);
		if (claimed !== undefined) return claimed;
	}
}

/** Takes one named step, whether it is due or not; undefined when somebody else has it in hand. */
export async function claimStep(
	database: Database,
	key: StepKey,
	owner: string,
	now: Date,
): Promise<SyncState | undefined> {
	const { syncState } = database.tables;
	const isFree = or(isNull(syncState.leaseUntil), lt(syncState.leaseUntil, now));
	const [claimed] = await lease(database, and(isKey(database.tables, key), isFree), owner, now);
	return claimed;
}

function lease(database: Database, condition: ReturnType<typeof and>, owner: string, now: Date) {
	const { syncState } = database.tables;
	return database.write(async (transaction) =>
		transaction
			.update(syncState)
			.set({ leaseOwner: owner, leaseUntil: new Date(now.getTime() + leaseMilliseconds) })
			.where(condition)
			.returning(),
	);
}

/**
 * Writes what a step has reached, if it is still held by whoever `held` says. The lease is renewed while it goes on and given
 * back when it ends. Throws LeaseLost when somebody else has it by now: the transaction then leaves nothing behind.
 */
export async function saveSyncState(
	{ write, tables, now }: Writable,
	held: Pick<SyncState, 'id' | 'leaseOwner'>,
	change: Partial<SyncState> & { isFinished: boolean },
): Promise<void> {
	const { isFinished, ...columns } = change;
	const { syncState } = tables;
	const leased = isFinished
		? { leaseOwner: null, leaseUntil: null }
		: { leaseUntil: new Date(now.getTime() + leaseMilliseconds) };
	const isHeld = held.leaseOwner === null ? isNull(syncState.leaseOwner) : eq(syncState.leaseOwner, held.leaseOwner);
	const saved = await write
		.update(syncState)
		.set({ ...columns, ...leased })
		.where(and(eq(syncState.id, held.id), isHeld))
		.returning({ id: syncState.id });
	if (saved.length === 0) throw new LeaseLost();
}

/** Holds on to a step that takes long. Throws LeaseLost like `saveSyncState`. */
export async function renewLease(store: Writable, held: Pick<SyncState, 'id' | 'leaseOwner'>): Promise<void> {
	await saveSyncState(store, held, { isFinished: false });
}

/** Asks a step to run (again) from `cursor`; whoever has it in hand keeps it. */
export async function wantAgain(
	{ write, tables }: Writable,
	id: number,
	cursor: Record<string, unknown>,
	nextAt: Date | null,
): Promise<void> {
	await write.update(tables.syncState).set({ cursor, nextAt }).where(eq(tables.syncState.id, id));
}

/** Makes a step due now and from its beginning: what it was told is no longer so. One that nobody wanted stays unwanted. */
export async function askAgain({ write, tables, now }: Writable, key: StepKey): Promise<void> {
	await write.update(tables.syncState).set({ status: 'pending', cursor: null, nextAt: now }).where(isKey(tables, key));
}

/**
 * Makes a step due now and from its beginning, also one that nobody wanted yet or that somebody has in hand: what they bring
 * no longer counts (their lease is lost). Says how it stood and how it stands.
 */
export async function restartStep(
	store: Writable,
	wanted: Wanted,
): Promise<{ before: SyncState | null; after: SyncState }> {
	const { syncState } = store.tables;
	const before = (await readSyncState(store, wanted)) ?? null;
	await queueSteps(store, [wanted]);
	const [after] = await store.write
		.update(syncState)
		.set({ status: 'pending', cursor: null, nextAt: store.now, leaseOwner: null, leaseUntil: null })
		.where(isKey(store.tables, wanted))
		.returning();
	if (after === undefined) throw new Error(`the step ${wanted.step} was not queued`);
	return { before, after };
}

/** Takes a restart back: the step stands as before. False when it has been done since, or somebody has it in hand. */
export async function undoRestart(
	store: Writable,
	{ before, after }: { before: SyncState | null; after: SyncState },
): Promise<boolean> {
	const { syncState } = store.tables;
	const isUndone = and(
		eq(syncState.id, after.id),
		isNull(syncState.leaseOwner),
		after.fetchedAt === null ? isNull(syncState.fetchedAt) : eq(syncState.fetchedAt, after.fetchedAt),
	);
	const undone =
		before === null
			? await store.write.delete(syncState).where(isUndone).returning()
			: await store.write
					.update(syncState)
					.set({ ...before, leaseOwner: null, leaseUntil: null })
					.where(isUndone)
					.returning();
	return undone.length > 0;
}

/**
 * Notes answers that came without their steps having been run. Steps that nobody wanted yet are there from now on, and nothing is to follow
 * from them; whoever has one in hand writes its own answer.
 */
export async function saveAnswers(
	{ write, tables, now }: Writable,
	answered: readonly Omit<Wanted, 'depth' | 'spread'>[],
	{ calls, expiresAt }: { calls: number; expiresAt: Date },
): Promise<void> {
	const { syncState } = tables;
	const columns = {
		status: 'done',
		cursor: null,
		attempts: 0,
		calls,
		nextAt: expiresAt,
		fetchedAt: now,
		expiresAt,
		lastError: null,
	};
	if (answered.length === 0) return;
	await write
		.insert(syncState)
		.values(answered.map((step) => ({ ...step, depth: 0, spread: false, ...columns, createdAt: now })))
		.onConflictDoUpdate({
			target: [syncState.entity, syncState.entityId, syncState.step],
			set: columns,
			setWhere: isNull(syncState.leaseOwner),
		});
}

/** Makes a step's answer count as missing, so that the next reader fetches it anew. What it stored stays until then. */
export async function forgetAnswer({ write, tables, now }: Writable, key: StepKey): Promise<void> {
	await write
		.update(tables.syncState)
		.set({ status: 'pending', fetchedAt: null, expiresAt: null, nextAt: now })
		.where(isKey(tables, key));
}

/** Answers count as old from now on: they still stand, and are due. What was never answered stays as it is. */
export async function expireAnswers({ write, tables, now }: Writable, keys: StepKey[]): Promise<void> {
	const { syncState } = tables;
	for (const key of keys) {
		await write
			.update(syncState)
			.set({ expiresAt: now, nextAt: now })
			.where(and(isKey(tables, key), isNotNull(syncState.fetchedAt)));
	}
}

/** Nothing more is to be asked about a row (it was merged into another); what somebody has in hand is left to them. */
export async function retireSteps({ write, tables }: Writable, entity: StepKey['entity'], id: number): Promise<void> {
	const { syncState } = tables;
	await write
		.update(syncState)
		.set({ status: 'done', nextAt: null })
		.where(and(eq(syncState.entity, entity), eq(syncState.entityId, id), isNull(syncState.leaseOwner)));
}

/** Leases of `owners` (processes that are gone) are given back, so that nothing waits for somebody who will not return. */
export async function releaseLeases(database: Database, owners: string[]): Promise<void> {
	const { syncState } = database.tables;
	if (owners.length === 0) return;
	await database.write(async (transaction) => {
		await transaction
			.update(syncState)
			.set({ leaseOwner: null, leaseUntil: null })
			.where(inArray(syncState.leaseOwner, owners));
	});
}

/** Everyone who holds a lease. */
export async function readLeaseOwners({ read, tables }: Readable): Promise<string[]> {
	const rows = await read
		.selectDistinct({ owner: tables.syncState.leaseOwner })
		.from(tables.syncState)
		.where(isNotNull(tables.syncState.leaseOwner));
	return rows.flatMap(({ owner }) => (owner === null ? [] : [owner]));
}

/** Steps that waited for a key are due again: called when the keys are known. */
export async function unblockSteps(database: Database, now: Date): Promise<void> {
	const { syncState } = database.tables;
	await database.write(async (transaction) => {
		await transaction.update(syncState).set({ status: 'pending', nextAt: now }).where(eq(syncState.status, 'blocked'));
	});
}

export interface LaneCount {
	lane: string;
	status: string;
	steps: number;
	/** Those of them that are due now: new ones, and answers that have grown old. */
	due: number;
}

/** How many steps of each lane stand where. */
export async function countSteps({ read, tables }: Readable, now: Date): Promise<LaneCount[]> {
	const { syncState } = tables;
	const isDue = sql`case when ${syncState.nextAt} <= ${sql.param(now, syncState.nextAt)} then 1 else 0 end`;
	return read
		.select({ lane: syncState.lane, status: syncState.status, steps: count(), due: sum(isDue).mapWith(Number) })
		.from(syncState)
		.groupBy(syncState.lane, syncState.status);
}

/** How many of these are still to be done: never answered, or due again. */
export function countLeft(counts: LaneCount[]): number {
	return counts.reduce((left, { status, steps, due }) => left + (isAnswered(status) ? due : steps), 0);
}

function isAnswered(status: string): boolean {
	return status === 'done' || status === 'absent';
}
