import { and, eq, inArray } from 'drizzle-orm';
import type { Readable } from './artists-reader.ts';
import { refreshBestPrices } from './best-prices.ts';
import type { LinkRow } from './links.ts';
import { readOfferLinkId } from './offer-decisions.ts';
import type { PriceRow } from './prices-reader.ts';
import { removeOffers, saveOffers } from './prices-writer.ts';
import type { Writable } from './writable.ts';

/** What a person's decision made of the stored offers of a listing: how they were before. */
export interface DecidedOffers {
	link: LinkRow;
	before: PriceRow[];
}

/**
 * Takes a person's decision about a listing into use: accepted, its offers of the album are certain and compete, in every country; rejected, they
 * go. Best prices follow in the same transaction.
 */
export async function applyToOffers(store: Writable, link: LinkRow): Promise<DecidedOffers> {
	const before = await readOffersOf(store, link);
	if (link.state === 'rejected') await removeOffers(store, before);
	else
		await updateMatch(
			store,
			before.map((row) => ({ ...row, method: 'person', confidence: 1 })),
			link,
		);
	return { link, before };
}

/** Takes it back: the offers are as they were before the decision. */
export async function restoreOffers(store: Writable, { link, before }: DecidedOffers): Promise<void> {
	if (link.state === 'rejected')
		await saveOffers(
			store,
			before.map(({ id: _, totalAmount: __, createdAt: ___, ...row }) => row),
		);
	else await updateMatch(store, before, link);
}

/** The stored offers of a link's listing that are of its album, in every country. */
export async function readOffersOf({ read, tables }: Readable, { externalId, entityId }: LinkRow): Promise<PriceRow[]> {
	const { prices } = tables;
	const { provider, channel, listingId } = readOfferLinkId(externalId ?? '');
	return read
		.select()
		.from(prices)
		.where(
			and(
				eq(prices.provider, provider),
				eq(prices.channel, channel),
				eq(prices.listingId, listingId),
				eq(prices.albumId, entityId),
			),
		);
}

async function updateMatch(store: Writable, rows: PriceRow[], { entityId }: LinkRow): Promise<void> {
	const { prices } = store.tables;
	const byMatch = Map.groupBy(rows, ({ method, confidence }) => JSON.stringify([method, confidence]));
	for (const same of byMatch.values()) {
		const [{ method, confidence } = { method: 'person', confidence: 1 }] = same;
		const ids = same.map(({ id }) => id);
		await store.write.update(prices).set({ method, confidence }).where(inArray(prices.id, ids));
	}
	await refreshBestPrices(store, [entityId]);
}
