import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = 'Import offers from a file: CSV or JSON lines, packed with gzip or not';

export const examples = [
	'prices import feed.csv --country NL',
	'prices import feed.csv --country DE --currency EUR --columns title=Titel,price=Preis,barcode=EAN --delimiter ";"',
	'prices import feed.jsonl.gz --country NL --ships-to NL,BE --dry-run',
];

export const args = z.tuple([
	z.string().describe(argument({ name: 'file', description: 'CSV with a header, or one JSON object per line' })),
]);

export const options = z.object({
	country: z
		.string('give a country, for example --country NL')
		.optional()
		.describe(option({ description: 'Where it ships from (default: VINILOGY_COUNTRY)', valueDescription: 'code' })),
	shipsTo: z
		.string('give countries, for example --ships-to NL,BE')
		.optional()
		.describe(
			option({
				description: 'Where it ships to, "*" for anywhere (default: its own country)',
				valueDescription: 'codes',
			}),
		),
	currency: z
		.string('give a currency, for example --currency EUR')
		.optional()
		.describe(option({ description: 'Of prices that name none', valueDescription: 'code' })),
	name: z
		.string('give a name')
		.optional()
		.describe(
			option({
				description: 'Of the feed: a newer file takes the place of the older one (default: the name of the file)',
				valueDescription: 'name',
			}),
		),
	columns: z
		.string('say what columns hold, for example --columns title=Titel,price=Preis')
		.optional()
		.describe(option({ description: 'Columns that are not found by their names', valueDescription: 'field=column,…' })),
	delimiter: z
		.string('give one character, for example --delimiter ";"')
		.optional()
		.describe(option({ description: 'Between columns (default: found out)', valueDescription: 'character' })),
	rejects: z
		.string('give a file, for example --rejects bad.jsonl')
		.optional()
		.describe(option({ description: 'Write every line that cannot be used here', valueDescription: 'file' })),
	dryRun: z.boolean().describe('Read and count, store nothing'),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function importPrices(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { importFile } = await import('../../source/terminal/prices/import.ts');
	await importFile(given.args[0], given.options);
}
