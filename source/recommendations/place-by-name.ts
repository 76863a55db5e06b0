import { matchAlbum } from '../matching/album-match.ts';
import { splitCredit } from '../matching/discogs-titles.ts';
import { normalizeName, normalizeTitle, stripDiscogsDecoration } from '../matching/names.ts';
import type { Readable } from '../store/artists-reader.ts';
import type { UnplacedCopy } from '../store/recommendations/copies-reader.ts';
import {
	type NamedAlbum,
	readAlbumsTitled,
	readArtistsByDiscogsId,
	readArtistsNamed,
} from '../store/recommendations/names-reader.ts';

/** What the names of a row in a collection or on a wantlist say. */
export interface NamedCopy {
	copy: UnplacedCopy;
	/** Albums that are called so by artists who are called so, each with how sure that is (see `matching/confidence.ts`). */
	albums: { albumId: number; artistIds: number[]; confidence: number }[];
	/** Whom it is by where no album was found: those whose Discogs ids the row has, else the only artist of that name. */
	artistIds: number[];
}

/**
 * Finds albums and artists for rows that no id leads to. Title and artist must be the same after normalisation (an alias or another spelling
 * of an artist will do); the years are not compared, since a pressing may be of any.
 */
export async function placeByName(database: Readable, copies: UnplacedCopy[]): Promise<NamedCopy[]> {
	if (copies.length === 0) return [];
	const named = copies.map((copy) => ({
		copy,
		artist: stripDiscogsDecoration(copy.described.artist),
		titleKey: normalizeTitle(copy.described.title),
		artistKey: normalizeName(copy.described.artist),
	}));
	const discogsIds = copies.flatMap(({ described }) => described.artistIds);
	const [albums, byName, byDiscogsId] = await Promise.all([
		readAlbumsTitled(database, [...new Set(named.map(({ titleKey }) => titleKey))]),
		readArtistsNamed(database, [...new Set(named.map(({ artistKey }) => artistKey))]),
		readArtistsByDiscogsId(database, [...new Set(discogsIds)]),
	]);
	const byTitle = Map.groupBy(albums, ({ normalizedTitle }) => normalizedTitle);
	return named.map(({ copy, artist, titleKey, artistKey }) => {
		// Most albums of that title are by others altogether, which is quickly seen.
		const parts = new Set([artistKey, ...splitCredit(artist)]);
		const possible = (byTitle.get(titleKey) ?? []).filter(({ keys }) => keys.some((key) => parts.has(key)));
		const found = possible.flatMap((album) => {
			const confidence = compareNames(artist, copy.described.title, album);
			return confidence === null ? [] : [{ albumId: album.albumId, artistIds: album.artistIds, confidence }];
		});
		if (found.length > 0) return { copy, albums: found, artistIds: [] };
		const byIds = copy.described.artistIds.flatMap((id) => byDiscogsId.get(id) ?? []);
		const namesake = byName.get(artistKey);
		return { copy, albums: [], artistIds: byIds.length > 0 || namesake === undefined ? byIds : [namesake] };
	});
}

/** How sure it is that these are the names of the album; null when they are not. */
function compareNames(artist: string, title: string, album: NamedAlbum): number | null {
	const wanted = { artist: album.credit, artistAliases: album.names, title: album.title, year: null };
	const { confidence, evidence } = matchAlbum(wanted, { artist, title, year: null, formats: [] });
	const agree = evidence.filter(({ signal, verdict }) => ['artist', 'title'].includes(signal) && verdict === 'agrees');
	return agree.length === 2 ? confidence : null;
}
