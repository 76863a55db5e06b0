import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { DiscogsDumps } from '../../integrations/discogs-dumps/client.ts';
import {
	checksumFileOf,
	type DumpPart,
	dumpFileOf,
	dumpParts,
	filesOf,
	findCompleteMonths,
} from '../../integrations/discogs-dumps/files.ts';
import { type Checksums, findChecksum, parseChecksums } from '../checksum.ts';
import { onDisk } from './disk.ts';
import { fetchFile, WrongChecksum } from './fetch-file.ts';
import { askPatiently } from './patience.ts';
import type { DownloadTools } from './progress.ts';

export interface WantedMonth {
	/** "2026-10". */
	month: string;
	/** Where the month's files are kept; it is made where there is none. */
	folder: string;
}

/** The paths of a month's files, as Discogs packed them: each is what its checksum says. */
export type DownloadedMonth = Record<Exclude<DumpPart, 'labels'>, string>;

/** A month is 12 GB (October 2026). */
const maxBytes = 64 * 1024 ** 3;

/** Where the files of a month are kept, below the cache folder of the settings. */
export function dumpFolder(cacheFolder: string, month: string): string {
	return join(cacheFolder, 'dumps', month);
}

/**
 * Fetches a month's artists, masters and releases, one after another, with five requests: the year's page, the list of checksums and the
 * files. What an earlier run fetched is kept, and where all of it is there nothing is asked at all.
 * Throws UsageError (no such month, or not all of it is published yet), StorageError (the disk, a wrong checksum twice in a row),
 * ProviderUnusable, ProviderUnreachable, InvalidAnswer, or the signal's reason.
 */
export async function downloadMonth(
	dumps: DiscogsDumps,
	{ month, folder }: WantedMonth,
	tools: DownloadTools,
): Promise<DownloadedMonth> {
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
		throw new UsageError(`${month} is not a month.`, 'Give one such as 2026-10.');
	}
	await onDisk(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
	const list = join(folder, checksumFileOf(month));
	const sums = (await readKept(list)) ?? (await fetchChecksums(dumps, month, list, tools));
	let left = maxBytes;

	async function fetchPart(part: DumpPart): Promise<string> {
		const file = dumpFileOf(month, part);
		const wanted = { folder, file, sum: findChecksum(sums, file), maxBytes: left };
		const { path, bytes } = await fetchFile(dumps, wanted, tools);
		left -= bytes;
		return path;
	}

	try {
		return {
			artists: await fetchPart('artists'),
			masters: await fetchPart('masters'),
			releases: await fetchPart('releases'),
		};
	} catch (error) {
		// It may be the list that is wrong: the next run asks for it anew.
		if (error instanceof WrongChecksum) await onDisk(list, () => rm(list, { force: true }));
		throw error;
	}
}

/** The checksums that an earlier run left; null where it left none. */
async function readKept(list: string): Promise<Checksums | null> {
	const text = await readFile(list, 'utf8').catch(() => '');
	return text === '' ? null : parseChecksums(text);
}

/** Asks which files there are and, when all of the month are, for their checksums, which are kept. */
async function fetchChecksums(
	dumps: DiscogsDumps,
	month: string,
	list: string,
	tools: DownloadTools,
): Promise<Checksums> {
	const listed = await askPatiently('the index', dumps.pauseMs, tools, () =>
		dumps.listFiles(month.slice(0, 4), tools.signal),
	);
	requireComplete(month, listed, dumps.page);
	const file = checksumFileOf(month);
	const text = await askPatiently(file, dumps.pauseMs, tools, () => dumps.readChecksums(file, tools.signal));
	const sums = parseChecksums(text);
	for (const part of dumpParts) findChecksum(sums, dumpFileOf(month, part));
	const draft = `${list}.part`;
	await onDisk(list, async () => {
		await writeFile(draft, text, { mode: 0o600, flush: true });
		await rename(draft, list);
	});
	return sums;
}

/** Throws UsageError unless all files of the month are listed; it says which months are complete. */
function requireComplete(month: string, listed: readonly string[], page: string): void {
	const missing = filesOf(month).filter((file) => !listed.includes(file));
	if (missing.length === 0) return;
	const complete = findCompleteMonths(listed);
	const next =
		complete.length === 0
			? `No month of ${month.slice(0, 4)} is complete: look at ${page}, or give one of the year before.`
			: `Complete are ${complete.join(', ')}: give one of them.`;
	throw missing.length === filesOf(month).length
		? new UsageError(`Discogs has no dump of ${month}.`, next)
		: new UsageError(
				`Discogs' dump of ${month} is not complete yet: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
				next,
			);
}
