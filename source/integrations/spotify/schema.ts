import { z } from 'zod';
import { listOf, maybe, numeric, text } from '../http/fields.ts';

/** `refresh_token` is there when it takes the place of the one before. */
export const tokenAnswer = z.looseObject({
	access_token: z.string().min(1),
	expires_in: z.number().positive(),
	refresh_token: z.string().min(1).nullish(),
});

/** What a code is exchanged for. */
export const firstTokenAnswer = tokenAnswer.extend({ refresh_token: z.string().min(1) });

export const listenerAnswer = z.looseObject({ id: z.string().min(1), display_name: text });

const artist = z.looseObject({ id: text, name: text });

const album = z.looseObject({ id: text, name: text, artists: listOf(artist) });

/** Files of the person's own have no ids; a podcast is a track without artists. */
const track = z.looseObject({ id: text, name: text, artists: listOf(artist), album: maybe(album) });

/** A list that has to be there; things that Spotify no longer has are null in it. */
function itemsOf<Item extends z.ZodType>(item: Item) {
	return z
		.array(item.nullable())
		.transform((items) => items.flatMap((one): z.output<Item>[] => (one === null ? [] : [one])));
}

/** `next` is an address, of which only counts whether there is one. */
function pageOf<Item extends z.ZodType>(item: Item) {
	return z.looseObject({ items: itemsOf(item), next: text, total: numeric });
}

export const topArtistsAnswer = pageOf(artist);
export const topTracksAnswer = pageOf(track);
export const savedAlbumsAnswer = pageOf(z.looseObject({ added_at: text, album: album.nullish() }));
export const recentlyPlayedAnswer = z.looseObject({
	items: itemsOf(z.looseObject({ played_at: text, track: track.nullish() })),
});

export type ArtistAnswer = z.output<typeof artist>;
export type AlbumAnswer = z.output<typeof album>;
export type TrackAnswer = z.output<typeof track>;
