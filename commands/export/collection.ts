import type { z } from 'zod';
import { exportArguments, exportOptions } from '../../source/terminal/discogs-lists/options.ts';

export const description = 'Export your collection as CSV with the columns that Discogs uses';

export const examples = ['export collection collection.csv', 'export collection --user anna > collection.csv'];

export const args = exportArguments;

export const options = exportOptions;

export default async function exportList(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { exportListFile } = await import('../../source/terminal/discogs-lists/export.ts');
	await exportListFile(given.args[0], 'collection', given.options);
}
