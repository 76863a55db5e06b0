import { createHash } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Writable } from '../writable.ts';

type SnapshotRow = Tables['listeningSnapshots']['$inferSelect'];

/** What a person wants to look back at; of older ones the hash is enough. */
const payloadsKept = 5;

/**
 * Stores what a sync read of a list, as it was understood. `isUnchanged` when it is what the last one said: then only the hash is stored, and
 * nothing is to be computed anew. `payload` is JSON; the order of its keys does not matter, that of its lists does.
 */
export async function saveSnapshot(
	{ read, write, tables, now }: Writable,
	{ payload, ...key }: Pick<SnapshotRow, 'userId' | 'provider' | 'list'> & { payload: unknown },
): Promise<{ isUnchanged: boolean; hash: string }> {
	const { listeningSnapshots } = tables;
	const isOfList = and(
		eq(listeningSnapshots.userId, key.userId),
		eq(listeningSnapshots.provider, key.provider),
		eq(listeningSnapshots.list, key.list),
	);
	const hash = hashPayload(payload);
	const [last] = await read
		.select({ hash: listeningSnapshots.hash })
		.from(listeningSnapshots)
		.where(isOfList)
		.orderBy(desc(listeningSnapshots.id))
		.limit(1);
	const isUnchanged = last?.hash === hash;
	await write.insert(listeningSnapshots).values({ ...key, hash, payload: isUnchanged ? null : payload, takenAt: now });
	const kept = await read
		.select({ id: listeningSnapshots.id })
		.from(listeningSnapshots)
		.where(and(isOfList, isNotNull(listeningSnapshots.payload)))
		.orderBy(desc(listeningSnapshots.id));
	const old = kept.slice(payloadsKept).map(({ id }) => id);
	if (old.length > 0) {
		await write.update(listeningSnapshots).set({ payload: null }).where(inArray(listeningSnapshots.id, old));
	}
	return { isUnchanged, hash };
}

/** The SHA-256 of a value as JSON with the keys of its objects in order. */
function hashPayload(payload: unknown): string {
	const canonical = JSON.stringify(payload, (_key, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value) ? sortKeys(value) : value,
	);
	return createHash('sha256').update(canonical).digest('hex');
}

function sortKeys(value: object): object {
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
