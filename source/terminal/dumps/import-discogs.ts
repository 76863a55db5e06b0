import { join } from 'node:path';
import { importDiscogsFiles } from '../../dumps/discogs/import-files.ts';
import type { ImportOutcome } from '../../dumps/progress.ts';
import { UsageError } from '../../errors.ts';
import { countArtistsOnDiscogs, findFirstImport } from '../../store/imports/imports-reader.ts';
import { cleanText } from '../../text.ts';
import { sayLines } from '../output/say-lines.ts';
import { type Session, withContext } from '../with-context.ts';
import { checkWanted, chooseFiles, type WantedDumps } from './choose-files.ts';
import { fetchMonth } from './download.ts';
import { wordsOfDump } from './dump-names.ts';
import { runImport } from './run-import.ts';

export interface ImportDiscogsOptions extends Omit<WantedDumps, 'files'> {
	scope: 'catalog' | 'all';
	dryRun: boolean;
	json: boolean;
}

/**
 * `import discogs`: reads files of Discogs' monthly dump, from where an interrupted import of the same file ended; `-` is stdin.
 * Exit code 3 when records were rejected, 2 when a person stopped it.
 */
export async function importDiscogs(files: string[], options: ImportDiscogsOptions): Promise<void> {
	checkWanted({ files, ...options }, new Date());
	if (files.includes('-') && process.stdin.isTTY === true) {
		throw new UsageError(
			'- reads stdin, and nothing is piped in.',
			'For example: gzip -dc discogs_20261001_releases.xml.gz | vinilogy import discogs -',
		);
	}
	const { base, download, scope, dryRun: isDryRun, json } = options;
	const { dumps, passedOver } = download === undefined ? await chooseFiles(files) : { dumps: [], passedOver: [] };
	const changes: Record<string, string> = base === undefined ? {} : { VINILOGY_DISCOGS_DUMPS_URL: base };
	await withContext({ stopsOnInterrupt: true, changes }, async (session) => {
		const { context, terminal } = session;
		sayLines(
			terminal,
			passedOver.map((file) => `${cleanText(file)} is passed over: labels are read from the releases.`),
		);
		if (scope === 'catalog') await warnOfEmptyCatalogue(session);
		const chosen = download === undefined ? dumps : await fetchMonth(session, download, json);
		const tools = { ...context, rejectsFolder: join(context.settings.cacheFolder, 'rejects') };
		const said = { scope, checksumFile: options.checksum ?? null, isDryRun };
		return runImport(session, {
			read: (onProgress, signal) => importDiscogsFiles(tools, chosen, said, onProgress, signal),
			wordsOf: wordsOfDump,
			...{ scope, isDryRun, json },
			advise: (outcomes) => advise(session, outcomes, isDryRun),
		});
	});
}

/** Hours of reading for nothing are to be told of before them. */
async function warnOfEmptyCatalogue({ context, terminal, command }: Session): Promise<void> {
	if ((await countArtistsOnDiscogs(context.database)) > 0) return;
	sayLines(terminal, [
		'No artist of the catalogue is known by a number at Discogs yet, and --scope catalog keeps the vinyl of those alone.',
		'Name some first, or add --scope all for every vinyl release that there is:',
		`  ${command} seed --artist "Slowdive"`,
	]);
}

async function advise({ context, command }: Session, outcomes: ImportOutcome[], isDryRun: boolean): Promise<string[]> {
	const hasRead = (wanted: string) => outcomes.some(({ kind }) => kind === wanted);
	if (isDryRun) return [];
	if (!hasRead('releases')) {
		const isEarly = outcomes.some(({ kind, kept }) => kind === 'artists' && kept === 0);
		return isEarly ? ['Releases bring the artists whose spellings this file has: import it again after them.'] : [];
	}
	const lines: string[] = [];
	const masters = { source: 'discogs', kind: 'masters' };
	if (!hasRead('masters') && (await findFirstImport(context.database, masters)) === undefined) {
		lines.push('The masters file of the same month gives albums their own titles and years: import it as well.');
	}
	return [...lines, 'What is new, changed and gone:', `  ${command} import report`];
}
