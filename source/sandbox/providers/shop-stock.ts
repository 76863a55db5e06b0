import { wordsOf } from '../world/names.ts';
import { type Dice, dice, hash } from '../world/random.ts';
import type { Album, Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** Something on a shop's shelf, before a platform gives it its shape. Prices are decimal texts. */
export interface Product {
	id: number;
	handle: string;
	title: string;
	vendor: string;
	type: string;
	tags: string[];
	body: string;
	variants: Variant[];
}

export interface Variant {
	id: number;
	title: string;
	options: string[];
	barcode: string;
	sku: string;
	price: string;
	/** What it cost before: null, "" or a text, as shops have it. */
	before: string | null;
	available: boolean;
}

/** How a shop writes its prices: the smallest and largest one in whole units, and whether the price has cents behind it. */
export interface PriceRange {
	low: number;
	high: number;
	cents: '95' | '00';
}

const labelsAsVendor = 0.3;

/** A shop full of the world's records, at most `limit` of them, in the spellings of real shops, with what else stands in one. */
export function stockOf(world: World, shop: string, limit: number, prices: PriceRange): Product[] {
	const records: Product[] = [];
	for (const artist of world.real) {
		for (const album of world.albumsOf(artist).filter((one) => one.artist === artist && one.kind === 'album')) {
			if (records.length >= limit) return [...records, ...otherGoods(shop, prices)];
			const roll = dice('shop', shop, artist.place, album.place);
			const pressings = world.pressingsOf(album);
			const vinyl = pressings.filter(({ formats }) => formats[0]?.name === 'Vinyl');
			const others = pressings.filter(({ formats }) => formats[0]?.name === 'CD');
			if (vinyl.length > 0 && roll.chance(0.8)) records.push(recordOf(album, roll.pick(vinyl), roll, prices));
			if (others.length > 0 && roll.chance(0.3)) records.push(recordOf(album, roll.pick(others), roll, prices));
		}
	}
	return [...records, ...otherGoods(shop, prices)];
}

/** One record with several variants: colours of the vinyl, the CD and the shirt under one title. */
export function bundleOf(world: World, shop: string, limit: number, prices: PriceRange): Product[] {
	return stockOf(world, shop, limit, prices).map((product) => {
		const roll = dice('bundle', shop, product.id);
		const sizes = ['LP - Black', 'LP - Red', 'CD', 'T-Shirt - M'];
		const variants = sizes.map((title, at) => ({
			...variantOf(product.id + at, title, roll, prices),
			options: title.split(' - '),
			barcode: at === 0 ? (product.variants[0]?.barcode ?? '') : '',
		}));
		return { ...product, title: product.title.replace(/ ?\((LP|2LP|CD|Vinyl)\)$/, ''), variants };
	});
}

/** Shipping bags without end: a shop that is larger than what it shows. They are made as they are asked for. */
export function bagAt(at: number): Product {
	const title = `Outer sleeve no. ${at + 1}`;
	const variant = { title: 'Default Title', options: ['Default Title'], barcode: '', sku: `BAG-${at}` };
	return {
		...frame(70_000_000 + at * 10, title),
		vendor: 'Endless Bags',
		type: 'Accessories',
		tags: [],
		variants: [{ ...variant, id: 70_000_001 + at * 10, price: '0.50', before: null, available: true }],
	};
}

function recordOf(album: Album, pressing: Pressing, roll: Dice, prices: PriceRange): Product {
	const id = 1_000_000_000 + (pressing.id % 100_000_000) * 10;
	const [format] = pressing.formats;
	const isCd = format?.name === 'CD';
	const short = isCd ? 'CD' : Number(format?.qty) > 1 ? `${format?.qty}LP` : 'LP';
	const artist = album.artist.name;
	const [label] = pressing.labels;
	const title = roll.pick([
		`${artist.toUpperCase()} - ${album.title} (${short})`,
		`${artist} - ${album.title} (${short})`,
		`${artist} – ${album.title} (${isCd ? 'CD' : 'Vinyl'})`,
		`${album.title} (${short})`,
		`${artist} - ${album.title}${format?.text ? ` [${format.text}]` : ''} (${short})`,
		`PRE-ORDER: ${artist} - ${album.title} (${short})`,
	]);
	const isNamedByTitle = !title.includes('-') && !title.includes('–');
	const variant = variantOf(id + 1, 'Default Title', roll, prices);
	return {
		...frame(id, title),
		vendor: isNamedByTitle ? artist : roll.chance(labelsAsVendor) ? (label?.name ?? artist) : artist,
		type: isCd ? 'CD' : roll.pick(['Vinyl', 'LP', 'Vinyl / LP', '']),
		tags: [...(isCd ? [] : ['vinyl']), roll.pick(['new', 'indie', 'back in stock']), ...pressing.genres.slice(0, 1)],
		body: `<p>${label?.name ?? ''} ${label?.catno ?? ''}</p>`,
		variants: [
			{ ...variant, barcode: pressing.barcode, sku: roll.chance(0.5) ? pressing.barcode : (label?.catno ?? '') },
		],
	};
}

function otherGoods(shop: string, prices: PriceRange): Product[] {
	const roll = dice('goods', shop);
	const goods = (at: number, title: string, type: string, variants: string[]): Product => ({
		...frame(60_000_000 + (hash(shop) % 100_000) * 1000 + at * 100, title),
		vendor: shop,
		type,
		tags: ['merch'],
		variants: variants.map((size, place) =>
			variantOf(60_000_001 + (hash(shop) % 100_000) * 1000 + at * 100 + place, size, roll, prices),
		),
	});
	return [
		goods(0, 'Pink Floyd - Animals T-Shirt', 'T-Shirt', ['S', 'M', 'L', 'XL']),
		goods(1, 'Sealed box of 20 random LPs', 'Vinyl', ['Default Title']),
		goods(2, 'Slipmat', 'Accessories', ['Default Title']),
		goods(3, 'Gift card', 'Gift Cards', ['€25', '€50']),
	];
}

function variantOf(id: number, title: string, roll: Dice, { low, high, cents }: PriceRange): Variant {
	const whole = roll.between(low, high);
	return {
		id,
		title,
		options: [title],
		barcode: '',
		sku: '',
		price: `${whole}.${cents}`,
		before: roll.pick([null, null, '', `${whole + 5}.${cents}`]),
		available: roll.chance(0.85),
	};
}

function frame(id: number, title: string) {
	const slug = wordsOf(title).join('-').slice(0, 60);
	return { id, handle: `${slug}-${id}`, title, body: '' };
}
