import { realpath, stat } from 'node:fs/promises';
import { UsageError } from '../../errors.ts';
import { monthOf } from '../../months.ts';
import { cleanText } from '../../text.ts';
import { kindInName } from './dump-names.ts';

/** What `import discogs` was told to read. */
export interface WantedDumps {
	files: string[];
	/** "2026-10": fetch that month instead. */
	download?: string;
	/** Where to fetch it. */
	base?: string;
	/** The file with the checksums of all others. */
	checksum?: string;
}

const example = 'discogs_20261001_artists.xml.gz discogs_20261001_masters.xml.gz discogs_20261001_releases.xml.gz';

/** Looks at what was typed, before anything is opened. `now` is the present. Throws UsageError. */
export function checkWanted({ files, download, base, checksum }: WantedDumps, now: Date): void {
	if (files.length === 0 && download === undefined) {
		throw new UsageError(
			'Which dump is to be imported?',
			`Fetch a month: vinilogy import discogs --download ${monthOf(now)}\nOr give its files, from https://data.discogs.com/: vinilogy import discogs ${example}`,
		);
	}
	if (download !== undefined) checkDownload(files, download, checksum, now);
	if (base !== undefined && download === undefined) {
		throw new UsageError(
			'--base says where a month is fetched, and none is.',
			'Add --download 2026-10, or leave --base out.',
		);
	}
	if (base !== undefined && !/^https?:$/.test(URL.parse(base)?.protocol ?? '')) {
		throw new UsageError(
			`--base: "${cleanText(base)}" is no address of the web.`,
			'Give one that begins with https://, without the name of a file.',
		);
	}
	if (files.includes('-') && files.length > 1) {
		throw new UsageError(
			'Stdin is one file: beside - there can be no other.',
			'Import the others with a command of their own.',
		);
	}
	if (files.includes('-') && checksum !== undefined) {
		throw new UsageError(
			'--checksum knows files by their names, and stdin has none.',
			'Give the file itself, or leave --checksum out.',
		);
	}
}

function checkDownload(files: string[], month: string, checksum: string | undefined, now: Date): void {
	if (files.length > 0) {
		throw new UsageError(
			'--download fetches the files of a month: others cannot be given with it.',
			'Leave out one of both.',
		);
	}
	if (checksum !== undefined) {
		throw new UsageError(
			'--download fetches the checksums as well, and looks at them.',
			'Leave --checksum out: it is for files that are here already.',
		);
	}
	if (!/^[12]\d{3}-(0[1-9]|1[0-2])$/.test(month)) {
		throw new UsageError(
			`--download: "${cleanText(month)}" is no month.`,
			`Give a year and a month, for example --download ${monthOf(now)}`,
		);
	}
	if (month > monthOf(now)) {
		throw new UsageError(
			`--download: ${month} has not come yet.`,
			`Dumps are published on the first of each month: --download ${monthOf(now)}`,
		);
	}
}

/** Files that are to be read, and those that need not be. */
export interface ChosenDumps {
	dumps: string[];
	/** Labels, which the releases name. */
	passedOver: string[];
}

/** Looks at the files: all must be there, none twice, one of each kind. Throws UsageError. */
export async function chooseFiles(files: string[]): Promise<ChosenDumps> {
	const seen = new Set<string>();
	const kinds = new Map<string | null, string>();
	for (const file of files) {
		const place = file === '-' ? file : await findFile(file);
		if (seen.has(place)) throw new UsageError(`${cleanText(file)} is given twice.`, 'Give every file once.');
		seen.add(place);
		const kind = kindInName(file);
		const other = kinds.get(kind);
		if (kind !== null && other !== undefined) {
			throw new UsageError(
				`${cleanText(other)} and ${cleanText(file)} are both ${kind}.`,
				'Give one file of each kind, of the same month. Another month is another command: the older one first.',
			);
		}
		kinds.set(kind, file);
	}
	const isLabels = (file: string) => kindInName(file) === 'labels';
	const chosen = { dumps: files.filter((file) => !isLabels(file)), passedOver: files.filter(isLabels) };
	if (chosen.dumps.length > 0) return chosen;
	throw new UsageError(
		'Labels alone are not imported: they are read from the releases.',
		`Give artists, masters or releases: ${example}`,
	);
}

/** Where a file really lies. */
async function findFile(file: string): Promise<string> {
	if (/checksum\.txt$/i.test(file)) {
		throw new UsageError(`${cleanText(file)} holds checksums, and no records.`, 'Give it with --checksum.');
	}
	const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
		const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
		throw new UsageError(
			isMissing ? `There is no file ${cleanText(file)}.` : `${cleanText(file)} cannot be read (${error.code}).`,
			'Check the path and its permissions, or fetch a month with --download 2026-10.',
		);
	});
	if (found.isDirectory()) {
		throw new UsageError(
			`${cleanText(file)} is a folder.`,
			'Name the files in it, for example with a * at the end of their path.',
		);
	}
	return realpath(file);
}
