import { cleanText } from '../../text.ts';
import { toCount, toMbid, toText } from '../http/fields.ts';
import type { PageFieldsAnswer, TopAlbumAnswer, TopArtistAnswer, TrackAnswer } from './listener-schema.ts';

/** How often a listener played an artist, or an album (`title`), in a period. */
export interface LastfmTopRow {
	artist: string;
	/** May be stale, or somebody else's. */
	artistMbid: string | null;
	title: string | null;
	/** Of a release or of a release group: nobody says which. */
	albumMbid: string | null;
	plays: number;
}

/** One time that a track was played. `title` is its album, null where the player did not say. */
export interface LastfmPlay extends Omit<LastfmTopRow, 'plays'> {
	at: Date;
}

export interface LastfmPage<Row> {
	rows: Row[];
	page: number;
	totalPages: number;
	/** Of all pages. */
	total: number;
}

/** Rows without a name cannot be anything. */
export function mapTopArtists(rows: readonly TopArtistAnswer[], fields: PageFieldsAnswer): LastfmPage<LastfmTopRow> {
	const artists = rows.map(({ name, mbid, playcount }) => ({
		...{ artist: cleanText(name), artistMbid: toMbid(mbid), title: null, albumMbid: null },
		plays: toCount(playcount) ?? 0,
	}));
	return { ...mapPage(fields), rows: artists.filter(({ artist }) => artist !== '') };
}

export function mapTopAlbums(rows: readonly TopAlbumAnswer[], fields: PageFieldsAnswer): LastfmPage<LastfmTopRow> {
	const albums = rows.map(({ name, mbid, playcount, artist }) => ({
		...{ artist: cleanText(artist?.name), artistMbid: toMbid(artist?.mbid) },
		...{ title: cleanText(name), albumMbid: toMbid(mbid), plays: toCount(playcount) ?? 0 },
	}));
	return { ...mapPage(fields), rows: albums.filter(({ artist, title }) => artist !== '' && title !== '') };
}

/** Without what is playing now, which is not over yet, and what has no artist or no date. */
export function mapPlays(tracks: readonly TrackAnswer[], fields: PageFieldsAnswer): LastfmPage<LastfmPlay> {
	const rows = tracks.flatMap(({ artist, album, date, '@attr': attributes }): LastfmPlay[] => {
		const name = cleanText(artist?.['#text']);
		const seconds = toCount(date?.uts);
		if (name === '' || seconds === null || attributes?.nowplaying === 'true') return [];
		return [
			{
				...{ artist: name, artistMbid: toMbid(artist?.mbid) },
				...{ title: toText(album?.['#text']), albumMbid: toMbid(album?.mbid) },
				at: new Date(seconds * 1000),
			},
		];
	});
	return { ...mapPage(fields), rows };
}

function mapPage({ page, totalPages, total }: PageFieldsAnswer) {
	return { page: toCount(page) ?? 1, totalPages: toCount(totalPages) ?? 0, total: toCount(total) ?? 0 };
}
