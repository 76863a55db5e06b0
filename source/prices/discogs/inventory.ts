import type { DiscogsListing } from '../../integrations/discogs/marketplace-map.ts';
import type { Ask } from '../../integrations/http/provider-http.ts';
import { parseVersionFormat } from '../../matching/discogs-format.ts';
import { type ListedRelease, readListed } from '../../store/releases-reader.ts';
import type { Offer } from '../offer.ts';
import type { ListingTools } from './listings.ts';
import { offerOf } from './offers.ts';

/** A page of what somebody sells, as offers of our pressings. The counts are of this page. */
export interface InventoryBatch {
	/** The seller as Discogs writes the name: the channel of the offers. */
	seller: string;
	offers: Offer[];
	/** Listings on this page, and of all pages before it and in the whole inventory. */
	listings: number;
	read: number;
	total: number;
	/** Vinyl of releases that are not stored; other things than vinyl; copies without a price or no longer for sale. */
	unknown: number;
	notVinyl: number;
	notForSale: number;
	/** Set on the last batch only: whether every page was read, and what a person should know of it. */
	end: { isComplete: boolean; note: string | null } | null;
}

/**
 * Everything that a user of Discogs has for sale, a page of a hundred at a time. Of the inventories of others Discogs shows ten thousand
 * listings; the last batch says so ("10,000 of 23,451 listings can be read"). `isOwnCountry`: see `findListing`.
 * Throws ProviderNotFound when there is no such user.
 */
export async function* readInventory(
	{ discogs, database, clock }: ListingTools,
	user: string,
	{ isOwnCountry, ...ask }: Ask & { isOwnCountry: boolean },
): AsyncGenerator<InventoryBatch> {
	let seller = user;
	let read = 0;
	let total = 0;
	for (let page = 1; ; page += 1) {
		const answer = await discogs.inventory(user, page, ask);
		if (answer.state === 'wall') {
			const note = `${counted(read)} of ${counted(total)} listings can be read: Discogs shows no more of somebody else's inventory`;
			yield { ...emptyBatch, seller, read, total, end: { isComplete: false, note } };
			return;
		}
		const { listings, hasNext, items } = answer;
		read += listings.length;
		total = items;
		seller = listings[0]?.seller ?? seller;
		const known = await readListed(
			database,
			listings.map(({ release }) => release.discogsId),
		);
		const isLast = !hasNext || listings.length === 0;
		yield {
			...sortOut(listings, known, { isOwnCountry, observedAt: clock() }),
			...{ seller, read, total, end: isLast ? { isComplete: true, note: null } : null },
		};
		if (isLast) return;
	}
}

const emptyBatch = { offers: [], listings: 0, unknown: 0, notVinyl: 0, notForSale: 0 };

/** What is stored is trusted about being vinyl; of what is not, the listing says it. */
function sortOut(
	listings: DiscogsListing[],
	known: ReadonlyMap<number, ListedRelease>,
	options: { isOwnCountry: boolean; observedAt: Date },
): Pick<InventoryBatch, keyof typeof emptyBatch> {
	const batch = { offers: [] as Offer[], listings: listings.length, unknown: 0, notVinyl: 0, notForSale: 0 };
	for (const listing of listings) {
		const of = known.get(listing.release.discogsId);
		const isVinyl = of?.isVinyl ?? parseVersionFormat(listing.release.format ?? '', []).isVinyl;
		if (!isVinyl) batch.notVinyl += 1;
		else if (of === undefined) batch.unknown += 1;
		else {
			const offer = offerOf(listing, of, options);
			if (offer === null) batch.notForSale += 1;
			else batch.offers.push(offer);
		}
	}
	return batch;
}

function counted(number: number): string {
	return number.toLocaleString('en');
}
