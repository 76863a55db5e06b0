import type { Context } from '../../../context.ts';
import { refreshBestPrices } from '../../../store/best-prices.ts';
import { readExpiredAlbums } from '../../../store/listed-prices.ts';
import { writeAt } from '../../../store/writable.ts';
import type { Reads } from '../reads.ts';
import type { Level } from '../state.ts';
import { isCurrent, type ListedPrice } from './priced.ts';

/**
 * Puts right what expired since it was computed or read: the best prices of the albums on the screen, and the cheapest of its pressings.
 * Asks nobody. Reads again only where something changed.
 */
export async function renewPrices(
	{ database, clock }: Context,
	reads: Reads,
	{ albums, pressings }: Level,
): Promise<void> {
	const now = clock();
	if (albums !== null) {
		const ids = albums.list.rows.map(({ id }) => id);
		const expired = await readExpiredAlbums(database, ids, now);
		if (expired.length > 0) {
			await writeAt(database, now, (store) => refreshBestPrices(store, expired));
			await reads.albums(albums.artistId);
		}
	}
	const albumId = pressings?.key.startsWith('album:') ? Number(pressings.key.slice('album:'.length)) : null;
	const hasExpired = ({ price }: { price: ListedPrice | null }) =>
		price !== null && price.cheapest !== null && !isCurrent(price.cheapest, now);
	if (albumId !== null && pressings?.all.some(hasExpired)) await reads.pressings(albumId);
}
