import { z } from 'zod';
import { listOf, maybe, numeric, text } from '../http/fields.ts';

const statisticsFields = { total_artist_count: numeric, total_release_group_count: numeric };

/** Null: not computed yet. */
export const artistStatisticsAnswer = z
	.looseObject({
		payload: z.looseObject({
			...statisticsFields,
			artists: listOf(z.looseObject({ artist_mbid: text, artist_name: text, listen_count: numeric })),
		}),
	})
	.nullable();

export const groupStatisticsAnswer = z
	.looseObject({
		payload: z.looseObject({
			...statisticsFields,
			release_groups: listOf(
				z.looseObject({
					artist_name: text,
					artist_mbids: listOf(z.string()),
					release_group_mbid: text,
					release_group_name: text,
					listen_count: numeric,
				}),
			),
		}),
	})
	.nullable();

const creditedArtist = z.looseObject({ artist_credit_name: text, artist_mbid: text });

const listen = z.looseObject({
	listened_at: numeric,
	track_metadata: z.looseObject({
		artist_name: text,
		release_name: text,
		/** Missing where the names were not found at MusicBrainz. */
		mbid_mapping: maybe(z.looseObject({ artist_mbids: listOf(z.string()), artists: listOf(creditedArtist) })),
	}),
});

export const listensAnswer = z.looseObject({
	payload: z.looseObject({ user_id: text, listens: listOf(listen) }),
});

export type ListenAnswer = z.output<typeof listen>;
export type ArtistStatisticsAnswer = NonNullable<z.output<typeof artistStatisticsAnswer>>;
export type GroupStatisticsAnswer = NonNullable<z.output<typeof groupStatisticsAnswer>>;
