import { z } from 'zod';
import { mbid, numeric, text } from '../http/fields.ts';

/** Labs answer with a bare list, in no order and sometimes with a row twice. */
export const similarArtistsAnswer = z.array(
	z.looseObject({ artist_mbid: mbid, name: z.string(), comment: text, score: numeric, reference_mbid: text }),
);

/** A bad token is no error: HTTP 200 says that it is not valid. */
export const tokenAnswer = z.looseObject({ valid: z.boolean() });
