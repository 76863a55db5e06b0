import type { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Keep an album among the recommendations, whatever is computed';

export const examples = ['recs lock "Slowdive" "Souvlaki"', 'recs lock "Pink Floyd" "Animals" --user anna'];

export const args = albumArguments('recs lock');

export const options = albumOptions.extend({ user: userOption });

export default async function lock(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { lockAlbum } = await import('../../source/terminal/recs/decide.ts');
	await lockAlbum(given.args, given.options);
}
