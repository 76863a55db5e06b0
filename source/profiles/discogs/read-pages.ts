import { InvalidAnswer } from '../../errors.ts';
import type { DiscogsBasics } from '../../integrations/discogs/account-map.ts';
import type { DiscogsPage } from '../../integrations/discogs/map.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import { isResumable } from '../../steps/freshness.ts';
import { isLastPage } from '../../steps/paging.ts';
import { countListed, countSeenSince, type DiscogsList } from '../../store/listeners/discogs-lists-reader.ts';
import { removeUnseen, saveTold, type ToldRow } from '../../store/listeners/discogs-lists-writer.ts';
import { reviseListener } from '../../store/listeners/revision.ts';
import { readListSync, saveListCursor } from '../../store/listeners/syncs.ts';
import { type Writable, writeAt } from '../../store/writable.ts';
import type { AccountWork } from '../accounts.ts';
import type { ListInHand } from '../read-list.ts';
import { type Entered, enterCatalogue } from './enter-catalogue.ts';

/** A page of a list, as rows and as what it says of the releases. */
export type ToldPage = DiscogsPage & { rows: ToldRow[]; releases: DiscogsBasics[] };

/** What reading a list brought. */
export interface PagesRead extends Entered {
	found: number;
	added: number;
	changed: number;
	gone: number;
}

/**
 * Where a reading stands between two pages. `way`: "news" ends at a page of which everything is known, where as many rows are stored as there
 * are; "all" reads to the end. `fullAt` is when one last did.
 */
interface Cursor {
	way: 'news' | 'all';
	page: number;
	since: string;
	pass: number;
	/** How many entries the list had at the first page of this pass. */
	total: number | null;
	added: number;
	changed: number;
	fullAt: string | null;
}

/** A changed rating, folder or note far down the list is noticed after so long at the latest. */
const fullEvery = 7 * 24 * 60 * 60_000;
/** A list that moves while it is read can miss a row: it is read once more before it counts as failed. */
const passes = 2;

/**
 * Reads a list page by page, the latest added first, and stores every page with its checkpoint and with the releases that the catalogue lacks.
 * Only a reading to the end, in which as many rows came as the list says it has, takes anything away. Throws InvalidAnswer when it never does.
 */
export async function readPages(
	work: Pick<AccountWork, 'database' | 'clock'>,
	of: DiscogsList,
	inHand: ListInHand,
	ask: (page: number, ask: Ask) => Promise<ToldPage>,
): Promise<PagesRead> {
	const { database, clock } = work;
	const sync = await readListSync(database, inHand.key);
	const entered: Entered = { releases: 0, artists: new Set() };
	let cursor = resume(sync?.cursor ?? {}, clock());
	for (;;) {
		const { page: number } = cursor;
		const page = await inHand.ask((how) => ask(number, how));
		const step = await writeAt(database, clock(), async (store) => {
			const next = await storePage(store, of, page, cursor);
			const catalogue = await enterCatalogue(store, page.releases, next.newcomers);
			await saveListCursor(store, inHand.key, next.isEnd ? { fullAt: next.cursor.fullAt } : { ...next.cursor });
			return { ...next, catalogue };
		});
		entered.releases += step.catalogue.releases;
		for (const id of step.catalogue.artists) entered.artists.add(id);
		inHand.progress(Math.min(page.items, (number - 1) * perPage + page.rows.length), page.items);
		const { added, changed } = step.cursor;
		if (step.isEnd) return { ...entered, found: page.items, added, changed, gone: step.gone };
		if (step.cursor.pass > passes) {
			const origin = { provider: 'discogs', endpoint: inHand.key.list };
			throw new InvalidAnswer(origin, `${page.items} entries are promised, fewer were listed`);
		}
		cursor = step.cursor;
	}
}

const perPage = 100;

function resume(stored: Record<string, unknown>, now: Date): Cursor {
	const { way, page, since, pass, total, added, changed } = stored;
	const fullAt = typeof stored.fullAt === 'string' ? stored.fullAt : null;
	// A reading that never came to its end is begun anew.
	if (isResumable(since, now) && Number(pass) <= passes) {
		const numbers = { page: Number(page), pass: Number(pass), added: Number(added), changed: Number(changed) };
		const known = typeof total === 'number' ? total : null;
		return { ...numbers, total: known, way: way === 'news' ? 'news' : 'all', since, fullAt };
	}
	const isDue = fullAt === null || now.getTime() - Date.parse(fullAt) >= fullEvery;
	return { ...restart(now, isDue ? 'all' : 'news', fullAt), pass: 1, added: 0, changed: 0 };
}

function restart(now: Date, way: Cursor['way'], fullAt: string | null) {
	return { way, page: 1, since: now.toISOString(), total: null, fullAt };
}

/** Stores one page; says where to go on, or that this was the end. */
async function storePage(
	store: Writable,
	of: DiscogsList,
	page: ToldPage,
	before: Cursor,
): Promise<{ isEnd: boolean; cursor: Cursor; gone: number; newcomers: ReadonlySet<number> }> {
	const { added, changed, newcomers } = await saveTold(store, of, page.rows);
	if (added + changed > 0) await reviseListener(store, of.userId);
	const total = before.total ?? page.items;
	const cursor = { ...before, total, added: before.added + added, changed: before.changed + changed };
	const again = { ...cursor, ...restart(store.now, 'all', before.fullAt) };
	const anew = { isEnd: false, cursor: { ...again, pass: before.pass + 1 }, gone: 0, newcomers };
	// What was added or removed moved the others from page to page.
	if (total !== page.items) return anew;
	// An answer that would take everything away is asked for once more before it is believed.
	if (page.items === 0 && before.pass === 1 && (await countListed(store, of)).discogs > 0) return anew;
	const since = new Date(before.since);
	if (isLastPage(page, before.page)) {
		if ((await countSeenSince(store, of, since)) < page.items) return anew;
		const gone = await removeUnseen(store, of, since);
		if (gone > 0) await reviseListener(store, of.userId);
		return { isEnd: true, cursor: { ...cursor, fullAt: store.now.toISOString() }, gone, newcomers };
	}
	const isKnown = before.way === 'news' && page.rows.length > 0 && added + changed === 0;
	if (!isKnown) return { isEnd: false, cursor: { ...cursor, page: before.page + 1 }, gone: 0, newcomers };
	const { discogs } = await countListed(store, of);
	if (discogs === page.items) return { isEnd: true, cursor, gone: 0, newcomers };
	return { isEnd: false, cursor: again, gone: 0, newcomers };
}
