import type { Database } from '../../db/client.ts';
import { type OfferScope, removeUnseen } from '../store/prices-writer.ts';
import { writeAt } from '../store/writable.ts';

/** So many offers go in one transaction, so that nobody waits long behind it. */
const offersAtOnce = 500;

/** Takes away all offers of a scope that were not seen since then, step by step; says how many they were. The history keeps what they cost. */
export async function clearUnseen(
	{ database, clock }: { database: Database; clock: () => Date },
	scope: OfferScope,
	seenSince: Date,
): Promise<number> {
	let gone = 0;
	for (let removed = offersAtOnce; removed === offersAtOnce; gone += removed) {
		removed = await writeAt(database, clock(), (store) => removeUnseen(store, scope, seenSince, offersAtOnce));
	}
	return gone;
}
