import { option } from 'pastel';
import { z } from 'zod';

export const description = 'Decide doubtful matches, one at a time, both sides next to each other';

export const examples = ['review', 'review --json', 'review --accept 12 --reject 13'];

const numbers = (does: string) =>
	z
		.array(z.string(), 'give the number of a match, for example 12')
		.default([])
		.describe(option({ description: does, valueDescription: 'id', defaultValueDescription: 'none' }));

export const options = z.object({
	accept: numbers('Accept these matches, by their number in the column id'),
	reject: numbers('Reject these matches'),
	choose: z
		.array(z.string(), 'give a match and a page, for example 12=m3015104')
		.default([])
		.describe(
			option({
				description: 'Another page instead of a match: 12=m3015104, 12=<MBID or address>',
				valueDescription: 'id=page',
				defaultValueDescription: 'none',
			}),
		),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function review(given: { options: z.infer<typeof options> }) {
	const { review } = await import('../source/terminal/review.ts');
	await review(given.options);
}
