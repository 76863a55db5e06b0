import { and, asc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { LinkEvidence } from '../../db/schema/identity.ts';
import { isCurrency } from '../money/currencies.ts';
import { ranking } from '../money/ranking.ts';
import type { Readable } from './artists-reader.ts';
import { type Owners, readOwners, refreshBestPrices } from './best-prices.ts';
import { takeOver } from './excluded.ts';
import { applyDecisions, dropWaiting, noteDoubtful, readOfferLinks } from './offer-decisions.ts';
import type { PriceRow } from './prices-reader.ts';
import type { Writable } from './writable.ts';

/** An offer to store: of a pressing (`releaseId`), or of an album (`albumId`) where no single pressing is certain. See `db/schema/prices.ts`. */
export type NewPrice = Omit<PriceRow, 'id' | 'totalAmount' | 'createdAt'> & {
	/** Why it may be of the album, for the person who decides about a doubtful one. */
	evidence?: LinkEvidence[];
};

/** What became of offers that were to be stored. */
export interface SavedOffers {
	added: number;
	/** Known ones whose price or shipping is another now. */
	changed: number;
	/** Known ones that were only seen again. */
	same: number;
	/** Not stored: an amount or a currency that cannot be one. */
	refused: NewPrice[];
}

/** SQLite takes 32,766 values in one statement; a row here has twenty-five. */
const rowsPerStatement = 500;
/** No record is dearer: minor units that a double still counts exactly, and a thousand million of the major unit. */
const largestAmount = 1e11;

/**
 * Stores offers, notes in the history what is new or costs something else, and computes the best prices of the albums concerned: all in
 * the transaction that is given. What a person decided about a listing holds, and doubtful ones wait for one. The same offer again (provider, channel, listing, country, pressing or album) is updated, never doubled.
 */
export async function saveOffers(store: Writable, offers: NewPrice[]): Promise<SavedOffers> {
	const refused = offers.filter((offer) => !isStorable(offer));
	const storable = offers.filter(isStorable);
	const links = await readOfferLinks(store, storable);
	const allowed = await applyDecisions(store, storable, links);
	const distinct = [...new Map(allowed.map((offer) => [keyOf(offer), offer])).values()];
	const stored = await readKnown(store, distinct);
	const known = new Map(stored.map((row) => [keyOf(row), row]));
	const added = distinct.filter((offer) => !known.has(keyOf(offer)));
	const changed = distinct.filter((offer) => isChanged(known.get(keyOf(offer)), offer));
	await upsert(store, distinct);
	const owners = await readOwnersOfOffers(store, [...distinct, ...stored]);
	await appendHistory(store, added, 'new', owners);
	await appendHistory(store, changed, 'changed', owners);
	await noteDoubtful(store, distinct, links);
	const replaced = listReplaced(stored, distinct, owners);
	await removeRows(store, replaced, owners);
	await refreshBestPrices(store, listAlbums([...distinct, ...replaced], owners));
	return {
		added: added.length,
		changed: changed.length,
		same: distinct.length - added.length - changed.length,
		refused,
	};
}

/** Which offers one answer of a source was about. */
export interface OfferScope {
	provider: string;
	/** Null: all shops, feeds or sellers of the provider. */
	channel: string | null;
	/** Null: for all countries. */
	country: string | null;
	/** Those of these pressings and of this album only; null: of everything. */
	of: { releaseIds: number[]; albumId: number | null } | null;
}

/**
 * Removes offers that a complete answer no longer had: those in its scope that were not seen since it began. The history notes that they
 * went. At most `limit` in this transaction; returns how many there were, so that a large shop is cleared step by step.
 */
export async function removeUnseen(
	store: Writable,
	scope: OfferScope,
	seenSince: Date,
	limit: number,
): Promise<number> {
	const { prices } = store.tables;
	const gone = await store.read
		.select()
		.from(prices)
		.where(and(isInScope(store, scope), lt(prices.fetchedAt, seenSince)))
		.orderBy(asc(prices.id))
		.limit(limit);
	await removeOffers(store, gone);
	return gone.length;
}

/** Removes these offers; the history keeps what they cost. */
export async function removeOffers(store: Writable, gone: PriceRow[]): Promise<void> {
	const owners = await readOwnersOfOffers(store, gone);
	await removeRows(store, gone, owners);
	await dropWaiting(store, gone);
	await refreshBestPrices(store, listAlbums(gone, owners));
}

async function removeRows(store: Writable, gone: PriceRow[], owners: Owners): Promise<void> {
	const { prices } = store.tables;
	for (const part of chunk(gone, rowsPerStatement)) {
		await store.write.delete(prices).where(
			inArray(
				prices.id,
				part.map(({ id }) => id),
			),
		);
	}
	await appendHistory(store, gone, 'gone', owners);
}

/**
 * Stored rows of a listing that is known better now: seen again, it is of another pressing of the same album, or of a pressing instead of
 * the album. What it is of other albums says nothing about this one.
 */
function listReplaced(stored: PriceRow[], offers: NewPrice[], owners: Owners): PriceRow[] {
	const seen = new Set(offers.map(keyOf));
	const albumsOf = new Map<string, Set<number>>();
	for (const offer of offers) {
		const albums = albumsOf.get(listingOf(offer)) ?? new Set();
		for (const id of listAlbums([offer], owners)) albums.add(id);
		albumsOf.set(listingOf(offer), albums);
	}
	return stored.filter((row) => {
		const albums = albumsOf.get(listingOf(row));
		return !seen.has(keyOf(row)) && albums !== undefined && listAlbums([row], owners).some((id) => albums.has(id));
	});
}

function listingOf({ provider, channel, listingId, country }: NewPrice): string {
	return JSON.stringify([provider, channel, listingId, country]);
}

type OfSomething = Pick<NewPrice, 'releaseId' | 'albumId'>;

/** Which albums the pressings of these offers are of. */
function readOwnersOfOffers(store: Readable, offers: OfSomething[]): Promise<Owners> {
	return readOwners(store, [...new Set(offers.flatMap(({ releaseId }) => releaseId ?? []))]);
}

/** The albums whose best price these offers can change. */
function listAlbums(offers: OfSomething[], { all }: Owners): number[] {
	return offers.flatMap(({ releaseId, albumId }) =>
		releaseId === null ? (albumId ?? []) : (all.get(releaseId) ?? []),
	);
}

function isStorable({ currency, amount, shippingAmount, releaseId, albumId }: NewPrice): boolean {
	const isAmount = (value: number) => Number.isSafeInteger(value) && value <= largestAmount;
	return (
		isCurrency(currency) &&
		isAmount(amount) &&
		amount > 0 &&
		(shippingAmount === null || (isAmount(shippingAmount) && shippingAmount >= 0)) &&
		(releaseId === null) !== (albumId === null)
	);
}

function keyOf({ provider, channel, listingId, country, releaseId, albumId }: Omit<NewPrice, 'totalAmount'>): string {
	return JSON.stringify([provider, channel, listingId, country, releaseId, releaseId === null ? albumId : null]);
}

function isChanged(known: PriceRow | undefined, { currency, amount, shippingAmount }: NewPrice): boolean {
	return (
		known !== undefined &&
		(known.currency !== currency || known.amount !== amount || known.shippingAmount !== shippingAmount)
	);
}

async function readKnown({ read, tables }: Readable, offers: NewPrice[]): Promise<PriceRow[]> {
	const { prices } = tables;
	const rows: PriceRow[] = [];
	for (const part of chunk(offers, rowsPerStatement)) {
		const providers = [...new Set(part.map(({ provider }) => provider))];
		const channels = [...new Set(part.map(({ channel }) => channel))];
		const listings = [...new Set(part.map(({ listingId }) => listingId))];
		const found = await read
			.select()
			.from(prices)
			.where(
				and(
					inArray(prices.provider, providers),
					inArray(prices.channel, channels),
					inArray(prices.listingId, listings),
				),
			);
		rows.push(...found);
	}
	return rows;
}

async function upsert(store: Writable, offers: NewPrice[]): Promise<void> {
	const { prices } = store.tables;
	const once = [prices.provider, prices.channel, prices.listingId, prices.country];
	const kinds = [
		{
			of: offers.filter(({ releaseId }) => releaseId !== null),
			target: [prices.releaseId, ...once],
			targetWhere: sql`release_id is not null`,
		},
		{
			of: offers.filter(({ releaseId }) => releaseId === null),
			target: [prices.albumId, ...once],
			targetWhere: sql`release_id is null`,
		},
	];
	for (const { of, target, targetWhere } of kinds) {
		for (const part of chunk(of, rowsPerStatement)) {
			await store.write
				.insert(prices)
				.values(
					part.map(({ evidence: _, ...offer }) => ({
						...offer,
						totalAmount: offer.amount + (offer.shippingAmount ?? 0),
						createdAt: store.now,
					})),
				)
				.onConflictDoUpdate({ target, targetWhere, set: updatedColumns });
		}
	}
}

/** Everything but what names the offer and when it was first seen. */
const updatedColumns = takeOver([
	...(['candidates', 'kind', 'condition', 'sleeveCondition', 'currency', 'amount', 'shippingAmount'] as const),
	...(['totalAmount', 'copies', 'shipsFrom', 'seller', 'title', 'url', 'method', 'confidence', 'fetchedAt'] as const),
	'expiresAt',
]);

async function appendHistory(
	store: Writable,
	offers: NewPrice[],
	event: 'new' | 'changed' | 'gone',
	{ own }: Owners,
): Promise<void> {
	const { priceHistory } = store.tables;
	const certain = offers.filter(({ confidence }) => confidence >= ranking.certain);
	for (const part of chunk(certain, rowsPerStatement)) {
		await store.write.insert(priceHistory).values(
			part.map((offer) => ({
				releaseId: offer.releaseId,
				albumId: offer.releaseId === null ? offer.albumId : (own.get(offer.releaseId) ?? null),
				provider: offer.provider,
				channel: offer.channel,
				listingId: offer.listingId,
				country: offer.country,
				kind: offer.kind,
				condition: offer.condition,
				currency: offer.currency,
				amount: offer.amount,
				shippingAmount: offer.shippingAmount,
				event,
				observedAt: event === 'gone' ? store.now : offer.fetchedAt,
			})),
		);
	}
}

function isInScope({ tables }: Writable, { provider, channel, country, of }: OfferScope): SQL | undefined {
	const { prices } = tables;
	return and(
		eq(prices.provider, provider),
		channel === null ? undefined : eq(prices.channel, channel),
		country === null ? undefined : eq(prices.country, country),
		of === null
			? undefined
			: or(
					inArray(prices.releaseId, of.releaseIds),
					of.albumId === null ? undefined : and(isNull(prices.releaseId), eq(prices.albumId, of.albumId)),
				),
	);
}

function chunk<Row>(rows: Row[], size: number): Row[][] {
	return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
}
