import { and, eq } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import type { Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

/** When a provider was asked about something, and what came of it, as stored. */
export type PriceCheck = Tables['priceChecks']['$inferSelect'];

/**
 * What was asked about: a pressing or a whole album, and for which ship-to country (`*` where the answer holds anywhere); or exchange
 * rates, of which there is one set (`entityId` 0, `*`).
 */
export type PriceCheckKey = Pick<PriceCheck, 'entityId' | 'provider' | 'country'> & {
	entity: 'release' | 'album' | 'rates';
};

/** What a provider last said about this, or undefined when it never did. */
export async function readPriceCheck({ read, tables }: Readable, key: PriceCheckKey): Promise<PriceCheck | undefined> {
	const { priceChecks } = tables;
	const [row] = await read
		.select()
		.from(priceChecks)
		.where(
			and(
				eq(priceChecks.entity, key.entity),
				eq(priceChecks.entityId, key.entityId),
				eq(priceChecks.provider, key.provider),
				eq(priceChecks.country, key.country),
			),
		);
	return row;
}

/** Notes what a provider said; the last answer counts. */
export async function savePriceCheck({ write, tables }: Writable, check: PriceCheck): Promise<void> {
	const { priceChecks } = tables;
	const { found, note, checkedAt, expiresAt } = check;
	await write
		.insert(priceChecks)
		.values(check)
		.onConflictDoUpdate({
			target: [priceChecks.entity, priceChecks.entityId, priceChecks.provider, priceChecks.country],
			set: { found, note, checkedAt, expiresAt },
		});
}
