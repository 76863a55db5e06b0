import type { PriceSubject } from '../provider.ts';

/** What a shop is asked: a barcode, or words. */
export interface ShopQuestion {
	kind: 'barcode' | 'words';
	text: string;
}

const longest = 100;

/**
 * The barcode of the pressing that is meant, or the newest one of the album, then artist and title: shops search all words in titles,
 * so signs are left out.
 */
export function questionsOf({ album, release }: PriceSubject): ShopQuestion[] {
	const meant =
		release === null ? album.pressings : album.pressings.filter(({ releaseId }) => releaseId === release.id);
	const [newest] = meant
		.flatMap(({ barcode, year }) => (barcode === null ? [] : [{ digits: barcode.replace(/\D/g, ''), year: year ?? 0 }]))
		.filter(({ digits }) => digits.length >= 8 && digits.length <= 14)
		.sort((one, other) => other.year - one.year);
	const [artist = ''] = album.artists;
	const words = `${artist} ${album.title}`
		.replace(/[^\p{L}\p{N}\p{M}'’]+/gu, ' ')
		.trim()
		.slice(0, longest);
	return [
		...(newest === undefined ? [] : [{ kind: 'barcode', text: newest.digits } as const]),
		...(words === '' ? [] : [{ kind: 'words', text: words } as const]),
	];
}
