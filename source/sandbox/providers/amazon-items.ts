import { createBarcodeIndex, keyOfBarcode } from '../world/barcodes.ts';
import { wordsOf } from '../world/names.ts';
import { dice, hash } from '../world/random.ts';
import type { Album, Pressing } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** Something in Amazon's catalogue of music. */
export interface AmazonItem {
	asin: string;
	album: Album;
	pressing: Pressing;
	binding: 'Vinyl' | 'Audio CD' | 'MP3 Music';
	/** In cents; 0 = nobody offers it. */
	amount: number;
	isSoldOut: boolean;
}

/** What Amazon has of an album: newer pressings, CDs and downloads, the same for the same seed. */
export function itemsOf(world: World, album: Album): AmazonItem[] {
	return world.pressingsOf(album).flatMap((pressing) => {
		const roll = dice('amazon', world.seed, pressing.id);
		const format = pressing.formats[0]?.name;
		const binding =
			format === 'Vinyl' ? 'Vinyl' : format === 'CD' ? 'Audio CD' : format === 'File' ? 'MP3 Music' : null;
		if (binding === null || pressing.year < 2005 || roll.chance(0.5)) return [];
		const asin = `B0${hash('asin', pressing.id).toString(36).toUpperCase().padStart(8, '0').slice(-8)}`;
		const amount = roll.chance(0.1) ? 0 : roll.between(1099, 4999);
		return [{ asin, album, pressing, binding, amount, isSoldOut: roll.chance(0.1) }];
	});
}

/** Finds items by a barcode, or by words that their artist and title have all of. */
export function createItemFinder(world: World): (text: string) => AmazonItem[] {
	const byBarcode = createBarcodeIndex(world);

	function withWords(words: string[]): AmazonItem[] {
		const artists = new Set(words.flatMap((word) => world.artistsWithWords([word])));
		const albums = [...artists].flatMap((artist) => world.albumsOf(artist).filter((album) => album.artist === artist));
		return albums
			.filter(({ artist, title }) => {
				const known = new Set([...wordsOf(artist.name), ...wordsOf(title), 'vinyl']);
				return words.every((word) => known.has(word));
			})
			.flatMap((album) => itemsOf(world, album));
	}

	function withBarcode(barcode: string): AmazonItem[] {
		const key = keyOfBarcode(barcode);
		const items = byBarcode(barcode).flatMap((album) => itemsOf(world, album));
		return items.filter(({ pressing }) => keyOfBarcode(pressing.barcode) === key);
	}

	return (text) => {
		const digits = text.replace(/[\s-]/g, '');
		const found = /^\d{8,14}$/.test(digits) ? withBarcode(digits) : withWords(wordsOf(text));
		return found.sort((left, right) => hash('relevance', left.asin) - hash('relevance', right.asin));
	};
}
