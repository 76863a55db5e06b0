import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = "Import files of Discogs' monthly dump: artists, masters, releases";

export const examples = [
	'import discogs --download 2026-10',
	'import discogs discogs_20261001_artists.xml.gz discogs_20261001_masters.xml.gz discogs_20261001_releases.xml.gz',
	'import discogs discogs_20261001_releases.xml.gz --scope all --checksum discogs_20261001_CHECKSUM.txt',
];

export const args = z
	.array(z.string())
	.default([])
	.describe(
		argument({
			name: 'file',
			description: 'Packed with gzip or not, in any order; - reads stdin',
			defaultValueDescription: 'none',
		}),
	);

export const options = z.object({
	download: z
		.string('give a month, for example --download 2026-10')
		.optional()
		.describe(option({ description: 'Fetch the files of this month first', valueDescription: 'month' })),
	base: z
		.string('give an address, for example --base https://example.com/dumps')
		.optional()
		.describe(option({ description: 'Where to fetch them', valueDescription: 'url' })),
	scope: z
		.enum(['catalog', 'all'], 'give catalog or all')
		.default('catalog')
		.describe(
			option({ description: 'Vinyl of artists in the catalogue, or all that there is', valueDescription: 'scope' }),
		),
	checksum: z
		.string('give a file, for example --checksum discogs_20261001_CHECKSUM.txt')
		.optional()
		.describe(option({ description: "The dump's checksums: wrong files are not imported", valueDescription: 'file' })),
	dryRun: z.boolean().describe('Read and count, store nothing'),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function importDump(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { importDiscogs } = await import('../../source/terminal/dumps/import-discogs.ts');
	await importDiscogs(given.args, given.options);
}
