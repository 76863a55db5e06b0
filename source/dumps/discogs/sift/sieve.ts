import type { PackedRows } from '../../../../db/packed-rows.ts';
import type { ReleaseBatch } from '../../../store/dumps/merge-releases.ts';
import { firstNotBelow, type KnownRecords } from '../known-records.ts';

/** Whose records are wanted: Discogs ids of artists and of masters, ascending; or everything that is on vinyl. */
export type WantedRecords = { artists: Uint32Array; masters: Uint32Array } | 'all';

/** What decides which records are kept. */
export interface SieveSettings {
	wanted: WantedRecords;
	known: KnownRecords;
	/** Hears the name of an element that this program does not know. */
	onUnknown: (name: string) => void;
}

/** What became of a record: kept, the same as the last dump told it, or none of our business. */
export type Sifted = 'kept' | 'unchanged' | 'passed';

/** Rows of kept records, for the tables of `db/schema/staging.ts`. */
export type KeptRows =
	| { kind: 'releases'; batch: ReleaseBatch }
	| { kind: 'masters'; masters: PackedRows }
	| { kind: 'artists'; names: PackedRows };

/** Decides record by record what is kept, and makes its rows. There is one for each kind of file. */
export interface Sieve {
	/** Throws BadRecord for a record that cannot be used. */
	take(record: Buffer): Sifted;
	/** A record that an interrupted import has stored: only that it is there is noted. */
	skip(record: Buffer): void;
	/** The rows of what was kept since the last time, in the order of the records. A batch has a record only once, so there may be several. */
	hand(): KeptRows[];
	/** Ids of known records that did not come, once the file is read to its end. */
	missing(): number[];
}

/** Whether a number is among ascending ones. */
export function isAmong(numbers: Uint32Array, one: number): boolean {
	return numbers[firstNotBelow(numbers, one)] === one;
}
