import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import { takeOver } from '../excluded.ts';
import { inGroups } from '../in-groups.ts';
import type { Writable } from '../writable.ts';
import { reviseListener } from './revision.ts';

type CountRow = Tables['listeningCounts']['$inferSelect'];

/** What a source says of one thing that was played or saved. See `listening_counts` in `db/schema/listeners.ts`. */
export type NewCount = Pick<
	CountRow,
	'key' | 'artist' | 'artistMbid' | 'title' | 'albumMbid' | 'plays' | 'rank' | 'at'
>;

export type CountKind = 'artist' | 'album';

/** One list of a source: of artists or albums, for one period. */
export interface CountList {
	userId: number;
	provider: string;
	kind: CountKind;
	period: string;
	/** Each key once. */
	rows: readonly NewCount[];
}

/** How a list differs from what was stored. */
export interface CountChanges {
	added: number;
	changed: number;
	gone: number;
}

/** Rows of one statement: eleven columns and more each, and SQLite takes 32,766 values. */
const rowsAtOnce = 500;

/**
 * Puts a list in the place of the one of that period. Rows that are what they were stay untouched, and keep what they were matched with; those
 * that the list no longer has go.
 */
export async function replaceTopCounts(store: Writable, list: CountList): Promise<CountChanges> {
	const { read, write, tables } = store;
	const { listeningCounts } = tables;
	const { userId, provider, kind, period, rows } = list;
	const stored = await read
		.select()
		.from(listeningCounts)
		.where(
			and(
				eq(listeningCounts.userId, userId),
				eq(listeningCounts.provider, provider),
				eq(listeningCounts.kind, kind),
				eq(listeningCounts.period, period),
			),
		);
	const before = new Map(stored.map((row) => [row.key, row]));
	const now = new Set(rows.map(({ key }) => key));
	const gone = stored.filter(({ key }) => !now.has(key)).map(({ id }) => id);
	const added = rows.filter(({ key }) => !before.has(key));
	const changed = rows.filter((row) => {
		const known = before.get(row.key);
		return known !== undefined && !isSame(known, row);
	});
	for (const ids of inGroups(gone, rowsAtOnce))
		await write.delete(listeningCounts).where(inArray(listeningCounts.id, ids));
	for (const group of inGroups([...added, ...changed], rowsAtOnce)) {
		await write
			.insert(listeningCounts)
			.values(group.map((row) => ({ userId, provider, kind, period, ...row, ...matchOf(before.get(row.key), row) })))
			.onConflictDoUpdate({ target: onceOf(tables), set: takeOver([...toldColumns, ...matchColumns]) });
	}
	const changes = { added: added.length, changed: changed.length, gone: gone.length };
	if (changes.added + changes.changed + changes.gone > 0) await reviseListener(store, userId);
	return changes;
}

/** Single plays, added up per month ("2026-11") and thing. */
export type PlayCount = NewCount & { kind: CountKind; period: string };

/**
 * Adds plays to the months they were in, and moves on when each was last played. To be called once for each play: in one transaction with the
 * cursor that says how far they were read (`saveListCursor`).
 */
export async function addPlays(
	store: Writable,
	{ userId, provider, plays }: { userId: number; provider: string; plays: readonly PlayCount[] },
): Promise<void> {
	const { listeningCounts } = store.tables;
	for (const group of inGroups(plays, rowsAtOnce)) {
		await store.write
			.insert(listeningCounts)
			.values(group.map((row) => ({ userId, provider, ...row })))
			.onConflictDoUpdate({
				target: onceOf(store.tables),
				set: {
					plays: sql`${listeningCounts.plays} + excluded.plays`,
					at: sql`case when ${listeningCounts.at} > excluded.at then ${listeningCounts.at} else excluded.at end`,
				},
			});
	}
	if (plays.length > 0) await reviseListener(store, userId);
}

/**
 * Notes what counts were matched with. `rows` are whole, as they were read, with other matches: those that went meanwhile stay away, and plays
 * that came meanwhile stay.
 */
export async function saveMatches(store: Writable, userId: number, rows: readonly CountRow[]): Promise<void> {
	const { listeningCounts } = store.tables;
	for (const group of inGroups(rows, rowsAtOnce)) {
		const still = await store.read
			.select({ id: listeningCounts.id })
			.from(listeningCounts)
			.where(
				inArray(
					listeningCounts.id,
					group.map(({ id }) => id),
				),
			);
		const ids = new Set(still.map(({ id }) => id));
		const kept = group.filter(({ id }) => ids.has(id));
		if (kept.length === 0) continue;
		await store.write
			.insert(listeningCounts)
			.values(kept)
			.onConflictDoUpdate({ target: listeningCounts.id, set: takeOver(matchColumns) });
	}
	if (rows.length > 0) await reviseListener(store, userId);
}

const toldColumns = ['artist', 'artistMbid', 'title', 'albumMbid', 'plays', 'rank', 'at'] as const;
const matchColumns = ['artistId', 'albumId', 'method', 'confidence'] as const;

function onceOf({ listeningCounts }: Tables) {
	const { userId, provider, kind, key, period } = listeningCounts;
	return [userId, provider, kind, key, period];
}

function isSame(known: CountRow, row: NewCount): boolean {
	return (
		isSameThing(known, row) &&
		known.plays === row.plays &&
		known.rank === row.rank &&
		known.at?.getTime() === row.at?.getTime()
	);
}

function isSameThing(known: CountRow, { artist, artistMbid, title, albumMbid }: NewCount): boolean {
	return (
		known.artist === artist && known.artistMbid === artistMbid && known.title === title && known.albumMbid === albumMbid
	);
}

/** What a row was matched with holds as long as it names the same thing. */
function matchOf(known: CountRow | undefined, row: NewCount): Pick<CountRow, (typeof matchColumns)[number]> {
	if (known === undefined || !isSameThing(known, row)) {
		return { artistId: null, albumId: null, method: null, confidence: null };
	}
	const { artistId, albumId, method, confidence } = known;
	return { artistId, albumId, method, confidence };
}
