import type { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Let a kept album go';

export const examples = ['recs unlock "Slowdive" "Souvlaki"', 'recs unlock "Pink Floyd" "Animals" --user anna'];

export const args = albumArguments('recs unlock');

export const options = albumOptions.extend({ user: userOption });

export default async function unlock(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { unlockAlbum } = await import('../../source/terminal/recs/decide.ts');
	await unlockAlbum(given.args, given.options);
}
