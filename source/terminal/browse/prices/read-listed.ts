import type { Database } from '../../../../db/client.ts';
import { anywhere } from '../../../countries.ts';
import { readRates } from '../../../store/fx-rates.ts';
import { readCheapestOfAlbums, readCheapestOfPressings } from '../../../store/listed-prices.ts';
import { type ListedPrice, priceIn } from './priced.ts';
import type { Buyer } from './view.ts';

/** The rows with the cheapest price of each for this buyer, in their order. */
export async function readListed<Row extends { id: number }>(
	database: Database,
	kind: 'albums' | 'pressings',
	rows: Row[],
	{ buyer, now }: { buyer: Buyer; now: Date },
): Promise<(Row & { price: ListedPrice | null })[]> {
	const readCheapest = kind === 'albums' ? readCheapestOfAlbums : readCheapestOfPressings;
	const ids = rows.map(({ id }) => id);
	const found =
		ids.length === 0 ? new Map() : await readCheapest(database, ids, { country: buyer.country ?? anywhere, now });
	const rates = found.size === 0 ? new Map() : await readRates(database);
	return rows.map((row) => {
		const listed = found.get(row.id);
		if (listed === undefined) return { ...row, price: null };
		const { cheapest, offers } = listed;
		return { ...row, price: { offers, cheapest: cheapest && priceIn(buyer.currency, rates, cheapest, true) } };
	});
}
