import { anywhere } from '../countries.ts';
import type { Discogs } from '../integrations/discogs/client.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import { readOffersOfListing } from '../store/prices-reader.ts';
import { removeOffers, saveOffers } from '../store/prices-writer.ts';
import { writeAt } from '../store/writable.ts';
import { type PriceTools, toNewPrice } from './check-prices.ts';
import { type FoundListing, findListing } from './discogs/listings.ts';

/**
 * Looks at one listing of Discogs whose number is known, and stores it; one that is sold or taken away is taken away here too. `country` is
 * where it is to be sent; `isOwnCountry` that the token's owner lives there, so that the shipping that Discogs tells is the one that counts.
 * Throws the errors of `errors.ts` when Discogs cannot be asked.
 */
export async function syncListing(
	tools: PriceTools & { discogs: Discogs },
	listingId: number,
	{ country, ...ask }: Ask & { country: string; isOwnCountry: boolean },
): Promise<FoundListing> {
	const { database, clock, lives } = tools;
	const found = await findListing(tools, listingId, ask);
	if (found.state === 'unknown-release') return found;
	await writeAt(database, clock(), async (store) => {
		if (found.state === 'gone') {
			await removeOffers(
				store,
				await readOffersOfListing(store, { provider: 'discogs', listingId: String(listingId) }),
			);
			return;
		}
		const { offer } = found;
		const sentTo = offer.shipping === null ? anywhere : country;
		await saveOffers(store, [toNewPrice(offer, { provider: 'discogs', country: sentTo, life: lives.discogs })]);
	});
	return found;
}
