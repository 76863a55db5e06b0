import { UsageError } from '../../errors.ts';
import { nameShop } from '../../integrations/shops/shop-http.ts';
import { toMinor } from '../../money/currencies.ts';
import { readShops, type ShopRow, saveShop } from '../../store/shops.ts';
import { writeAt } from '../../store/writable.ts';
import { cleanText } from '../../text.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { withContext } from '../with-context.ts';
import { readDestinations } from './destinations.ts';
import { describeShop, shopFields, toShownShop } from './shown-shop.ts';

export interface AddShopOptions {
	country?: string;
	shipsTo?: string;
	shipping?: string;
	name?: string;
	json: boolean;
}

/** `shops add`: finds out what a shop is and how it sells, and remembers it. Throws what `Shops.identify` throws. */
export async function addShop(address: string, options: AddShopOptions): Promise<void> {
	const shape = /^\d{1,9}([.,]\d{1,4})?$/;
	if (options.shipping !== undefined && !shape.test(options.shipping.trim())) throw isNoAmount(options.shipping);
	const work = {
		stopsOnInterrupt: true,
		check: (settings: Parameters<typeof readDestinations>[1]) => void readDestinations(options, settings),
	};
	await withContext(work, async ({ context, terminal, command }) => {
		const { database, providers, clock, settings, signal } = context;
		const found = await providers.shops.identify(address, { signal });
		// Of a shop that is known, what is not said again stays.
		const known = (await readShops(database)).find(({ url }) => url === found.url);
		const isMoved = options.country !== undefined || options.shipsTo !== undefined;
		const destinations = known === undefined || isMoved ? readDestinations(options, settings) : pickDestinations(known);
		const shippingAmount =
			options.shipping === undefined ? keptShipping(known, found) : readAmount(options.shipping, found.currency);
		const name = cleanText(options.name).slice(0, 100) || (known?.name ?? nameShop(found.url).replace(/^www\./, ''));
		const shop = await writeAt(database, clock(), (store) =>
			saveShop(store, { ...found, ...destinations, name, shippingAmount }),
		);
		if (options.json) terminal.print(formatJson({ shop: toShownShop(shop) }));
		else if (!terminal.isInteractive) terminal.print(formatTsv([toShownShop(shop)], shopFields));
		else terminal.print(`${describeShop(shop)}.`);
		terminal.say(`Its offers are looked at by: ${command} prices sync --all`);
		return 0;
	});
}

function pickDestinations({ country, shipsTo }: ShopRow) {
	return { country, shipsTo };
}

/** It was said in the currency that the shop had then. */
function keptShipping(known: ShopRow | undefined, { currency }: { currency: string }): number | null {
	return known?.currency === currency ? known.shippingAmount : null;
}

/** In minor units of the shop's currency; a comma is a decimal mark here. */
function readAmount(text: string, currency: string): number {
	const amount = toMinor(text.trim().replace(',', '.'), currency);
	if (amount === null) throw isNoAmount(`${text} ${currency}`);
	return amount;
}

function isNoAmount(text: string): UsageError {
	return new UsageError(
		`--shipping: "${cleanText(text)}" is no amount.`,
		'Give what the shop asks for one record, in its own currency: --shipping 4.95',
	);
}
