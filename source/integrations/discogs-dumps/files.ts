/** What a month's dump consists of. A month may be used when all of it is there: the files appear hours apart. */
export const dumpParts = ['artists', 'labels', 'masters', 'releases'] as const;

export type DumpPart = (typeof dumpParts)[number];

const fileName = /discogs_(\d{4})(\d{2})01_(?:CHECKSUM\.txt|(?:artists|labels|masters|releases)\.xml\.gz)/g;

/** `discogs_20261001_releases.xml.gz` of "2026-10". */
export function dumpFileOf(month: string, part: DumpPart): string {
	return `${beginningOf(month)}_${part}.xml.gz`;
}

/** `discogs_20261001_CHECKSUM.txt` of "2026-10". */
export function checksumFileOf(month: string): string {
	return `${beginningOf(month)}_CHECKSUM.txt`;
}

/** All files of a month ("2026-10"). */
export function filesOf(month: string): string[] {
	return [checksumFileOf(month), ...dumpParts.map((part) => dumpFileOf(month, part))];
}

/** The dumps' files that a page names, each once. The page is made for people: only the names in it are relied on. */
export function findFileNames(page: string): string[] {
	return [...new Set(page.match(fileName) ?? [])];
}

/** The months ("2026-10") of which all files are listed, the newest first. */
export function findCompleteMonths(files: readonly string[]): string[] {
	const listed = new Set(files);
	const months = new Set(files.map((file) => file.replace(fileName, '$1-$2')));
	return [...months]
		.filter((month) => filesOf(month).every((file) => listed.has(file)))
		.sort()
		.reverse();
}

function beginningOf(month: string): string {
	return `discogs_${month.replace('-', '')}01`;
}
