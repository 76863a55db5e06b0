import { option } from 'pastel';
import { z } from 'zod';
import { userOption } from '../user-option.ts';

/** What the commands take that name artists, beside the names: MBIDs, whose artists they are, and how to answer. */
export const seedOptions = z.object({
	mbid: z
		.array(z.string(), 'give an MBID')
		.default([])
		.describe(
			option({
				description: 'An artist by MusicBrainz id, where several have one name',
				valueDescription: 'id',
				defaultValueDescription: 'none',
			}),
		),
	user: userOption,
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});
