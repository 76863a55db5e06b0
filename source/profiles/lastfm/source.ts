import type { Ask } from '../../integrations/http/provider-http.ts';
import type { LastfmPage, LastfmTopRow } from '../../integrations/lastfm/listener-map.ts';
import type { LastfmPeriod } from '../../integrations/lastfm/listeners.ts';
import type { AccountSource, AccountWork } from '../accounts.ts';
import type { TopRow } from '../played.ts';
import { type ListInHand, readList } from '../read-list.ts';
import { type ReadPlays, readRecentPlays } from '../recent-plays.ts';
import { storeTopLists, type TopList } from '../top-lists.ts';

const provider = 'lastfm';
/** Of a list a thousand rows each; what is further down was hardly played. */
const mostPages = 3;

const periods: { asked: LastfmPeriod; period: TopList['period'] }[] = [
	{ asked: 'overall', period: 'overall' },
	{ asked: '12month', period: 'year' },
	{ asked: '6month', period: 'halfYear' },
];

/** Last.fm: what is played most of all time, of twelve and of six months, and single plays since the last time. */
export const lastfmSource: AccountSource = {
	provider,
	async sync(work) {
		await readList(work, { provider, list: 'top' }, async (inHand) =>
			storeTopLists(work, inHand, await readTopLists(work, inHand)),
		);
		await readList(work, { provider, list: 'recent' }, (inHand) =>
			readRecentPlays(work, inHand, { readPlays: readPlaysOf(work), countsPeriods: false }),
		);
	},
};

async function readTopLists({ providers, account }: AccountWork, inHand: ListInHand): Promise<TopList[]> {
	const { lastfm } = providers;
	const lists: TopList[] = [];
	let read = 0;
	for (const { asked, period } of periods) {
		const ofKind = {
			artist: (page: number, ask: Ask) => lastfm.userTopArtists(account.username, asked, page, ask),
			album: (page: number, ask: Ask) => lastfm.userTopAlbums(account.username, asked, page, ask),
		};
		for (const kind of ['artist', 'album'] as const) {
			const rows = await readPages(inHand, ofKind[kind], (more) => inHand.progress(read + more, null));
			read += rows.length;
			lists.push({ kind, period, rows });
		}
	}
	return lists;
}

async function readPages(
	{ ask }: ListInHand,
	readPage: (page: number, ask: Ask) => Promise<LastfmPage<LastfmTopRow>>,
	progress: (read: number) => void,
): Promise<TopRow[]> {
	const rows = new Map<string, TopRow>();
	for (let page = 1; page <= mostPages; page++) {
		const answer = await ask((how) => readPage(page, how));
		// What is overtaken while pages are read stands on the next one again.
		for (const row of answer.rows) rows.set(`${row.artist}\t${row.title}`, row);
		progress(rows.size);
		if (page >= answer.totalPages) break;
	}
	return [...rows.values()];
}

function readPlaysOf({ providers, account }: AccountWork): ReadPlays {
	return async ({ after, before }, ask) => {
		const range = { from: after, to: before };
		const { rows, totalPages, total } = await providers.lastfm.recentTracks(account.username, range, 1, ask);
		return { plays: rows, isFull: totalPages > 1, total };
	};
}
