import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Records that could not be used, for a person to look at. */
export interface Rejects extends Disposable {
	/** `position` is the unpacked byte where the record begins. */
	add(reason: string, record: Buffer, position: number): void;
}

/** More of a record than anybody reads. */
const longestRecord = 1024 * 1024;

/** Appends to a file that is made when the first record is rejected: a line with position and reason, then the record as it was. */
export function createRejects(path: string): Rejects {
	let file: number | undefined;
	return {
		add(reason, record, position) {
			if (file === undefined) {
				mkdirSync(dirname(path), { recursive: true });
				file = openSync(path, 'a', 0o600);
			}
			writeSync(file, `<!-- byte ${position}: ${reason.replaceAll('--', '- -')} -->\n`);
			writeSync(file, record.subarray(0, longestRecord));
			writeSync(file, '\n');
		},
		[Symbol.dispose]() {
			if (file !== undefined) closeSync(file);
			file = undefined;
		},
	};
}
