import type { SpotifyRange } from '../../integrations/spotify/client.ts';
import type { AccountWork } from '../accounts.ts';
import { readList } from '../read-list.ts';
import { storeLists } from '../store-lists.ts';
import { type ReadPage, readPages } from './read-pages.ts';
import type { SpotifySession } from './session.ts';
import { albumsOf, mergeFavourites, onceEach, rankAlbums, rankArtists } from './top-rows.ts';

/** Further down a list of favourites nothing is one. */
const mostFavourites = 200;

/**
 * Favourites: `long_term` (about a year, all that Spotify remembers) is "overall", `medium_term` with `short_term` in it is "halfYear".
 */
export async function syncTop(work: AccountWork, session: SpotifySession): Promise<void> {
	const { spotify } = work.providers;
	await readList(work, { provider: 'spotify', list: 'top' }, async (inHand) => {
		let read = 0;
		const readAll = async <Item>(readPage: ReadPage<Item>): Promise<Item[]> => {
			const items = await readPages(inHand.ask, session, mostFavourites, readPage);
			read += items.length;
			inHand.progress(read, null);
			return items;
		};
		const artists = async (range: SpotifyRange) =>
			onceEach(await readAll((token, offset, ask) => spotify.topArtists(token, { range, offset }, ask)));
		const albums = async (range: SpotifyRange) =>
			albumsOf(await readAll((token, offset, ask) => spotify.topTracks(token, { range, offset }, ask)));

		const overall = { artists: await artists('long_term'), albums: await albums('long_term') };
		const halfYear = {
			artists: mergeFavourites(await artists('medium_term'), await artists('short_term')),
			albums: mergeFavourites(await albums('medium_term'), await albums('short_term')),
		};
		return storeLists(work, inHand, [
			{ kind: 'artist', period: 'overall', rows: rankArtists(overall.artists) },
			{ kind: 'album', period: 'overall', rows: rankAlbums(overall.albums) },
			{ kind: 'artist', period: 'halfYear', rows: rankArtists(halfYear.artists) },
			{ kind: 'album', period: 'halfYear', rows: rankAlbums(halfYear.albums) },
		]);
	});
}
