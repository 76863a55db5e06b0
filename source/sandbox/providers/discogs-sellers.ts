import { dice, hash } from '../world/random.ts';
import type { Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** Somebody who sells; every copy is the same for the same seed. */
export interface Seller {
	username: string;
	items: number;
	shipsFrom: string;
	/** What they ask in. */
	currency: string;
	/** Id of their first listing; the others count from it. */
	firstListing: number;
	/** The artist of whom they have the most. */
	favourite: string;
}

/** A copy for sale. */
export interface Item {
	seller: Seller;
	listing: number;
	/** Undefined: a release that the rest of this Discogs does not know, as there are so many. */
	pressing: Pressing | undefined;
	/** Of the release, known or not. */
	release: number;
}

const sellers: Seller[] = [
	{
		...{ username: 'vinyl-attic', items: 250, shipsFrom: 'Netherlands', currency: 'EUR' },
		...{ firstListing: 700_000_000, favourite: 'Slowdive' },
	},
	{
		...{ username: 'mega-records', items: 23_451, shipsFrom: 'United Kingdom', currency: 'GBP' },
		...{ firstListing: 800_000_000, favourite: 'The Cure' },
	},
	{
		...{ username: 'sandbox-seller', items: 10_120, shipsFrom: 'Czech Republic', currency: 'EUR' },
		...{ firstListing: 900_000_000, favourite: 'Pixies' },
	},
];

const unknownReleasesFrom = 95_000_000;
/** Of ten copies, three are the favourite's and one is of a release that nobody else knows. */
const favouriteShare = 0.3;
const unknownShare = 0.1;

/** The seller of a name, whatever its capitals. */
export function sellerNamed(name: string): Seller | undefined {
	return sellers.find(({ username }) => username.toLowerCase() === name.toLowerCase());
}

/** A copy by the id of its listing. */
export function itemOfListing(world: World, listing: number): Item | undefined {
	const seller = sellers.find(({ firstListing, items }) => listing >= firstListing && listing < firstListing + items);
	return seller && itemAt(world, seller, listing - seller.firstListing);
}

/** A seller's copy at a place in their list. */
export function itemAt(world: World, seller: Seller, at: number): Item {
	const listing = seller.firstListing + at;
	const roll = dice('listing', world.seed, listing);
	const kind = roll.roll();
	const favourite = world.real.find(({ name }) => name === seller.favourite);
	const pressing =
		kind < unknownShare
			? undefined
			: pressingOf(world, listing, kind < unknownShare + favouriteShare ? favourite : undefined);
	return {
		seller,
		listing,
		pressing,
		release: pressing?.id ?? unknownReleasesFrom + (hash('unknown', listing) % 10_000),
	};
}

/** Some pressing of an artist, or of any. */
function pressingOf(world: World, listing: number, artist: World['real'][number] | undefined): Pressing | undefined {
	const roll = dice('pressing of listing', world.seed, listing);
	const albums = world.albumsOf(artist ?? roll.pick(world.real)).filter(({ vinyl, others }) => vinyl + others > 0);
	return albums.length === 0 ? undefined : roll.pick(world.pressingsOf(roll.pick(albums)));
}
