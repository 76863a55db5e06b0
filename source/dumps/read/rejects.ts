import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

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
 * 1 MiB of each and 100 MiB of all. Throws what the file system throws.
 */
export function createRejects(path: string): Rejects {
	let file: number | undefined;
	let shown = 0;
	return {
		add(reason, record, position) {
			if (file === undefined) {
				mkdirSync(dirname(path), { recursive: true });
				file = openSync(path, 'a', 0o600);
			}
			const part = record.subarray(0, Math.min(shownOfRecord, shownOfAll - shown));
			const heading = `<!-- byte ${position}: ${reason.replaceAll('--', '- -')} -->\n`;
			writeWhole(file, Buffer.concat([Buffer.from(heading), part, Buffer.from('\n')]));
			shown += part.length;
		},
		[Symbol.dispose]() {
			if (file !== undefined) closeSync(file);
			file = undefined;
		},
	};
}

/** A disk that is nearly full takes a part first, and throws at the next. */
function writeWhole(file: number, bytes: Buffer): void {
	for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
