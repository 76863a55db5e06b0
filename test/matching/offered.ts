import type { KnownAlbum, KnownPressing, OfferedRecord } from '../../source/matching/offer.ts';

/** A listing that says no more than is given. */
export function offered(title: string, more: Partial<OfferedRecord> = {}): OfferedRecord {
	const unsaid = { artist: null, barcode: null, label: null, catalogNumber: null, format: null, year: null, shelf: [] };
	return { ...unsaid, title, ...more };
}

/** A pressing of which no more is known than is given. */
export function pressing(releaseId: number, more: Partial<KnownPressing> = {}): KnownPressing {
	return {
		...{ releaseId, title: 'Animals', barcode: null, label: null, catalogNumber: null, year: null, country: null },
		...{ format: 'LP', formatText: null, descriptions: ['Album'] },
		...more,
	};
}

/** An album with the given pressings. */
export function known(artist: string, title: string, more: Partial<KnownAlbum> = {}): KnownAlbum {
	return { albumId: 7, title, artists: [artist], year: null, pressings: [], ...more };
}
