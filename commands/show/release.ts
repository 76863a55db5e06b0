import { argument } from 'pastel';
import { z } from 'zod';

export const description = 'Show one pressing with all that its Discogs page says';

export const examples = ['show release 1234567', 'show release 1234567 --json'];

export const args = z.tuple([
	z
		.number('give the number of a Discogs release')
		.int()
		.min(1)
		.max(2_147_483_647)
		.describe(argument({ name: 'discogs-id', description: 'The number in https://www.discogs.com/release/…' })),
]);

export const options = z.object({
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function release(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showRelease } = await import('../../source/terminal/show-release.ts');
	await showRelease(given.args[0], given.options);
}
