import type { z } from 'zod';
import { cleanText } from '../../text.ts';
import { toNumber } from '../http/fields.ts';
import type { similarArtistsAnswer } from './schema.ts';

export interface ListenbrainzSimilarArtist {
	mbid: string;
	name: string;
	/** 0 to 1, relative to the best of this answer. */
	score: number;
	/** A count, comparable inside one answer only. */
	rawScore: number;
}

/** Best first, each artist once, without the artist asked about. */
export function mapSimilarArtists(
	rows: z.output<typeof similarArtistsAnswer>,
	asked: string,
): ListenbrainzSimilarArtist[] {
	const sorted = rows
		.map((row) => ({ mbid: row.artist_mbid, name: cleanText(row.name), rawScore: toNumber(row.score) ?? 0 }))
		.filter(({ mbid, name, rawScore }) => mbid !== asked.toLowerCase() && name !== '' && rawScore > 0)
		.sort((one, other) => other.rawScore - one.rawScore || one.mbid.localeCompare(other.mbid));
	const best = sorted[0]?.rawScore ?? 1;
	const unique = sorted.filter(({ mbid }, index) => sorted.findIndex((other) => other.mbid === mbid) === index);
	return unique.map(({ mbid, name, rawScore }) => ({ mbid, name, score: rawScore / best, rawScore }));
}
