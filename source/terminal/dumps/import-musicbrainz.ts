import { join } from 'node:path';
import { importMusicbrainzFiles } from '../../dumps/musicbrainz/import-files.ts';
import type { ImportOutcome } from '../../dumps/progress.ts';
import { UsageError } from '../../errors.ts';
import { cleanText } from '../../text.ts';
import { withContext } from '../with-context.ts';
import { runImport } from './run-import.ts';

export interface ImportMusicbrainzOptions {
	scope: 'catalog' | 'all';
	dryRun: boolean;
	json: boolean;
}

const example = 'xz -dc release-group.tar.xz | vinilogy import musicbrainz -';

/**
 * `import musicbrainz`: reads artists and release groups of MusicBrainz' JSON dump, from where an interrupted import of the same file ended;
 * `-` is stdin. Exit code 3 when records were rejected, 2 when a person stopped it.
 */
export async function importMusicbrainz(files: string[], options: ImportMusicbrainzOptions): Promise<void> {
	checkFiles(files);
	const { scope, dryRun: isDryRun, json } = options;
	await withContext({ stopsOnInterrupt: true }, async (session) => {
		const { context } = session;
		const tools = { ...context, rejectsFolder: join(context.settings.cacheFolder, 'rejects') };
		return runImport(session, {
			read: (onProgress, signal) => importMusicbrainzFiles(tools, files, { scope, isDryRun }, onProgress, signal),
			wordsOf: (file) => ({ title: cleanText(file), kept: 'kept' }),
			...{ scope, isDryRun, json },
			advise: async (outcomes) => advise(outcomes, scope),
		});
	});
}

function checkFiles(files: string[]): void {
	if (files.length === 0) {
		throw new UsageError(
			'Which file of the dump is to be imported?',
			`Give artist.tar.xz and release-group.tar.xz of https://data.metabrainz.org/pub/musicbrainz/data/json-dumps/, or pipe one in: ${example}`,
		);
	}
	if (new Set(files).size < files.length) throw new UsageError('A file is given twice.', 'Give every file once.');
	if (files.includes('-') && process.stdin.isTTY === true) {
		throw new UsageError('- reads stdin, and nothing is piped in.', `For example: ${example}`);
	}
}

function advise(outcomes: ImportOutcome[], scope: ImportMusicbrainzOptions['scope']): string[] {
	const kinds = new Set(outcomes.map(({ kind }) => kind));
	if (scope === 'catalog' && outcomes.every(({ kept }) => kept === 0)) {
		return ['Nobody in the catalogue is in these files: name artists first, or add --scope all for everyone.'];
	}
	if (!kinds.has('artists') || kinds.has('release-groups')) return [];
	return ['Their studio albums are in release-group.tar.xz of the same dump: import it as well.'];
}
