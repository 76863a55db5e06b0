import type { z } from 'zod';
import { cleanText } from '../../text.ts';
import { toCount, toText } from '../http/fields.ts';
import type { artistAnswer, artistSearchAnswer } from './schema.ts';

export interface DeezerArtist {
	id: number;
	name: string;
	/** 1000 pixels wide, or null when Deezer has nothing but its grey silhouette. */
	picture: string | null;
	fans: number | null;
	albums: number | null;
}

export function mapArtist(artist: z.output<typeof artistAnswer>): DeezerArtist {
	const picture = toText(artist.picture_xl) ?? toText(artist.picture_big);
	return {
		id: artist.id,
		name: cleanText(artist.name),
		picture: picture === null || isDeezerPlaceholder(picture) ? null : picture,
		fans: toCount(artist.nb_fan),
		albums: toCount(artist.nb_album),
	};
}

export function mapArtistSearch({ data }: z.output<typeof artistSearchAnswer>): DeezerArtist[] {
	return data.map(mapArtist);
}

/** An empty picture id in the address is the grey silhouette. */
function isDeezerPlaceholder(url: string): boolean {
	return url.includes('/images/artist//');
}
