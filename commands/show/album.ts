import type { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';

export const description = 'Show an album: its cover, ids and links';

export const examples = ['show album "Slowdive" "Souvlaki"', 'show album "Pink Floyd" "Animals" --json'];

export const args = albumArguments('show album');

export const options = albumOptions;

export default async function album(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showAlbum } = await import('../../source/terminal/show-album.ts');
	await showAlbum(given.args, given.options);
}
