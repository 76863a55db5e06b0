import type { Database } from '../../db/client.ts';
import { anywhere } from '../countries.ts';
import { type Explanation, explain, ProviderError, ProviderWaiting } from '../errors.ts';
import type { Flights } from '../flights.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import { readPriceCheck, savePriceCheck } from '../store/price-checks.ts';
import { type NewPrice, removeUnseen, type SavedOffers, saveOffers } from '../store/prices-writer.ts';
import { writeAt } from '../store/writable.ts';
import type { Offer } from './offer.ts';
import type { FoundOffers, PriceProvider, PriceProviderName, PriceSubject } from './provider.ts';

/** What checking prices needs, whoever wants them. */
export interface PriceTools {
	database: Database;
	providers: readonly PriceProvider[];
	/** How many milliseconds a number of each provider may be called current. */
	lives: Readonly<Record<PriceProviderName, number>>;
	flights: Flights;
	clock: () => Date;
}

/** How it went with one provider and one subject. */
export type PriceOutcome = { provider: PriceProviderName } & (
	| {
			state: 'asked';
			found: number;
			saved: Omit<SavedOffers, 'refused'>;
			refused: number;
			gone: number;
			note: string | null;
	  }
	/** What it said before still holds. */
	| { state: 'fresh'; found: number; checkedAt: Date; note: string | null }
	/** It has no key, or is switched off. */
	| { state: 'skipped'; reason: string; next: string | null }
	| { state: 'waiting'; until: Date; reason: string }
	| { state: 'failed'; problem: Explanation }
);

/**
 * Asks one provider about one subject and stores what it says: the one way to a price, for a person who looks and for a sync of thousands.
 * What it said before and still holds is not asked again unless `isForced`. A failure of the provider is an outcome, so that it stops nobody
 * else; a fault of ours (the database, the program) is thrown, and so is the reason of a signal that aborts. Nothing is removed on the
 * strength of an incomplete answer.
 */
export async function checkPrices(
	tools: PriceTools,
	provider: PriceProvider,
	subject: PriceSubject,
	country: string,
	{ isForced, ...ask }: Ask & { isForced: boolean },
): Promise<PriceOutcome> {
	const { name } = provider;
	const readiness = provider.readiness();
	if (readiness.state === 'off') return { provider: name, state: 'skipped', reason: readiness.reason, next: null };
	if (readiness.state === 'no-key') {
		const { setting, whereToGet } = readiness;
		return { provider: name, state: 'skipped', reason: `${setting} is not set`, next: `Get one at ${whereToGet}.` };
	}
	const key = keyOf(provider, subject, country);
	const before = isForced ? undefined : await readPriceCheck(tools.database, key);
	if (before !== undefined && before.expiresAt > tools.clock()) {
		const { found, checkedAt, note } = before;
		return { provider: name, state: 'fresh', found, checkedAt, note };
	}
	try {
		return await tools.flights.fly(JSON.stringify(key), async () => {
			const askedAt = tools.clock();
			return store(tools, provider, subject, key.country, askedAt, await provider.offersFor(subject, country, ask));
		});
	} catch (error) {
		if (ask.signal?.aborted) throw ask.signal.reason;
		if (error instanceof ProviderWaiting)
			return { provider: name, state: 'waiting', until: error.until, reason: error.message };
		if (!(error instanceof ProviderError)) throw error;
		return { provider: name, state: 'failed', problem: explain(error) };
	}
}

function keyOf({ name, reach }: PriceProvider, { album, release }: PriceSubject, country: string) {
	return {
		...(release === null
			? ({ entity: 'album', entityId: album.albumId } as const)
			: ({ entity: 'release', entityId: release.id } as const)),
		provider: name,
		country: reach === 'anywhere' ? anywhere : country,
	};
}

async function store(
	{ database, clock, lives }: PriceTools,
	{ name, channel }: PriceProvider,
	subject: PriceSubject,
	country: string,
	askedAt: Date,
	found: FoundOffers,
): Promise<PriceOutcome> {
	const life = lives[name];
	const offers = found.offers.map((offer) => toNewPrice(offer, { provider: name, country, life }));
	return writeAt(database, clock(), async (store) => {
		const { refused, ...saved } = await saveOffers(store, offers);
		const scope = { provider: name, channel: channel ?? null, country, of: scopeOf(subject) };
		const gone = found.isComplete ? await removeUnseen(store, scope, askedAt, Number.MAX_SAFE_INTEGER) : 0;
		const { release, album } = subject;
		await savePriceCheck(store, {
			entity: release === null ? 'album' : 'release',
			entityId: release?.id ?? album.albumId,
			provider: name,
			country,
			found: found.offers.length,
			note: found.note,
			checkedAt: askedAt,
			expiresAt: new Date(askedAt.getTime() + life),
		});
		return {
			provider: name,
			state: 'asked',
			found: found.offers.length,
			saved,
			refused: refused.length,
			gone,
			note: found.note,
		};
	});
}

/** What a complete answer about a subject speaks for: a pressing's own offers, or those of an album and all its pressings. */
function scopeOf({ album, release }: PriceSubject): { releaseIds: number[]; albumId: number | null } {
	return release === null
		? { releaseIds: album.pressings.map(({ releaseId }) => releaseId), albumId: album.albumId }
		: { releaseIds: [release.id], albumId: null };
}

/** An offer as a row that holds for `life` milliseconds. Where a single pressing is certain it is the pressing's, else the album's. */
export function toNewPrice(
	{ matched, record, shipping, observedAt, albumId, ...listing }: Offer,
	{ provider, country, life }: { provider: PriceProviderName; country: string; life: number },
): NewPrice {
	return {
		...listing,
		provider,
		country,
		releaseId: matched.releaseId,
		albumId: matched.releaseId === null ? albumId : null,
		candidates: matched.candidates,
		shippingAmount: shipping,
		title: record.title,
		method: matched.method,
		confidence: matched.confidence,
		evidence: matched.evidence.map(({ signal, verdict, detail }) => ({ signal, verdict, detail })),
		fetchedAt: observedAt,
		expiresAt: new Date(observedAt.getTime() + life),
	};
}
