import { readFile, rename, writeFile } from 'node:fs/promises';
import { InvalidAnswer, messageOf, UsageError } from '../../errors.ts';
import type { DiscogsDumps } from '../../integrations/discogs-dumps/client.ts';
import {
	checksumFileOf,
	dumpFileOf,
	dumpParts,
	filesOf,
	findCompleteMonths,
} from '../../integrations/discogs-dumps/files.ts';
import { type Checksums, findChecksum, parseChecksums } from '../checksum.ts';
import { onDisk } from './disk.ts';
import { askPatiently } from './patience.ts';
import type { DownloadTools } from './progress.ts';

/**
 * The checksums of a month: those that an earlier run kept as `list`, or the published ones once all files of the month are, which are
 * then kept. Throws UsageError (no such month, or not all of it is published yet), StorageError and what the client throws.
 */
export async function readMonthChecksums(
	dumps: DiscogsDumps,
	month: string,
	list: string,
	tools: DownloadTools,
): Promise<Checksums> {
	return (await readKept(list, month)) ?? (await fetchChecksums(dumps, month, list, tools));
}

/** Null where an earlier run left none that can be used. */
async function readKept(list: string, month: string): Promise<Checksums | null> {
	try {
		return parseList(await readFile(list, 'utf8'), month);
	} catch {
		return null;
	}
}

/** Throws UsageError unless all files of the month are listed. */
function parseList(text: string, month: string): Checksums {
	const sums = parseChecksums(text);
	for (const part of dumpParts) findChecksum(sums, dumpFileOf(month, part));
	return sums;
}

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
	const sums = parseFetched(text, month, file);
	const draft = `${list}.part`;
	await onDisk(list, async () => {
		await writeFile(draft, text, { mode: 0o600, flush: true });
		await rename(draft, list);
	});
	return sums;
}

function parseFetched(text: string, month: string, file: string): Checksums {
	try {
		return parseList(text, month);
	} catch (error) {
		throw new InvalidAnswer({ provider: 'discogsDumps', endpoint: file }, messageOf(error));
	}
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
