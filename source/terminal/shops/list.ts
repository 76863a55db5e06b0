import { readShops, type ShopRow } from '../../store/shops.ts';
import { cleanText } from '../../text.ts';
import { formatAge } from '../output/ages.ts';
import { formatJson } from '../output/json.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { describeDestinations, describeShipping, shopFields, toShownShop } from './shown-shop.ts';

/** `shops`, `shops list`: the shops that were added. Asks nobody. */
export async function listShops({ json }: { json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async ({ context: { database, clock }, terminal, command }) => {
		const shops = await readShops(database);
		if (json) terminal.print(formatJson({ shops: shops.map(toShownShop) }));
		else if (!terminal.isInteractive) terminal.print(formatTsv(shops.map(toShownShop), shopFields));
		else if (shops.length > 0) terminal.print(formatTable(shops, columnsAt(clock()), terminal.columns()));
		if (shops.length === 0) {
			terminal.say(`No shop is added.\nFor example: ${command} shops add https://shop.example --country NL`);
		}
		return 0;
	});
}

function columnsAt(now: Date): Column<ShopRow>[] {
	return [
		{ title: 'Shop', value: ({ name }) => cleanText(name), importance: 1, narrowest: 12 },
		{ title: 'Address', value: ({ url }) => url, importance: 1, narrowest: 20 },
		{ title: 'Ships to', value: describeDestinations, importance: 2, narrowest: 12 },
		{ title: 'Shipping', value: describeShipping, importance: 3, align: 'right' },
		{ title: 'Currency', value: ({ currency }) => currency, importance: 4 },
		{
			title: 'Read as a whole',
			value: ({ readAt }) => (readAt === null ? 'never' : formatAge(readAt, now)),
			importance: 5,
		},
		{ title: 'Problem', value: ({ problem }) => cleanText(problem), importance: 2, narrowest: 16 },
	];
}
