import { argument, option } from 'pastel';
import { z } from 'zod';

export const description = "Import files of MusicBrainz' JSON dump: artists, release groups";

export const examples = [
	'import musicbrainz artist.tar.xz release-group.tar.xz',
	'import musicbrainz mbdump/release-group --scope all',
	'import musicbrainz - --dry-run',
];

export const args = z
	.array(z.string())
	.default([])
	.describe(
		argument({
			name: 'file',
			description: 'As it is or unpacked, in any order; - reads stdin',
			defaultValueDescription: 'none',
		}),
	);

export const options = z.object({
	scope: z
		.enum(['catalog', 'all'], 'give catalog or all')
		.default('catalog')
		.describe(
			option({
				description: 'Artists in the catalogue and their albums, or all that there are',
				valueDescription: 'scope',
			}),
		),
	dryRun: z.boolean().describe('Read and count, store nothing'),
	json: z.boolean().describe('Print JSON'),
	debug: z.boolean().describe('Print a stack with an error'),
});

export default async function importDump(given: { options: z.infer<typeof options>; args: z.infer<typeof args> }) {
	const { importMusicbrainz } = await import('../../source/terminal/dumps/import-musicbrainz.ts');
	await importMusicbrainz(given.args, given.options);
}
