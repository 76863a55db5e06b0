import { z } from 'zod';
import { text } from '../http/fields.ts';

/** `{"artists": null}` is "nothing found". */
export const artistAnswer = z.looseObject({
	artists: z.array(z.looseObject({ strArtist: text, strArtistThumb: text })).nullable(),
});
