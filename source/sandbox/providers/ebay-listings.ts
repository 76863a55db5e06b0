import { type Dice, dice } from '../world/random.ts';
import type { Album, Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { recordTitle, strayTitles } from './ebay-titles.ts';

/** A seller, where they are and what they reckon in. */
export interface Seller {
	username: string;
	country: string;
	currency: string;
	score: number;
}

/** One thing on offer. Amounts are in hundredths of the seller's currency, in whole yen. */
export interface EbayListing {
	/** Twelve digits: which listing of which pressing. */
	number: string;
	title: string;
	pressing: Pressing;
	seller: Seller;
	category: keyof typeof categories;
	/** Barcode of the catalogue's product that the seller picked; '' = none. */
	product: string;
	amount: number;
	buying: 'fixed' | 'offer' | 'auction' | 'auction with a price';
	bids: number;
	isNew: boolean;
	isChoice: boolean;
	shipping: 'free' | 'fixed' | 'calculated' | 'unsaid';
	/** Sent within its own country only. */
	homeOnly: boolean;
}

export const categories = {
	'176985': 'Vinyl Records',
	'176984': 'CDs',
	'176983': 'Cassettes',
	'15687': 'T-Shirts',
} as const;

const sellers: Seller[] = [
	...people('GB', 'GBP', ['vinylvault_uk', 'recordfair.london', 'northern_soul_45']),
	...people('DE', 'EUR', ['plattenkiste-berlin', 'schallplatten_koeln']),
	...people('FR', 'EUR', ['disquaire-lyon']),
	...people('ES', 'EUR', ['discos_gracia', 'vinilo*madrid']),
	...people('IT', 'EUR', ['vinile.roma']),
	...people('NL', 'EUR', ['groove_utrecht']),
	...people('US', 'USD', ['dusty-grooves-il', 'wax.trax.fan', 'crate_digger_77']),
	...people('JP', 'JPY', ['tokyo_analog']),
	...people('AU', 'AUD', ['down.under.discs']),
	...people('CA', 'CAD', ['maple_wax']),
	...people('PL', 'PLN', ['czarna-plyta']),
];

function people(country: string, currency: string, names: string[]): Seller[] {
	return names.map((username, index) => ({ username, country, currency, score: 90 + ((index * 37) % 4000) }));
}

const strays = ['cd', 'cassette', 'shirt', 'lot', 'choice'] as const;
const homes = { cd: '176984', cassette: '176983', shirt: '15687', lot: '176985', choice: '176985' } as const;

/** Everything on offer around an album, the same for the same seed: its records, and what else comes up with them. */
export function listingsOf(world: World, album: Album): EbayListing[] {
	const pressings = world.pressingsOf(album).filter(isVinyl);
	const [first] = pressings;
	if (first === undefined) return [];
	const barcodes = pressings.flatMap(({ barcode }) => (barcode === '' ? [] : [barcode]));
	return [
		...pressings.flatMap((pressing) => recordsOf(world.seed, album, pressing, barcodes)),
		...strays.flatMap((kind, at) => strayOf(world.seed, album, first, kind, at)),
	];
}

/** The pressing that a listing's number begins with. */
export function pressingIn(number: string): number {
	return Number(number.slice(1, 11));
}

function isVinyl({ formats }: Pressing): boolean {
	return formats.some(({ name }) => name === 'Vinyl');
}

function recordsOf(seed: number, album: Album, pressing: Pressing, barcodes: string[]): EbayListing[] {
	const many = dice('ebay', seed, pressing.id).pick([0, 0, 1, 1, 1, 2, 3]);
	return Array.from({ length: many }, (_, at) => {
		const roll = dice('ebay', seed, pressing.id, at);
		const isNew = pressing.year >= 2010 && roll.chance(0.6);
		// Some sellers pick the product of another pressing; most pick none.
		const product = roll.chance(0.04) ? roll.pick([...barcodes, '']) : roll.chance(0.55) ? pressing.barcode : '';
		return {
			...offerOf(roll, pressing, at + 1, isNew),
			title: recordTitle(roll, album, pressing),
			category: '176985',
			product: product.replace(/\D/g, ''),
			isNew,
			isChoice: false,
		};
	});
}

function strayOf(
	seed: number,
	album: Album,
	pressing: Pressing,
	kind: (typeof strays)[number],
	at: number,
): EbayListing[] {
	const roll = dice('ebay stray', seed, album.mbid, kind);
	if (roll.chance(0.4)) return [];
	return [
		{
			...offerOf(roll, pressing, at + 5, true),
			title: strayTitles[kind](album),
			category: roll.chance(0.3) ? '176985' : homes[kind],
			product: kind === 'cd' && roll.chance(0.3) ? pressing.barcode.replace(/\D/g, '') : '',
			isNew: true,
			isChoice: kind === 'choice',
		},
	];
}

function offerOf(roll: Dice, pressing: Pressing, place: number, isNew: boolean) {
	const seller = roll.pick(sellers);
	const rare = pressing.have < 200 ? 3 : 1;
	const cents = (isNew ? roll.between(1499, 3999) : roll.between(400, 6000)) * rare;
	const buying = roll.roll();
	return {
		number: `${place}${`${pressing.id}`.padStart(10, '0')}${place % 10}`,
		pressing,
		seller,
		amount: seller.currency === 'JPY' ? Math.round(cents * 1.6) : cents,
		buying:
			buying < 0.6 ? 'fixed' : buying < 0.8 ? 'offer' : buying < 0.95 ? 'auction' : ('auction with a price' as const),
		bids: roll.between(0, 14),
		shipping: roll.pick(['fixed', 'fixed', 'fixed', 'free', 'calculated', 'calculated', 'unsaid'] as const),
		homeOnly: roll.chance(0.25),
	} satisfies Partial<EbayListing>;
}
