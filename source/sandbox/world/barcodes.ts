import type { Album } from './types.ts';
import type { World } from './world.ts';

/** So many artists are looked through: with all of a world of thousands, the first question would take many seconds. */
const mostArtists = 500;

/** Albums by the barcodes of their pressings, with or without leading zeros, as catalogues of products know them: the better known ones. */
export function createBarcodeIndex(world: World): (barcode: string) => Album[] {
	let index: Map<string, Album[]> | undefined;
	return (barcode) => {
		index ??= indexAlbums(world);
		return index.get(keyOfBarcode(barcode)) ?? [];
	};
}

/** Digits without leading zeros: an EAN that begins with 0 is a UPC. */
export function keyOfBarcode(barcode: string): string {
	return barcode.replace(/\D/g, '').replace(/^0+/, '');
}

function indexAlbums(world: World): Map<string, Album[]> {
	const index = new Map<string, Album[]>();
	let looked = 0;
	for (const artist of world.artists()) {
		if (looked++ >= mostArtists) break;
		for (const album of world.albumsOf(artist).filter((one) => one.artist === artist)) {
			for (const { barcode } of world.pressingsOf(album)) {
				const key = keyOfBarcode(barcode);
				const known = index.get(key) ?? [];
				if (key !== '' && !known.includes(album)) index.set(key, [...known, album]);
			}
		}
	}
	return index;
}
