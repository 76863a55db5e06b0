import { normalizeName } from '../../../source/matching/names.ts';
import type { AlbumLine, ArtistLine, PressingLine } from '../../../source/store/browse-reader.ts';

export const now = new Date('2026-11-20T20:00:00.000Z');

/** An artist as a list shows it, with everything known of them unless told otherwise. */
export function artistLine(id: number, changes: Partial<ArtistLine> = {}): ArtistLine {
	const name = changes.name ?? `Artist ${id}`;
	return {
		id,
		name,
		normalizedName: normalizeName(name),
		disambiguation: null,
		country: 'GB',
		listeners: id * 1000,
		mbid: null,
		discogsId: null,
		lastfmUrl: null,
		score: null,
		counts: null,
		...changes,
	};
}

/** An album of the first artist. */
export function albumLine(id: number, changes: Partial<AlbumLine> = {}): AlbumLine {
	return {
		id,
		mbid: null,
		discogsId: null,
		spotifyId: null,
		artistId: 1,
		title: `Album ${id}`,
		normalizedTitle: `album ${id}`,
		credit: 'Artist 1',
		disambiguation: null,
		firstReleaseDate: null,
		firstReleaseYear: 1990 + id,
		isStudio: true,
		primaryType: 'Album',
		secondaryTypes: [],
		coverUrl: null,
		coverSource: null,
		source: 'musicbrainz',
		createdAt: now,
		updatedAt: now,
		pressings: 0,
		countries: 0,
		...changes,
	};
}

/** A pressing of the first album. */
export function pressing(id: number, changes: Partial<PressingLine> = {}): PressingLine {
	return {
		id,
		mbid: null,
		discogsId: 1000 + id,
		spotifyId: null,
		albumId: 1,
		masterId: null,
		title: 'Album 1',
		country: 'UK',
		year: 1991,
		released: '1991',
		format: 'LP',
		formatText: null,
		descriptions: ['Album'],
		discs: 1,
		isVinyl: true,
		isOfficial: true,
		isPromo: false,
		isTestPressing: false,
		isReissue: false,
		label: 'Creation',
		catalogNumber: `CRELP ${id}`,
		barcode: null,
		identifiers: null,
		notes: null,
		discogsRating: null,
		discogsVotes: null,
		have: 10,
		want: 20,
		source: 'discogs',
		fetchedAt: now,
		goneAt: null,
		createdAt: now,
		updatedAt: now,
		credit: 'Artist 1',
		...changes,
	};
}
