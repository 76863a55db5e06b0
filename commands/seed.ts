import { option } from 'pastel';
import { z } from 'zod';

export const description =
	'Fill the database: artists of a tag, by name or from a CSV file, with all their vinyl pressings';

export const examples = [
	'seed --artist "Slowdive" "Kate Bush"',
	'seed --tag indie --limit 50',
	'seed --csv artists.csv --depth albums',
];

export const options = z.object({
	tag: z
		.array(z.string(), 'give at least one, for example --tag indie "dream pop"')
		.default([])
		.describe(
			option({
				description: 'Artists of these Last.fm tags: --tag indie "dream pop"',
				valueDescription: 'tag',
				defaultValueDescription: 'none',
			}),
		),
	artist: z
		.array(z.string(), 'give at least one, for example --artist "Arctic Monkeys"')
		.default([])
		.describe(
			option({
				description: 'Artists by name: --artist "Arctic Monkeys" Björk',
				valueDescription: 'name',
				defaultValueDescription: 'none',
			}),
		),
	csv: z
		.string('give a file, for example --csv artists.csv')
		.optional()
		.describe(
			option({
				description: 'Artists from a CSV file with a column name and, optionally, mbid',
				valueDescription: 'file',
			}),
		),
	limit: z
		.number('give a number from 1, for example --limit 50')
		.int()
		.min(1)
		.default(100)
		.describe(option({ description: 'How many artists of each tag', valueDescription: 'number' })),
	similar: z.boolean().describe('Fetch the similar artists too'),
	depth: z
		.enum(['artist', 'albums', 'releases'], 'choose one of artist, albums, releases')
		.default('releases')
		.describe(option({ description: 'How far to go', valueDescription: 'depth' })),
	json: z.boolean().describe('Print one JSON event per line'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function seedCommand(given: { options: z.infer<typeof options> }) {
	const { seed } = await import('../source/terminal/seed.ts');
	await seed(given.options);
}
