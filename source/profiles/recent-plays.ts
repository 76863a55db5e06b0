import { StorageError } from '../errors.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import { monthBefore, monthOf } from '../months.ts';
import { readMonthTotals, sumMonths } from '../store/listeners/listening-reader.ts';
import { addPlays, replaceTopCounts } from '../store/listeners/listening-writer.ts';
import { saveSnapshot } from '../store/listeners/snapshots.ts';
import { readListSync, saveListCursor } from '../store/listeners/syncs.ts';
import { type Writable, writeAt } from '../store/writable.ts';
import type { AccountWork } from './accounts.ts';
import { type Play, sumPlays } from './played.ts';
import type { ListInHand, ListResult } from './read-list.ts';
import { type OpenWindow, parseCursor, type RecentCursor } from './recent-cursor.ts';

/** The latest single plays of a stretch. */
export interface PlayPage {
	/** The newest first. */
	plays: readonly Play[];
	/** There may be more before the last of them. */
	isFull: boolean;
	/** How many there are in the stretch, where that is known. */
	total: number | null;
}

/** A stretch of time in seconds since 1970; neither end counts itself. */
export interface Stretch {
	after: number;
	before: number;
}

/** A source of single plays. May bring some from outside the stretch, which are left out. */
export type ReadPlays = (stretch: Stretch, ask: Ask) => Promise<PlayPage>;

const year = 365 * 86_400;
/** So far back the first reading goes, in plays: twenty pages. */
const mostPlays = 20_000;

/**
 * Reads the single plays since the last time, or of the last twelve months, and adds them to their months, a page and its checkpoint at a time:
 * no play counts twice, and what was stopped goes on from there. `countsPeriods`: the source itself counts no "year" and "halfYear", so they are
 * the sums of the latest twelve and six months.
 */
export async function readRecentPlays(
	work: AccountWork,
	inHand: ListInHand,
	{ readPlays, countsPeriods }: { readPlays: ReadPlays; countsPeriods: boolean },
): Promise<ListResult> {
	const { database, clock } = work;
	let cursor = parseCursor((await readListSync(database, inHand.key))?.cursor);
	let added = 0;
	let isCut = false;
	const readStretch = async (open: OpenWindow) => {
		const stretch = await readWindow(work, inHand, readPlays, { ...cursor, open });
		cursor = stretch.cursor;
		added += stretch.added;
		isCut ||= stretch.isCut;
	};
	if (cursor.open !== null) await readStretch(cursor.open);
	const now = Math.floor(clock().getTime() / 1000);
	const after = Math.max(cursor.newest ?? 0, now - year);
	await readStretch({ after, before: now, position: null, read: 0, newest: null });
	await writeAt(database, clock(), (store) => settle(store, inHand, cursor, countsPeriods));
	return {
		...{ found: added, added, changed: 0, gone: 0, isUnchanged: added === 0 },
		note: isCut ? `only the latest ${mostPlays.toLocaleString('en')} plays are read` : null,
	};
}

async function readWindow(
	{ database, clock }: AccountWork,
	{ key, ask, progress }: ListInHand,
	readPlays: ReadPlays,
	begun: RecentCursor & { open: OpenWindow },
): Promise<{ cursor: RecentCursor; added: number; isCut: boolean }> {
	let { turn, open } = begun;
	let added = 0;
	for (;;) {
		const stretch = { after: open.after, before: open.position ?? open.before + 1 };
		const page = await ask((how) => readPlays(stretch, how));
		const counted = countPage(page, stretch);
		const plays = counted.plays.slice(0, mostPlays - open.read);
		const known = open.read;
		const read = known + plays.length;
		const isEnough = read >= mostPlays;
		open = { ...open, position: counted.next, read, newest: latestOf(open.newest, plays) };
		const isOver = counted.next === null || isEnough;
		const cursor = isOver ? { newest: open.newest ?? begun.newest, open: null } : { newest: begun.newest, open };
		const expected = turn;
		turn += 1;
		await writeAt(database, clock(), async (store) => {
			await checkTurn(store, key, expected);
			await addPlays(store, { userId: key.userId, provider: key.provider, plays: sumPlays(plays) });
			await saveListCursor(store, key, { turn: expected + 1, ...cursor });
		});
		added += plays.length;
		progress(read, page.total === null ? null : Math.min(known + page.total, mostPlays));
		if (isOver) return { cursor: { turn, ...cursor }, added, isCut: isEnough && counted.next !== null };
	}
}

/** Throws StorageError when another process reads the same list: the same plays would count twice. */
async function checkTurn(store: Writable, key: ListInHand['key'], expected: number): Promise<void> {
	await store.write.lock('user_syncs');
	const { turn } = parseCursor((await readListSync(store, key))?.cursor);
	if (turn === expected) return;
	throw new StorageError('Another sync reads the same list.', 'Wait until it is over, then sync again.');
}

/** Keeps how single plays stand: the latest (in seconds since 1970) and the plays of each month. The same again where nothing was played since. */
export async function saveMonths(store: Writable, key: ListInHand['key'], newest: number | null): Promise<void> {
	const reached = { from: monthBefore(store.now, 12), to: monthOf(store.now) };
	const months = await readMonthTotals(store, key, reached);
	await saveSnapshot(store, { ...key, payload: { newest, months } });
}

/** Once all is read: the snapshot of how it stands, and the periods that the source does not count itself. */
async function settle(
	store: Writable,
	{ key }: ListInHand,
	{ newest }: RecentCursor,
	countsPeriods: boolean,
): Promise<void> {
	await saveMonths(store, key, newest);
	if (!countsPeriods) return;
	const to = monthOf(store.now);
	for (const kind of ['artist', 'album'] as const) {
		for (const [period, count] of [
			['year', 12],
			['halfYear', 6],
		] as const) {
			const rows = await sumMonths(store, key, kind, { from: monthBefore(store.now, count - 1), to });
			await replaceTopCounts(store, { ...key, kind, period, rows });
		}
	}
}

/**
 * What counts of a page, and before which time the next one begins; null at the end. Pages go by time and have no numbers: a play is told when it
 * is over, dated when it began, and would move all that are older from page to page. Of a full page its last second is left to the next one,
 * which may have more of it.
 */
function countPage({ plays, isFull }: PlayPage, { after, before }: Stretch): { plays: Play[]; next: number | null } {
	const within = plays.filter(({ at }) => secondsOf(at) > after && secondsOf(at) < before);
	const last = plays.at(-1);
	const oldest = last === undefined ? after : secondsOf(last.at);
	if (!isFull || oldest <= after) return { plays: within, next: null };
	const later = within.filter(({ at }) => secondsOf(at) > oldest);
	return later.length > 0 ? { plays: later, next: oldest + 1 } : { plays: within, next: Math.min(oldest, before - 1) };
}

function secondsOf(at: Date): number {
	return at.getTime() / 1000;
}

function latestOf(newest: number | null, plays: readonly Play[]): number | null {
	return plays.reduce<number | null>((latest, { at }) => Math.max(latest ?? 0, secondsOf(at)), newest);
}
