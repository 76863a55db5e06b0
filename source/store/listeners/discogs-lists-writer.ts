import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Writable } from '../writable.ts';
import { type DiscogsList, type ListedRow, readListedOf } from './discogs-lists-reader.ts';

/** What a row says beside whose it is and where it came from. */
export type ListedFacts = Omit<ListedRow, 'id' | 'userId' | 'list' | 'source' | 'seenAt'>;

/** A row as the account tells it; of `folder`, `notes`, conditions and `fields` strangers are told nothing: then `isWhole` is false. */
export interface ToldRow extends ListedFacts {
	isWhole: boolean;
}

/** What changed in a list. */
export interface ListChanges {
	added: number;
	changed: number;
	/** Releases (Discogs ids) that the account names for the first time. */
	newcomers: Set<number>;
}

/**
 * Stores a page of a list as the account tells it. A copy that is known by its number (on a wantlist: by its release) is updated where it
 * differs; one that came from a file is taken over, so that nothing is there twice; the rest is new.
 */
export async function saveTold(store: Writable, of: DiscogsList, told: readonly ToldRow[]): Promise<ListChanges> {
	// Nothing in the table says that a copy is there once: another program that reads the same list is waited for.
	await store.write.lock('user_discogs_collections');
	const known = await readListedOf(
		store,
		of,
		told.map(({ discogsId }) => discogsId),
	);
	const taken = new Set<number>();
	const same: number[] = [];
	const fresh: ListedFacts[] = [];
	const newcomers = new Set<number>();
	let changed = 0;
	for (const { isWhole, ...facts } of distinct(of, told)) {
		const free = known.filter(({ id }) => !taken.has(id));
		const row = findKnown(of, free, facts);
		if (row === undefined) {
			fresh.push(facts);
			newcomers.add(facts.discogsId);
			continue;
		}
		taken.add(row.id);
		if (row.source !== 'discogs') newcomers.add(row.discogsId);
		const wanted = isWhole ? facts : withoutPrivate(facts);
		if (row.source === 'discogs' && isSame(row, wanted)) same.push(row.id);
		else {
			await updateListed(store, row.id, { ...wanted, source: 'discogs' });
			changed += 1;
		}
	}
	await insertListed(store, of, fresh, 'discogs');
	await markSeen(store, same);
	return { added: fresh.length, changed, newcomers };
}

/** SQLite takes 32,766 values in one statement; a row here has sixteen. */
const rowsPerStatement = 500;

/** New rows, in this order. */
export async function insertListed(
	{ write, tables, now }: Writable,
	of: DiscogsList,
	facts: readonly ListedFacts[],
	source: 'discogs' | 'file',
): Promise<void> {
	for (let at = 0; at < facts.length; at += rowsPerStatement) {
		const rows = facts.slice(at, at + rowsPerStatement).map((one) => ({ ...of, ...one, source, seenAt: now }));
		await write.insert(tables.userDiscogsCollections).values(rows);
	}
}

/** Writes what changed of a row. */
export async function updateListed(
	{ write, tables, now }: Writable,
	id: number,
	changes: Partial<Omit<ListedRow, 'id' | 'userId' | 'list'>>,
): Promise<void> {
	const { userDiscogsCollections } = tables;
	await write
		.update(userDiscogsCollections)
		.set({ ...changes, seenAt: now })
		.where(eq(userDiscogsCollections.id, id));
}

/** After a reading to the end that began at `since`: what the account did not name any more goes; what came from files alone stays. */
export async function removeUnseen({ write, tables }: Writable, of: DiscogsList, since: Date): Promise<number> {
	const { userDiscogsCollections: listed } = tables;
	const gone = await write
		.delete(listed)
		.where(
			and(
				eq(listed.userId, of.userId),
				eq(listed.list, of.list),
				eq(listed.source, 'discogs'),
				lt(listed.seenAt, since),
			),
		)
		.returning({ id: listed.id });
	return gone.length;
}

/** Takes a release off a wantlist as it is stored. */
export async function removeListed({ write, tables }: Writable, of: DiscogsList, discogsId: number): Promise<void> {
	const { userDiscogsCollections: listed } = tables;
	await write
		.delete(listed)
		.where(and(eq(listed.userId, of.userId), eq(listed.list, of.list), eq(listed.discogsId, discogsId)));
}

async function markSeen({ write, tables, now }: Writable, ids: number[]): Promise<void> {
	const { userDiscogsCollections } = tables;
	if (ids.length === 0) return;
	await write.update(userDiscogsCollections).set({ seenAt: now }).where(inArray(userDiscogsCollections.id, ids));
}

/** Pages overlap when the list moves while it is read. */
function distinct(of: DiscogsList, told: readonly ToldRow[]): ToldRow[] {
	return [...new Map(told.map((row) => [of.list === 'collection' ? row.instanceId : row.discogsId, row])).values()];
}

function findKnown(of: DiscogsList, free: readonly ListedRow[], facts: ListedFacts): ListedRow | undefined {
	const ofRelease = free.filter(({ discogsId }) => discogsId === facts.discogsId);
	if (of.list === 'wantlist') return ofRelease[0];
	return (
		ofRelease.find(({ instanceId }) => instanceId === facts.instanceId) ??
		nearestCopy(
			ofRelease.filter(({ instanceId }) => instanceId === null),
			facts,
		)
	);
}

/** Of several copies of one release the one that says most of the same: folder and day, day, folder, else the first. */
export function nearestCopy<Copy extends Pick<ListedRow, 'folder' | 'addedAt'>>(
	copies: readonly Copy[],
	wanted: Pick<ListedRow, 'folder' | 'addedAt'>,
): Copy | undefined {
	const likeness = (copy: Copy) =>
		(isSameDay(copy.addedAt, wanted.addedAt) ? 2 : 0) + (copy.folder === wanted.folder ? 1 : 0);
	return copies.toSorted((one, other) => likeness(other) - likeness(one))[0];
}

/** Files tell times without saying of which zone. */
const hoursApart = 26;

function isSameDay(one: Date | null, other: Date | null): boolean {
	if (one === null || other === null) return one === other;
	return Math.abs(one.getTime() - other.getTime()) <= hoursApart * 3_600_000;
}

function withoutPrivate(facts: ListedFacts): Partial<ListedFacts> {
	const { folder: _f, notes: _n, mediaCondition: _m, sleeveCondition: _s, fields: _o, ...open } = facts;
	return open;
}

function isSame(row: ListedRow, facts: Partial<ListedFacts>): boolean {
	return Object.entries(facts).every(([column, value]) => isDeepStrictEqual(Reflect.get(row, column), value));
}

/** Everything that was read of a listener's account goes, of both lists; what came from files alone stays. */
export async function removeRead({ write, tables }: Writable, userId: number): Promise<number> {
	const { userDiscogsCollections: listed } = tables;
	const gone = await write
		.delete(listed)
		.where(and(eq(listed.userId, userId), eq(listed.source, 'discogs')))
		.returning({ id: listed.id });
	return gone.length;
}
