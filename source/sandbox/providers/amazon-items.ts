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

/** Items whose barcode is the one, or whose artist and title have all the words. */
export function findItems(world: World, text: string): AmazonItem[] {
	const digits = text.replace(/[\s-]/g, '');
	const wanted = wordsOf(text);
	const isBarcode = /^\d{8,14}$/.test(digits);
	const artists = isBarcode ? world.artists() : new Set(wanted.flatMap((word) => world.artistsWithWords([word])));
	const found: AmazonItem[] = [];
	for (const artist of artists) {
		for (const album of world.albumsOf(artist).filter((one) => one.artist === artist)) {
			const known = new Set([...wordsOf(artist.name), ...wordsOf(album.title), 'vinyl']);
			if (isBarcode) found.push(...itemsOf(world, album).filter((item) => hasBarcode(item, digits)));
			else if (wanted.every((word) => known.has(word))) found.push(...itemsOf(world, album));
		}
	}
	return found.sort((left, right) => hash('relevance', left.asin) - hash('relevance', right.asin));
}

function hasBarcode({ pressing }: AmazonItem, digits: string): boolean {
	const own = pressing.barcode.replace(/\D/g, '').replace(/^0+/, '');
	return own !== '' && own === digits.replace(/^0+/, '');
}
