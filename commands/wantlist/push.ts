import { z } from 'zod';
import { albumArguments, albumOptions } from '../../source/terminal/album-arguments.ts';
import { releaseOption } from '../../source/terminal/prices/options.ts';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Put a pressing of an album on your wantlist at Discogs, after showing which';

export const examples = [
	'wantlist push "Slowdive" "Souvlaki" --dry-run',
	'wantlist push "Slowdive" "Souvlaki" --release 367084 --yes',
	'wantlist push "Slowdive" "Souvlaki" --remove',
];

export const args = albumArguments('wantlist push');

export const options = albumOptions.extend({
	release: releaseOption,
	user: userOption,
	remove: z.boolean().describe('Take it off the list instead'),
	dryRun: z.boolean().describe('Show what would be written, and write nothing'),
	yes: z.boolean().describe('Do not ask'),
});

export default async function push(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { pushWant } = await import('../../source/terminal/wantlist/push.ts');
	await pushWant(given.args, given.options);
}
