import type { Engine } from '../../db/client.ts';

/** What is in a store and what is to be: vinyl releases, whole blocks. */
export interface Growth {
	from: number;
	to: number;
	/** Says on stderr how far it is. */
	tell: (text: string) => void;
}

/** How long it took to load the rows, to index them, and to fill what is searched, in seconds. */
export interface LoadTimes {
	rows: number;
	indexes: number;
	search: number;
}

/** Bytes on disk: the tables themselves, their indexes, and what is kept for the search beside them. */
export interface Bytes {
	tables: number;
	indexes: number;
	search: number;
}

/** Tables that hold nothing but what search needs of others. */
export const searchTables = ['release_keys', 'labels'];

/** A store of an engine in a folder, that grows and is read. */
export interface Store {
	readonly engine: Engine;
	/** What DATABASE_URL would be, while it is open. */
	readonly url: string;
	grow(growth: Growth): Promise<LoadTimes>;
	/** Puts the listener and the best prices into it. */
	complete(tell: (text: string) => void): Promise<void>;
	weigh(): Promise<Bytes>;
	/** Lets nothing of it be in any memory, as after a start of the machine; says how many bytes still are. */
	forget(): Promise<number>;
	close(): Promise<void>;
}

/** Seconds that some work takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await work();
	return (performance.now() - from) / 1000;
}
