import type { PriceSubject } from '../provider.ts';
import { barcodesOf, wordsOf } from '../search-terms.ts';

/** What a shop is asked: a barcode, or words. */
export interface ShopQuestion {
	kind: 'barcode' | 'words';
	text: string;
}

const longest = 100;

/** The barcode of the pressing that is meant, or the newest one of the album (the one that is in the shops), then artist and title. */
export function questionsOf(subject: PriceSubject): ShopQuestion[] {
	const [barcode] = barcodesOf(subject);
	const words = wordsOf(subject.album, longest);
	return [
		...(barcode === undefined ? [] : [{ kind: 'barcode', text: barcode } as const]),
		...(words === '' ? [] : [{ kind: 'words', text: words } as const]),
	];
}
