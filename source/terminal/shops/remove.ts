import { UsageError } from '../../errors.ts';
import { removeShop } from '../../prices/shops/remove-shop.ts';
import { readShops, type ShopRow } from '../../store/shops.ts';
import { cleanText } from '../../text.ts';
import { formatJson } from '../output/json.ts';
import { formatCounted } from '../output/numbers.ts';
import { withContext } from '../with-context.ts';
import { toShownShop } from './shown-shop.ts';

/** `shops remove`: forgets a shop with its offers. Throws UsageError where there is no such shop. */
export async function removeKnownShop(typed: string, { json }: { json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async ({ context: { database, clock }, terminal, command }) => {
		const shop = findShop(await readShops(database), typed);
		if (shop === undefined) {
			throw new UsageError(`There is no shop "${cleanText(typed)}".`, `See their addresses: ${command} shops list`);
		}
		const offers = await removeShop(database, shop, clock());
		if (json) terminal.print(formatJson({ removed: toShownShop(shop), offers }));
		else terminal.say(`${cleanText(shop.name)} is removed, with ${formatCounted(offers, 'offer')}.`);
		return 0;
	});
}

/** By its address, as it was typed or as it is stored, or by its name. */
function findShop(shops: ShopRow[], typed: string): ShopRow | undefined {
	const wanted = bare(typed);
	return shops.find(({ url }) => bare(url) === wanted) ?? shops.find(({ name }) => name === typed.trim());
}

function bare(address: string): string {
	return address
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/^www\./, '')
		.replace(/\/+$/, '');
}
