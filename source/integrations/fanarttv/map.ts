import type { z } from 'zod';
import { toNumber, toText } from '../http/fields.ts';
import type { artistAnswer } from './schema.ts';

/** The addresses of an artist's pictures, the most liked first. */
export function mapArtistPictures({ artistthumb }: z.output<typeof artistAnswer>): string[] {
	return artistthumb
		.map(({ url, likes }) => ({ url: toText(url), likes: toNumber(likes) ?? 0 }))
		.sort((one, other) => other.likes - one.likes)
		.flatMap(({ url }) => (url === null ? [] : [url]));
}
