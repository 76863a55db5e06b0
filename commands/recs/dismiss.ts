import { option } from 'pastel';
import { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Never recommend an album again, or nothing of its artist';

export const examples = [
	'recs dismiss "Pink Floyd" "The Endless River" --reason "too late"',
	'recs dismiss "Pink Floyd" --artist',
];

export const args = albumArguments('recs dismiss');

export const options = albumOptions.extend({
	user: userOption,
	artist: z.boolean().describe('Not only this album: nothing of its artist (then a title may be left out)'),
	reason: z
		.string('give a reason')
		.optional()
		.describe(option({ description: 'Why, for yourself', valueDescription: 'text' })),
});

export default async function dismissed(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { dismiss } = await import('../../source/terminal/recs/decide.ts');
	await dismiss(given.args, given.options);
}
