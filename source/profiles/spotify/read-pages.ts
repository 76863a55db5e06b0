import type { Ask } from '../../integrations/http/provider-http.ts';
import { spotifyPageSize } from '../../integrations/spotify/client.ts';
import type { SpotifyPage } from '../../integrations/spotify/map.ts';
import type { ListInHand } from '../read-list.ts';
import type { SpotifySession } from './session.ts';

/** Asks for the page of a list that begins with the `offset`th thing. */
export type ReadPage<Item> = (token: string, offset: number, ask: Ask) => Promise<SpotifyPage<Item>>;

/** Reads a list page by page to its end, or until `most` of its things were asked for. */
export async function readPages<Item>(
	ask: ListInHand['ask'],
	session: SpotifySession,
	most: number,
	readPage: ReadPage<Item>,
): Promise<Item[]> {
	const items: Item[] = [];
	for (let offset = 0; offset < most; offset += spotifyPageSize) {
		const page = await ask((how) => session.use(how, (token) => readPage(token, offset, how)));
		items.push(...page.items);
		if (!page.hasMore) break;
	}
	return items;
}
