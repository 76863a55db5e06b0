import type { z } from 'zod';
import { toText } from '../http/fields.ts';
import type { artistAnswer } from './schema.ts';

/** The address of the artist's picture; null when the artist or the picture is not there. */
export function mapArtistPicture({ artists }: z.output<typeof artistAnswer>): string | null {
	return toText(artists?.[0]?.strArtistThumb);
}
