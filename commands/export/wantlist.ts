import { argument } from 'pastel';
import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Export your wantlist as CSV with the columns that Discogs uses';

export const examples = ['export wantlist wantlist.csv', 'export wantlist --user anna > wantlist.csv'];

export const args = z.tuple([
	z
		.string()
		.optional()
		.describe(argument({ name: 'file', description: 'A new file (default: stdout)' })),
]);

export const options = z.object({
	user: userOption,
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function exportList(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { exportListFile } = await import('../../source/terminal/discogs-lists/export.ts');
	await exportListFile(given.args[0], 'wantlist', given.options);
}
