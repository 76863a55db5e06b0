import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, StorageError, UsageError } from '../../errors.ts';
import { openFileLock } from '../../file-lock.ts';
import type { DiscogsDumps } from '../../integrations/discogs-dumps/client.ts';
import { checksumFileOf, type DumpPart, dumpFileOf } from '../../integrations/discogs-dumps/files.ts';
import { findChecksum } from '../checksum.ts';
import { onDisk } from './disk.ts';
import { fetchFile, WrongChecksum } from './fetch-file.ts';
import { readMonthChecksums } from './month-checksums.ts';
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
 * Throws UsageError (no such month, or not all of it is published yet), StorageError (the disk, a wrong checksum twice in a row, another
 * download to the same folder), ProviderUnusable, ProviderUnreachable, InvalidAnswer, or the signal's reason.
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
	return whileAlone(folder, () => fetchMonth(dumps, { month, folder }, tools));
}

/** Two that write to the same files would spoil each other's. */
async function whileAlone<T>(folder: string, task: () => Promise<T>): Promise<T> {
	const lock = await openFileLock(join(folder, '.lock')).catch((error: unknown) => {
		throw new StorageError(
			`${folder} cannot be written: ${messageOf(error)}.`,
			'Check its permissions, or set VINILOGY_CACHE to another folder.',
			{ cause: error },
		);
	});
	try {
		if (lock.tryTake()) return await task();
	} finally {
		lock.close();
	}
	throw new StorageError(
		`Another Vinilogy is downloading to ${folder}.`,
		'Wait for it to end: the same command then finds the files.',
	);
}

async function fetchMonth(
	dumps: DiscogsDumps,
	{ month, folder }: WantedMonth,
	tools: DownloadTools,
): Promise<DownloadedMonth> {
	const list = join(folder, checksumFileOf(month));
	const sums = await readMonthChecksums(dumps, month, list, tools);
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
