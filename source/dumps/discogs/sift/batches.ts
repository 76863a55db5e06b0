import type { KeptRows } from './sieve.ts';

/** What was kept, in batches that have every record once: a statement that stores many rows may not touch one twice. */
export interface Batches {
	/** Before the rows of a record are added: where the batch has it already, another batch begins. */
	begin(id: number): void;
	/** All batches since the last time. */
	hand(): KeptRows[];
}

/** `take` hands over the rows that were added since it was last called. */
export function createBatches(take: () => KeptRows): Batches {
	let ids = new Set<number>();
	let full: KeptRows[] = [];
	function close(): void {
		if (ids.size > 0) full.push(take());
		ids = new Set();
	}
	return {
		begin(id) {
			if (ids.has(id)) close();
			ids.add(id);
		},
		hand() {
			close();
			const handed = full;
			full = [];
			return handed;
		},
	};
}
