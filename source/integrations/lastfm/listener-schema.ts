import { z } from 'zod';
import { listOf, maybe, numeric, text } from '../http/fields.ts';

const pageFields = z.looseObject({ user: text, page: numeric, totalPages: numeric, total: numeric });
const topArtist = z.looseObject({ name: text, mbid: text, playcount: numeric });
const topAlbum = topArtist.extend({ artist: maybe(z.looseObject({ name: text, mbid: text })) });
const named = maybe(z.looseObject({ '#text': text, mbid: text }));

const track = z.looseObject({
	artist: named,
	album: named,
	name: text,
	/** Missing on what is playing now. */
	date: maybe(z.looseObject({ uts: numeric })),
	'@attr': maybe(z.looseObject({ nowplaying: text })),
});

export const userInfoAnswer = z.looseObject({ user: z.looseObject({ name: z.string(), playcount: numeric }) });

export const userTopArtistsAnswer = z.looseObject({
	topartists: z.looseObject({ artist: listOf(topArtist), '@attr': pageFields }),
});

export const userTopAlbumsAnswer = z.looseObject({
	topalbums: z.looseObject({ album: listOf(topAlbum), '@attr': pageFields }),
});

export const recentTracksAnswer = z.looseObject({
	recenttracks: z.looseObject({ track: listOf(track), '@attr': pageFields }),
});

export type PageFieldsAnswer = z.output<typeof pageFields>;
export type TopArtistAnswer = z.output<typeof topArtist>;
export type TopAlbumAnswer = z.output<typeof topAlbum>;
export type TrackAnswer = z.output<typeof track>;
