import type { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Take an album off your wantlist here';

export const examples = [
	'wantlist remove "Slowdive" "Souvlaki"',
	'wantlist remove "Slowdive" "Souvlaki" --user anna --json',
];

export const args = albumArguments('wantlist remove');

export const options = albumOptions.extend({ user: userOption });

export default async function remove(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { removeWant } = await import('../../source/terminal/wantlist/remove.ts');
	await removeWant(given.args, given.options);
}
