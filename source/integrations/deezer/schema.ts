import { z } from 'zod';
import { numeric, numericId, text } from '../http/fields.ts';

export const artistAnswer = z.looseObject({
	id: numericId,
	name: z.string(),
	picture_big: text,
	picture_xl: text,
	nb_fan: numeric,
	nb_album: numeric,
});

export const artistSearchAnswer = z.looseObject({ data: z.array(artistAnswer), total: numeric });
