import { z } from 'zod';
import { listOf, numeric, text } from '../http/fields.ts';

/** Picture keys are missing when there is nothing. */
export const artistAnswer = z.looseObject({
	name: z.string(),
	artistthumb: listOf(z.looseObject({ url: text, likes: numeric })),
});
