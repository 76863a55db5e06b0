/** Records that an earlier dump told and that were kept: their ids in ascending order, and the hash of each. */
export interface KnownRecords {
	ids: Uint32Array;
	hashes: Uint32Array;
}

/** Looks known records up, and remembers which of them came again. */
export interface KnownRecordFinder {
	/** The hash that a record had, undefined for one that is not known. It came again; when it comes twice, no hash is that of the second. */
	meet(id: number): number | undefined;
	/** Ids of those that did not come again, ascending. */
	missing(): number[];
}

const noHash = -1;

/** Dumps are in the order of their ids, so the next record is usually the next one here. */
export function createKnownRecordFinder({ ids, hashes }: KnownRecords): KnownRecordFinder {
	const met = new Uint8Array(ids.length);
	let at = 0;
	return {
		meet(id) {
			if ((ids[at] ?? Number.POSITIVE_INFINITY) < id) at += 1;
			if (ids[at] !== id) at = firstNotBelow(ids, id);
			if (ids[at] !== id) return undefined;
			const isTwice = met[at] === 1;
			met[at] = 1;
			return isTwice ? noHash : hashes[at];
		},
		missing: () => [...ids.filter((_, index) => met[index] === 0)],
	};
}

/** The index of the first of ascending numbers that is not below `least`; their number when all are. */
export function firstNotBelow(numbers: Uint32Array, least: number): number {
	let [from, to] = [0, numbers.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((numbers[middle] ?? 0) < least) from = middle + 1;
		else to = middle;
	}
	return from;
}
