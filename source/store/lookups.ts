import { and, eq, gt } from 'drizzle-orm';
import type { Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

/** A question that a provider answered with "no such thing". */
export interface Lookup {
	provider: string;
	kind: string;
	key: string;
}

/** When the provider said "no such thing", or undefined when it did not or that is too long ago. */
export async function readAbsent({ read, tables }: Readable, lookup: Lookup, now: Date): Promise<Date | undefined> {
	const { lookups } = tables;
	const [row] = await read
		.select({ askedAt: lookups.askedAt })
		.from(lookups)
		.where(
			and(
				eq(lookups.provider, lookup.provider),
				eq(lookups.kind, lookup.kind),
				eq(lookups.key, lookup.key),
				gt(lookups.expiresAt, now),
			),
		);
	return row?.askedAt;
}

/** Remembers "no such thing" until `expiresAt`. Never called for a failure that may pass. */
export async function saveAbsent({ write, tables, now }: Writable, lookup: Lookup, expiresAt: Date): Promise<void> {
	const { lookups } = tables;
	await write
		.insert(lookups)
		.values({ ...lookup, askedAt: now, expiresAt })
		.onConflictDoUpdate({
			target: [lookups.provider, lookups.kind, lookups.key],
			set: { askedAt: now, expiresAt },
		});
}
