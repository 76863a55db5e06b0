import type { KnownAlbum, OfferedRecord, OfferMatch } from '../../../source/matching/offer.ts';

/**
 * A plain matcher for tests of what lies around it: certain when the heading has every word of the title and the record is of the artist, the
 * pressing by its barcode; nothing for CDs and shirts.
 */
export function matchWords(record: OfferedRecord, album: KnownAlbum): OfferMatch {
	const heading = `${record.artist ?? ''} ${record.title}`.toLowerCase();
	const isNamed = [album.title, album.artists[0] ?? ''].every((name) => heading.includes(name.toLowerCase()));
	const isOther = /\bcd\b|shirt/i.test(`${record.title} ${record.format}`);
	const pressings = album.pressings.filter(({ barcode }) => barcode !== null && barcode === record.barcode);
	const isMatch = (isNamed || pressings.length > 0) && !isOther;
	return {
		decision: isMatch ? 'certain' : 'no',
		confidence: isMatch ? 0.95 : 0.1,
		method: pressings.length > 0 ? 'barcode' : 'title',
		releaseId: isMatch && pressings.length === 1 ? (pressings[0]?.releaseId ?? null) : null,
		candidates: isMatch && pressings.length > 1 ? pressings.map(({ releaseId }) => releaseId) : [],
		evidence: [],
	};
}
