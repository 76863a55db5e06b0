import type { CountRow } from '../store/listeners/played-reader.ts';

/** An artist that a listener plays, as one of their services names them, or as they are known here. */
export interface RankedArtist {
	/** Null: nobody here is known to be this one. */
	artistId: number | null;
	provider: string;
	name: string;
	mbid: string | null;
	/** Plays, or what else counts as so many. */
	weight: number;
}

/** A list without counts: its first is worth so many plays, the second half of them, the third a third. */
const firstOfList = 200;
/** A saved album is meant to be played. */
const savedAlbum = 5;

/** The artists of a listener, those first who mean most to them. One that several lists name counts as in the best of them. */
export function rankPlayed(rows: readonly CountRow[]): RankedArtist[] {
	const ranked = new Map<string, RankedArtist>();
	for (const row of rows) {
		const weight = weigh(row);
		const key = row.artistId === null ? `${row.provider}\t${row.artist.toLowerCase()}` : `${row.artistId}`;
		const known = ranked.get(key);
		if (known !== undefined && known.weight >= weight) continue;
		const { artistId, provider, artist, artistMbid } = row;
		ranked.set(key, { artistId, provider, name: artist, mbid: artistMbid ?? known?.mbid ?? null, weight });
	}
	return [...ranked.values()].sort(
		(one, other) => other.weight - one.weight || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
	);
}

function weigh({ kind, period, plays, rank }: CountRow): number {
	const place = rank === null ? 0 : firstOfList / rank;
	return Math.max(kind === 'artist' ? plays : 0, place, period === 'saved' ? savedAlbum : 0);
}
