import { argument } from 'pastel';
import { z } from 'zod';
import { userOption } from '../../source/terminal/user-option.ts';

export const description = 'Import a collection from the CSV file that Discogs exports';

export const examples = ['import collection collection.csv', 'import collection collection.csv --user anna --dry-run'];

export const args = z.tuple([
	z.string().describe(argument({ name: 'file', description: 'CSV as Discogs exports it; - reads stdin' })),
]);

export const options = z.object({
	user: userOption,
	dryRun: z.boolean().describe('Read and count, store nothing'),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function importList(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { importListFile } = await import('../../source/terminal/discogs-lists/import.ts');
	await importListFile(given.args[0], 'collection', given.options);
}
