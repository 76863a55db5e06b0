import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidAnswer, StorageError } from '../../errors.ts';
import type { DiscogsDumps } from '../../integrations/discogs-dumps/client.ts';
import { hashFile } from '../checksum.ts';
import { onDisk, requireRoom } from './disk.ts';
import { digestOf, nothingYet, readBeginning, writeBehind } from './part-file.ts';
import { askPatiently } from './patience.ts';
import type { DownloadProgress, DownloadTools } from './progress.ts';

export interface WantedFile {
	folder: string;
	/** As it is published. */
	file: string;
	/** Its SHA-256 sum. */
	sum: string;
	/** More than that is not a dump of Discogs. */
	maxBytes: number;
}

/** A file does not come as it was published. */
export class WrongChecksum extends StorageError {
	constructor(file: string, page: string) {
		super(
			`${file} came ${mostTries} times with another checksum than the published one.`,
			`Try again later, or download it in a web browser from ${page}.`,
		);
		this.name = 'WrongChecksum';
	}
}

/** What is wrong with a file that came twice is wrong with what the host has. */
const mostTries = 2;

/**
 * Fetches a file to `NAME.part` and gives it its name when its checksum is right. One that is there with the right checksum is not fetched
 * again, one that is there in part is gone on from where the host can do that. Returns its path and size. Throws StorageError (the disk,
 * a wrong checksum twice in a row), UsageError, what the client throws, or the signal's reason.
 */
export async function fetchFile(
	dumps: DiscogsDumps,
	wanted: WantedFile,
	tools: DownloadTools,
): Promise<{ path: string; bytes: number }> {
	const { folder, file, sum } = wanted;
	const path = join(folder, file);
	const there = await sizeOf(path);
	if (there !== null && (await hashThere(there)) === sum) return { path, bytes: there };
	const part = `${path}.part`;
	for (let tries = 0; tries < mostTries; tries += 1) {
		const { digest, bytes } = await askPatiently(file, dumps.pauseMs, tools, () => fillPart(part));
		if (digest === sum) {
			await onDisk(path, () => rename(part, path));
			return { path, bytes };
		}
		await onDisk(part, () => rm(part));
	}
	throw new WrongChecksum(file, dumps.page);

	function tellOf(doing: DownloadProgress['doing'], total: number | null) {
		return (bytes: number) => {
			tools.signal.throwIfAborted();
			tools.tell({ doing, file, bytes, total, waitingUntil: null, reason: null });
		};
	}

	function hashThere(bytes: number): Promise<string> {
		return onDisk(path, () => hashFile(path, { signal: tools.signal, onBytes: tellOf('check', bytes) }));
	}

	/** One try to have all of it. Each reads anew what is there: a failure can leave less than was seen to come. */
	async function fillPart(part: string): Promise<{ digest: string; bytes: number }> {
		const left = await readBeginning(part, tellOf('check', await sizeOf(part)));
		if (digestOf(left) === sum) return { digest: sum, bytes: left.bytes };
		await using body = await dumps.openFile(file, left.bytes, tools.signal);
		if ((body.size ?? 0) > wanted.maxBytes) throw tooLarge(file);
		await requireRoom(folder, (body.size ?? 0) - left.bytes);
		const tell = tellOf('fetch', body.size);
		const beginning = body.from === 0 ? nothingYet() : left;
		const whole = await writeBehind(beginning, part, body.bytes, (bytes) => {
			if (bytes > wanted.maxBytes) throw tooLarge(file);
			tell(bytes);
		});
		return { digest: digestOf(whole), bytes: whole.bytes };
	}
}

function tooLarge(file: string): InvalidAnswer {
	return new InvalidAnswer({ provider: 'discogsDumps', endpoint: file }, 'is larger than all dumps together should be');
}

async function sizeOf(path: string): Promise<number | null> {
	return (await stat(path).catch(() => null))?.size ?? null;
}
