import type { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';

export const description = 'Show every vinyl pressing of an album';

export const examples = ['show releases "Slowdive" "Souvlaki"', 'show releases "Pink Floyd" "Animals" --json'];

export const args = albumArguments('show releases');

export const options = albumOptions;

export default async function releases(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { showReleases } = await import('../../source/terminal/show-releases.ts');
	await showReleases(given.args, given.options);
}
