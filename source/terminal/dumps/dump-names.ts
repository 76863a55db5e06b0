import { basename } from 'node:path';
import { cleanText } from '../../text.ts';
import type { FileWords } from './progress-view.ts';

/** Which file of a Discogs dump it is, as far as its name says: "releases" for "discogs_20261001_releases.xml.gz". */
export function kindInName(file: string): string | null {
	return (
		/(?:^|[^a-z])(artists|labels|masters|releases)\.xml(?:\.gz)?$/i.exec(basename(file))?.[1]?.toLowerCase() ?? null
	);
}

/** What a file is called while it is read: its kind, else its name. */
export function nameDump(file: string): string {
	return file === '-' ? 'stdin' : (kindInName(file) ?? cleanText(basename(file)));
}

/** How a file of Discogs' dump is spoken of while it is read: of releases only the vinyl is kept. */
export function wordsOfDump(file: string): FileWords {
	const kind = kindInName(file);
	return { title: nameDump(file), kept: kind === null || kind === 'releases' ? 'vinyl kept' : 'kept' };
}
