import type { z } from 'zod';
import { importArguments, importOptions } from '../../source/terminal/discogs-lists/options.ts';

export const description = 'Import a wantlist from the CSV file that Discogs exports';

export const examples = ['import wantlist wantlist.csv', 'import wantlist wantlist.csv --user anna --dry-run'];

export const args = importArguments;

export const options = importOptions;

export default async function importList(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { importListFile } = await import('../../source/terminal/discogs-lists/import.ts');
	await importListFile(given.args[0], 'wantlist', given.options);
}
