import type { Explanation } from '../../errors.ts';
import type { OpenDump } from '../read/open-dump.ts';
import type { RecordKind } from '../read/scanner.ts';
import type { KeptRows, SieveSettings } from './sift/sieve.ts';

/** What the reading thread is started with. */
export interface ThreadData {
	/** "-" is stdin. */
	path: string;
	/** A new file, made when the first record is rejected. */
	rejectsFile: string;
}

/** What the file is, as soon as its first bytes were read. */
export type OpenedDump = Pick<OpenDump, 'kind' | 'edition' | 'size' | 'fingerprint'>;

/** What the thread waits for before it reads: where to go on, and what is wanted. */
export interface ReadOrder extends Omit<SieveSettings, 'onUnknown'> {
	kind: RecordKind;
	/** Records that end up to this byte of the unpacked file are passed over. */
	from: number;
}

/** What was read since the thread was asked to begin; `position` is an unpacked byte behind the last record of it, and before the next. */
export interface ReadSoFar {
	position: number;
	/** Bytes of the file as it lies there. */
	bytes: number;
	records: number;
	kept: number;
	unchanged: number;
	rejected: number;
	isSkipping: boolean;
}

/** What the whole file told, at its end. */
export interface ReadEnd {
	/** Ids of known records that did not come, ascending. */
	missing: number[];
	unknownElements: { name: string; count: number }[];
}

export type FromThread =
	| { type: 'opened'; dump: OpenedDump }
	| { type: 'progress'; so: ReadSoFar }
	| { type: 'batch'; so: ReadSoFar; rows: KeptRows[] }
	| { type: 'end'; so: ReadSoFar; rows: KeptRows[]; end: ReadEnd }
	| {
			type: 'failed';
			error: Pick<Explanation, 'message' | 'next'> & { kind: 'usage' | 'damage' | 'storage' | 'other' };
	  };

/** The order once; then `stored` for every batch that was. `stop` at any time: the thread closes its file and ends. */
export type ToThread = ReadOrder | 'stored' | 'stop';
