import { argument } from 'pastel';
import { z } from 'zod';
import { userOption } from '../user-option.ts';

const debug = z.boolean().describe('Print a stack with an error');

/** What `export collection` and `export wantlist` take. */
export const exportArguments = z.tuple([
	z
		.string()
		.optional()
		.describe(argument({ name: 'file', description: 'A new file (default: stdout)' })),
]);

export const exportOptions = z.object({ user: userOption, debug });

/** What `import collection` and `import wantlist` take. */
export const importArguments = z.tuple([
	z.string().describe(argument({ name: 'file', description: 'CSV as Discogs exports it; - reads stdin' })),
]);

export const importOptions = z.object({
	user: userOption,
	dryRun: z.boolean().describe('Read and count, store nothing'),
	json: z.boolean().describe('Print JSON'),
	debug,
});
