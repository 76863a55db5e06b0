import { z } from 'zod';
import { recsOptions } from '../../source/terminal/recs/options.ts';

export const description = 'Show what to buy next, and why';

export const examples = [
	'recs',
	'recs --country ES --max-price 30 --discover 0.6',
	'recs --user anna --limit 5 --json',
];

export const options = recsOptions.extend({
	refresh: z.boolean().describe('Compute it anew, also where a stored set is valid'),
});

export default async function recs(given: { options: z.infer<typeof options> }) {
	const { showRecommendations } = await import('../../source/terminal/recs/recs.ts');
	await showRecommendations(given.options);
}
