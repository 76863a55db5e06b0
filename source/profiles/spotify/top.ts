import type { SpotifyRange } from '../../integrations/spotify/client.ts';
import { type CountChanges, type CountList, replaceTopCounts } from '../../store/listeners/listening-writer.ts';
import { saveSnapshot } from '../../store/listeners/snapshots.ts';
import { writeAt } from '../../store/writable.ts';
import type { AccountWork } from '../accounts.ts';
import { readList } from '../read-list.ts';
import { type ReadPage, readPages } from './read-pages.ts';
import type { SpotifySession } from './session.ts';
import { albumsOf, mergeFavourites, rankAlbums, rankArtists } from './top-rows.ts';

/** Further down a list of favourites nothing is one. */
const mostFavourites = 200;

/**
 * Favourites: `long_term` (about a year, all that Spotify remembers) is "overall", `medium_term` with `short_term` in it is "halfYear".
 */
export async function syncTop(work: AccountWork, session: SpotifySession): Promise<void> {
	const { database, providers, clock, user } = work;
	await readList(work, { provider: 'spotify', list: 'top' }, async (inHand) => {
		let read = 0;
		const readAll = async <Item>(page: ReadPage<Item>): Promise<Item[]> => {
			const items = await readPages(inHand.ask, session, mostFavourites, page);
			read += items.length;
			inHand.progress(read, null);
			return items;
		};
		const artists = (range: SpotifyRange) =>
			readAll((token, offset, ask) => providers.spotify.topArtists(token, { range, offset }, ask));
		const albums = async (range: SpotifyRange) =>
			albumsOf(await readAll((token, offset, ask) => providers.spotify.topTracks(token, { range, offset }, ask)));
		const lists: Omit<CountList, 'userId' | 'provider'>[] = [
			{ kind: 'artist', period: 'overall', rows: rankArtists(await artists('long_term')) },
			{
				kind: 'artist',
				period: 'halfYear',
				rows: rankArtists(mergeFavourites(await artists('medium_term'), await artists('short_term'))),
			},
			{ kind: 'album', period: 'overall', rows: rankAlbums(await albums('long_term')) },
			{
				kind: 'album',
				period: 'halfYear',
				rows: rankAlbums(mergeFavourites(await albums('medium_term'), await albums('short_term'))),
			},
		];
		const found = lists.reduce((sum, { rows }) => sum + rows.length, 0);
		return writeAt(database, clock(), async (store) => {
			const { isUnchanged } = await saveSnapshot(store, { ...inHand.key, payload: lists });
			const total: CountChanges = { added: 0, changed: 0, gone: 0 };
			if (isUnchanged) return { found, ...total, isUnchanged, note: null };
			for (const list of lists) {
				const { added, changed, gone } = await replaceTopCounts(store, {
					userId: user.id,
					provider: 'spotify',
					...list,
				});
				total.added += added;
				total.changed += changed;
				total.gone += gone;
			}
			return { found, ...total, isUnchanged, note: null };
		});
	});
}
