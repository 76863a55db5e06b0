import { option } from 'pastel';
import { z } from 'zod';
import { countryOption } from '../../source/terminal/prices/options.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Ask every source for prices, and tell when one that is watched has come';

export const examples = [
	'prices sync --album "Slowdive - Souvlaki" --country ES',
	'prices sync --watched --json',
	'prices sync --recs --user anna',
	'prices sync --all --limit 200',
];

const several = (does: string, name: string, example: string) =>
	z
		.array(z.string(), `give ${example}`)
		.default([])
		.describe(option({ description: does, valueDescription: name, defaultValueDescription: 'none' }));

export const options = z.object({
	album: several('These albums', 'artist - title', 'an artist and a title, for example "Slowdive - Souvlaki"'),
	watched: z.boolean().describe('All albums whose price is watched, each for its own country'),
	wantlist: z.boolean().describe('What is on your wantlist, as the last `sync` read it from Discogs'),
	recs: z.boolean().describe('What is recommended to you'),
	all: z.boolean().describe('All albums with stored vinyl, those first that were asked about longest ago'),
	seller: several('What these sellers at Discogs offer', 'name', 'the name of a seller at Discogs'),
	listing: several('These listings at Discogs', 'number', 'the number of a listing at Discogs'),
	user: userOption,
	country: countryOption,
	limit: z
		.number('give a number of albums, for example --limit 100')
		.int()
		.min(1)
		.optional()
		.describe(option({ description: 'How many albums at most', valueDescription: 'number' })),
	force: z.boolean().describe('Ask also where the last answer still holds'),
	json: z.boolean().describe('Print JSON, one event a line'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function sync(given: { options: z.infer<typeof options> }) {
	const { syncPrices } = await import('../../source/terminal/prices/sync.ts');
	await syncPrices(given.options);
}
