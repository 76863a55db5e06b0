import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, StorageError } from '../../errors.ts';

/** Records that could not be used, for a person to look at. */
export interface Rejects extends Disposable {
	/** `position` is the unpacked byte where the record begins. */
	add(reason: string, record: Buffer, position: number): void;
}

/** More of a record than anybody reads, and more of a file that is bad as a whole. */
const shownOfRecord = 1024 * 1024;
const shownOfAll = 100 * 1024 * 1024;

/**
 * Appends to a file that is made when the first record is rejected: a line with position and reason, then the record as it was, at most
 * 1 MiB of each and 100 MiB of all. Throws StorageError where it cannot be written.
 */
export function createRejects(path: string): Rejects {
	let file: number | undefined;
	let shown = 0;
	return {
		add(reason, record, position) {
			const part = record.subarray(0, Math.min(shownOfRecord, shownOfAll - shown));
			const heading = `<!-- byte ${position}: ${reason.replaceAll('--', '- -')} -->\n`;
			try {
				file ??= openNew(path);
				writeWhole(file, Buffer.concat([Buffer.from(heading), part, Buffer.from('\n')]));
			} catch (error) {
				throw new StorageError(
					`${path}, where records that cannot be used are written, cannot be written: ${messageOf(error)}.`,
					'Check its permissions and the room on its disk, or set VINILOGY_CACHE to another folder.',
					{ cause: error },
				);
			}
			shown += part.length;
		},
		[Symbol.dispose]() {
			if (file !== undefined) closeSync(file);
			file = undefined;
		},
	};
}

function openNew(path: string): number {
	mkdirSync(dirname(path), { recursive: true });
	return openSync(path, 'a', 0o600);
}

/** A disk that is nearly full takes a part first, and throws at the next. */
function writeWhole(file: number, bytes: Buffer): void {
	for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
