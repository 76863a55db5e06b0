import type { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { recsOptions } from '../../source/terminal/recs/options.ts';

export const description = 'Show why an album is recommended, or why it is not';

export const examples = [
	'recs explain "Slowdive" "Souvlaki"',
	'recs explain "Pink Floyd" "Animals" --max-price 30 --country ES --json',
];

export const args = albumArguments('recs explain');

export const options = recsOptions.extend({ mbid: albumOptions.shape.mbid });

export default async function explain(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { explainRecommendation } = await import('../../source/terminal/recs/explain.ts');
	await explainRecommendation(given.args, given.options);
}
