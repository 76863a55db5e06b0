import { cleanText } from '../../text.ts';
import { toCount, toMbid, toText } from '../http/fields.ts';
import type { ArtistStatisticsAnswer, GroupStatisticsAnswer, ListenAnswer } from './listener-schema.ts';

/** How often a listener played an artist, or an album (`title`); the MBIDs are MusicBrainz' own. */
export interface ListenbrainzTopRow {
	artist: string;
	artistMbid: string | null;
	title: string | null;
	/** Of the release group. */
	albumMbid: string | null;
	plays: number;
}

/** One time that something was played. `title` is its album, null where the player did not say. */
export interface ListenbrainzPlay {
	at: Date;
	artist: string;
	artistMbid: string | null;
	title: string | null;
}

export interface ListenbrainzStatistics {
	rows: ListenbrainzTopRow[];
	/** Of all pages. */
	total: number;
}

export function mapArtistStatistics({ payload }: ArtistStatisticsAnswer): ListenbrainzStatistics {
	const rows = payload.artists.map((row) => ({
		...{ artist: cleanText(row.artist_name), artistMbid: toMbid(row.artist_mbid), title: null, albumMbid: null },
		plays: toCount(row.listen_count) ?? 0,
	}));
	return { rows: rows.filter(({ artist }) => artist !== ''), total: toCount(payload.total_artist_count) ?? 0 };
}

export function mapGroupStatistics({ payload }: GroupStatisticsAnswer): ListenbrainzStatistics {
	const rows = payload.release_groups.map((row) => ({
		...{ artist: cleanText(row.artist_name), artistMbid: onlyMbid(row.artist_mbids) },
		...{ title: cleanText(row.release_group_name), albumMbid: toMbid(row.release_group_mbid) },
		plays: toCount(row.listen_count) ?? 0,
	}));
	return {
		rows: rows.filter(({ artist, title }) => artist !== '' && title !== ''),
		total: toCount(payload.total_release_group_count) ?? 0,
	};
}

/** The first artist of a credit is who was played: "A feat. B" is A's. Without a mapping there is only what the player wrote. */
export function mapListens(listens: readonly ListenAnswer[]): ListenbrainzPlay[] {
	return listens.flatMap(({ listened_at, track_metadata: { artist_name, release_name, mbid_mapping } }) => {
		const seconds = toCount(listened_at);
		const [first] = mbid_mapping?.artists ?? [];
		const artist = cleanText(first?.artist_credit_name) || cleanText(artist_name);
		if (seconds === null || artist === '') return [];
		const artistMbid = toMbid(first?.artist_mbid) ?? onlyMbid(mbid_mapping?.artist_mbids ?? []);
		return [{ at: new Date(seconds * 1000), artist, artistMbid, title: toText(release_name) }];
	});
}

/** Of several artists nobody says which one the name is. */
function onlyMbid(mbids: readonly string[]): string | null {
	return mbids.length === 1 ? toMbid(mbids[0]) : null;
}
