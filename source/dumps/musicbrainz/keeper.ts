import type { Writable } from '../../store/writable.ts';
import type { DumpKind } from './kinds.ts';

/** What a batch of records was for the database. */
export interface Saved {
	added: number;
	changed: number;
	unchanged: number;
}

/** What is kept of one kind of file, and how it is stored. `Kept` is what is read from a line that is of use. */
export interface Keeper<Kept> {
	kind: DumpKind;
	/** Whether a line may be of use, told from its bytes: few are, and only they are parsed. */
	mayBeKept(line: Buffer): boolean;
	/** What is of use in a line's object, null where nothing is. Throws BadLine. */
	read(value: unknown): Kept | null;
	/** Whether what was read is a record that is kept; others only correct what is here. */
	counts(kept: Kept): boolean;
	/** Looks again at a line that an interrupted import is done with. */
	pass(line: Buffer): void;
	save(store: Writable, kept: readonly Kept[]): Promise<Saved>;
	/** What can be said only once the whole file was read: each a transaction of its own. */
	finish(): Promise<((store: Writable) => Promise<Saved>)[]>;
}

/** A batch that was nothing. */
export const nothingSaved: Saved = { added: 0, changed: 0, unchanged: 0 };
