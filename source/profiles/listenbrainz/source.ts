import type { Ask } from '../../integrations/http/provider-http.ts';
import type { ListenbrainzStatistics } from '../../integrations/listenbrainz/listener-map.ts';
import type { AccountSource, AccountWork } from '../accounts.ts';
import type { Play, TopRow } from '../played.ts';
import { type ListInHand, type ListResult, readList } from '../read-list.ts';
import { type ReadPlays, readRecentPlays } from '../recent-plays.ts';
import { storeTopLists } from '../top-lists.ts';

const provider = 'listenbrainz';
/** What is further down was hardly played. */
const mostRows = 3000;

/**
 * ListenBrainz: what is played most of all time, and single listens since the last time. Its statistics of a year and of half a year are those
 * of the calendar, the last full ones; the latest twelve and six months are added up of the single listens instead.
 */
export const listenbrainzSource: AccountSource = {
	provider,
	async sync(work) {
		await readList(work, { provider, list: 'top' }, (inHand) => readTopLists(work, inHand));
		await readList(work, { provider, list: 'recent' }, (inHand) =>
			readRecentPlays(work, inHand, { readPlays: readListensOf(work), countsPeriods: true }),
		);
	},
};

async function readTopLists(work: AccountWork, inHand: ListInHand): Promise<ListResult> {
	const { listenbrainz } = work.providers;
	const { username } = work.account;
	const artists = await readRows(inHand, (offset, ask) => listenbrainz.topArtists(username, offset, ask));
	const albums = await readRows(inHand, (offset, ask) => listenbrainz.topReleaseGroups(username, offset, ask));
	if (artists === null || albums === null) {
		return { ...unchanged, note: 'ListenBrainz has not computed the statistics yet, which it does once a day' };
	}
	return storeTopLists(work, inHand, [
		{ kind: 'artist', period: 'overall', rows: artists },
		{ kind: 'album', period: 'overall', rows: albums },
	]);
}

const unchanged = { found: 0, added: 0, changed: 0, gone: 0, isUnchanged: true };

async function readRows(
	{ ask, progress }: ListInHand,
	readPage: (offset: number, ask: Ask) => Promise<ListenbrainzStatistics | null>,
): Promise<TopRow[] | null> {
	const rows: TopRow[] = [];
	for (let offset = 0; offset < mostRows; offset += 1000) {
		const page = await ask((how) => readPage(offset, how));
		if (page === null) return null;
		rows.push(...page.rows);
		progress(rows.length, Math.min(page.total, mostRows));
		if (offset + 1000 >= page.total) break;
	}
	return rows;
}

function readListensOf({ providers, account }: AccountWork): ReadPlays {
	return async ({ before }, ask) => {
		const { plays, isFull } = await providers.listenbrainz.listens(account.username, before, ask);
		return { plays: plays.map(toPlay), isFull, total: null };
	};
}

function toPlay(listen: Omit<Play, 'albumMbid'>): Play {
	return { ...listen, albumMbid: null };
}
