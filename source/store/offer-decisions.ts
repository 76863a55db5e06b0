import { and, eq, inArray } from 'drizzle-orm';
import type { LinkEvidence } from '../../db/schema/identity.ts';
import { thresholds } from '../matching/confidence.ts';
import { formatTotal } from '../money/format-money.ts';
import type { Readable } from './artists-reader.ts';
import { readAlbumsOfReleases } from './best-prices.ts';
import { type Link, type LinkRow, saveLinks } from './links.ts';
import type { PriceRow } from './prices-reader.ts';
import type { Writable } from './writable.ts';

/** A listing by what is the same every time it is seen. */
type ListingKey = Pick<PriceRow, 'provider' | 'channel' | 'listingId'>;

/** What is to be stored of an offer, as far as decisions look at it. */
type DecidableOffer = ListingKey &
	Pick<PriceRow, 'releaseId' | 'albumId' | 'method' | 'confidence' | 'title' | 'url' | 'currency' | 'amount'> &
	Pick<PriceRow, 'shippingAmount'> & { evidence?: LinkEvidence[] };

/** SQLite takes 32,766 values in one statement. */
const listingsPerStatement = 500;

/** The id of a listing among links: "shops/shop.example/1234". */
export function offerLinkId({ provider, channel, listingId }: ListingKey): string {
	return [provider, channel, listingId].map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}

/** The listing that such an id is of. */
export function readOfferLinkId(id: string): ListingKey {
	const [provider = '', channel = '', listingId = ''] = id.split('/').map(decodeURIComponent);
	return { provider, channel, listingId };
}

/** Everything that waits for a person, or was decided by one, about these listings. */
export async function readOfferLinks({ read, tables }: Readable, listings: ListingKey[]): Promise<LinkRow[]> {
	const { links } = tables;
	const ids = [...new Set(listings.map(offerLinkId))];
	const providers = [...new Set(listings.map(({ provider }) => provider))];
	const found: LinkRow[] = [];
	for (let from = 0; from < ids.length; from += listingsPerStatement) {
		const part = ids.slice(from, from + listingsPerStatement);
		const isOffer = and(inArray(links.provider, providers), eq(links.kind, 'offer'), inArray(links.externalId, part));
		found.push(...(await read.select().from(links).where(isOffer)));
	}
	return found;
}

/**
 * Offers with what people decided about their listings (`links`): one that they rejected for its album is left out, whoever thinks what of it by now,
 * and so is a guess at another album than the one they accepted; one that they accepted is theirs and certain.
 */
export async function applyDecisions<Offer extends DecidableOffer>(
	store: Readable,
	offers: Offer[],
	links: LinkRow[],
): Promise<Offer[]> {
	const decided = Map.groupBy(
		links.filter(({ decidedBy }) => decidedBy === 'person'),
		({ externalId }) => externalId,
	);
	const kept: Offer[] = [];
	for (const offer of offers) {
		const about = decided.get(offerLinkId(offer)) ?? [];
		kept.push(...(about.length === 0 ? [offer] : decideOffer(offer, about, await readAlbumsOf(store, offer))));
	}
	return kept;
}

function decideOffer<Offer extends DecidableOffer>(offer: Offer, about: LinkRow[], albumIds: number[]): Offer[] {
	const isOf = ({ entityId }: LinkRow) => albumIds.includes(entityId);
	if (about.some((link) => link.state === 'rejected' && isOf(link))) return [];
	const accepted = about.filter(({ state }) => state === 'accepted');
	if (accepted.length === 0 || !isDoubtful(offer)) return [offer];
	return accepted.some(isOf) ? [{ ...offer, confidence: 1, method: 'person' }] : [];
}

/**
 * Lets doubtful offers that are stored wait for a person, as links of their albums; a listing of which nothing is doubtful any more waits no
 * longer. What people decided stays as it is.
 */
export async function noteDoubtful(store: Writable, offers: DecidableOffer[], links: LinkRow[]): Promise<void> {
	const waiting = links.filter(isWaiting);
	const sure = new Set(waiting.length === 0 ? [] : offers.filter((offer) => !isDoubtful(offer)).map(offerLinkId));
	await deleteLinks(
		store,
		waiting.filter(({ externalId }) => sure.has(externalId ?? '')),
	);
	for (const offer of offers.filter(isDoubtful)) {
		if (offer.albumId !== null) await saveLinks(store, 'album', offer.albumId, [toLink(offer)]);
	}
}

/** Offers that went need no decision any more, where no country has them. */
export async function dropWaiting(store: Writable, gone: DecidableOffer[]): Promise<void> {
	const { prices } = store.tables;
	const waiting = (await readOfferLinks(store, gone.filter(isDoubtful))).filter(isWaiting);
	const left: LinkRow[] = [];
	for (const link of waiting) {
		const { provider, channel, listingId } = readOfferLinkId(link.externalId ?? '');
		const isOfListing = and(
			eq(prices.provider, provider),
			eq(prices.channel, channel),
			eq(prices.listingId, listingId),
		);
		if ((await store.read.$count(prices, and(isOfListing, eq(prices.albumId, link.entityId)))) === 0) left.push(link);
	}
	await deleteLinks(store, left);
}

function isDoubtful({ confidence }: Pick<PriceRow, 'confidence'>): boolean {
	return confidence < thresholds.certain;
}

function isWaiting({ state, decidedBy }: LinkRow): boolean {
	return state === 'review' && decidedBy !== 'person';
}

function toLink(offer: DecidableOffer): Link {
	const { provider, title, url, method, confidence, evidence = [], currency, amount, shippingAmount } = offer;
	const price = formatTotal({ currency, amount }, shippingAmount);
	const externalId = offerLinkId(offer);
	return {
		...{ provider, relation: 'offer', kind: 'offer', externalId },
		// Several listings, also of several feeds, may share a page; an album's links of one relation differ in their addresses.
		url: `${url}#${externalId}`,
		label: `${title ?? 'untitled'}, ${price}`,
		...{ method, confidence, evidence, state: 'review', isEnded: false },
	};
}

async function readAlbumsOf(store: Readable, { releaseId, albumId }: DecidableOffer): Promise<number[]> {
	const ofRelease = releaseId === null ? [] : await readAlbumsOfReleases(store, [releaseId]);
	return albumId === null ? ofRelease : [...ofRelease, albumId];
}

async function deleteLinks({ write, tables }: Writable, gone: LinkRow[]): Promise<void> {
	for (const { id } of gone) await write.delete(tables.links).where(eq(tables.links.id, id));
}
