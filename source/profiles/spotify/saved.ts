import type { AccountWork } from '../accounts.ts';
import { readList } from '../read-list.ts';
import { storeLists } from '../store-lists.ts';
import { readPages } from './read-pages.ts';
import type { SpotifySession } from './session.ts';
import { albumRow } from './top-rows.ts';

/** More than a library holds: whoever goes on beyond it is not telling one. */
const mostSaved = 20_000;

/** The albums of the library, with when they were saved: the period "saved". */
export async function syncSaved(work: AccountWork, session: SpotifySession): Promise<void> {
	const { spotify } = work.providers;
	await readList(work, { provider: 'spotify', list: 'saved' }, async (inHand) => {
		const saved = await readPages(inHand.ask, session, mostSaved, async (token, offset, ask) => {
			const page = await spotify.savedAlbums(token, offset, ask);
			inHand.progress(offset + page.items.length, page.total);
			return page;
		});
		// An album that is saved while its list is read moves the others on, and one is seen twice.
		const byId = new Map(saved.map(({ album, addedAt }) => [album.id, { ...albumRow(album), at: addedAt }]));
		return storeLists(work, inHand, [{ kind: 'album', period: 'saved', rows: [...byId.values()] }]);
	});
}
