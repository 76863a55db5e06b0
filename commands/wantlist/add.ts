import { option } from 'pastel';
import { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { releaseOption } from '../../source/terminal/prices/options.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Put an album on your wantlist here';

export const examples = [
	'wantlist add "Slowdive" "Souvlaki"',
	'wantlist add "Slowdive" "Souvlaki" --release 367084 --note "only with the insert"',
];

export const args = albumArguments('wantlist add');

export const options = albumOptions.extend({
	release: releaseOption,
	note: z
		.string('give a note')
		.optional()
		.describe(option({ description: 'What is to be remembered of it', valueDescription: 'text' })),
	user: userOption,
});

export default async function add(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { addWant } = await import('../../source/terminal/wantlist/add.ts');
	await addWant(given.args, given.options);
}
