import { sql } from 'drizzle-orm';
import type { Columns } from '../columns.ts';
import type { albumTables } from './albums.ts';
import type { releaseTables } from './releases.ts';

type Catalogue = Pick<ReturnType<typeof albumTables>, 'albums'> & Pick<ReturnType<typeof releaseTables>, 'releases'>;

/**
 * Prices and what follows from them. Amounts are integers in the minor unit of their ISO currency; countries are ISO 3166-1 codes,
 * `*` is anywhere.
 */
export function priceTables(c: Columns, { albums, releases }: Catalogue) {
	/**
	 * What is offered now: one row per listing, ship-to country and what it is an offer of — a pressing (`releaseId`), or an album
	 * (`albumId`) where no single pressing is certain; then `candidates` are the pressings that it may be. Exactly one of both is set.
	 * `kind`: `ask` can be bought at this price, `floor` is the lowest of several that are not listed, `bid` an auction so far,
	 * `suggestion` what such a copy usually brings. `channel` is the shop, feed or seller within the provider.
	 * `shippingAmount` null is unknown, never 0. `confidence` says how sure the match is: below `certain` it waits for a person
	 * and competes nowhere. `expiresAt` is when it may no longer be called current.
	 */
	const prices = c.table(
		'prices',
		{
			id: c.id(),
			releaseId: c.integer().references(() => releases.id),
			albumId: c.integer().references(() => albums.id),
			candidates: c.json<number[]>().notNull(),
			provider: c.text().notNull(),
			channel: c.text().notNull(),
			listingId: c.text().notNull(),
			country: c.text().notNull(),
			kind: c.text().notNull(),
			condition: c.text(),
			sleeveCondition: c.text(),
			currency: c.text().notNull(),
			amount: c.integer().notNull(),
			shippingAmount: c.integer(),
			totalAmount: c.integer().notNull(),
			/** How many copies a floor or a listing stands for; null where the source does not say. */
			copies: c.integer(),
			shipsFrom: c.text(),
			seller: c.text(),
			title: c.text(),
			url: c.text().notNull(),
			method: c.text().notNull(),
			confidence: c.real().notNull(),
			fetchedAt: c.timestamp().notNull(),
			expiresAt: c.timestamp().notNull(),
			createdAt: c.timestamp().notNull(),
		},
		(t) => [
			c
				.uniqueIndex('prices_release_once')
				.on(t.releaseId, t.provider, t.channel, t.listingId, t.country)
				.where(sql`release_id is not null`),
			c
				.uniqueIndex('prices_album_once')
				.on(t.albumId, t.provider, t.channel, t.listingId, t.country)
				.where(sql`release_id is null`),
			c.index('prices_listing').on(t.provider, t.channel, t.listingId),
			// All that the best price of an album depends on (`store/best-prices.ts`), side by side for each of its pressings.
			c
				.index('prices_competing')
				.on(t.releaseId, t.kind, t.country, t.currency, t.totalAmount, t.shippingAmount, t.confidence, t.expiresAt),
		],
	);

	/**
	 * Append-only: an offer appeared (`new`), its price changed (`changed`) or it went (`gone`, with its last price).
	 * Both ids are set where a pressing's album was known.
	 */
	const priceHistory = c.table(
		'price_history',
		{
			id: c.id(),
			releaseId: c.integer(),
			albumId: c.integer(),
			provider: c.text().notNull(),
			channel: c.text().notNull(),
			listingId: c.text().notNull(),
			country: c.text().notNull(),
			kind: c.text().notNull(),
			condition: c.text(),
			currency: c.text().notNull(),
			amount: c.integer().notNull(),
			shippingAmount: c.integer(),
			event: c.text().notNull(),
			observedAt: c.timestamp().notNull(),
		},
		(t) => [
			c.index('price_history_release').on(t.releaseId, t.observedAt),
			c.index('price_history_album').on(t.albumId, t.observedAt),
		],
	);

	/**
	 * Reference rates per day, base EUR: `rate` is what one euro costs, `euroCents` what one minor unit of the currency is worth.
	 * `isCurrent` marks the newest day of each currency: a currency that the source dropped keeps its last one, with its date.
	 */
	const fxRates = c.table(
		'fx_rates',
		{
			currency: c.text().notNull(),
			day: c.text().notNull(),
			rate: c.real().notNull(),
			euroCents: c.real().notNull(),
			source: c.text().notNull(),
			isCurrent: c.boolean().notNull(),
			fetchedAt: c.timestamp().notNull(),
		},
		(t) => [
			c.primaryKey({ columns: [t.currency, t.day] }),
			c.uniqueIndex('fx_rates_current').on(t.currency).where(sql`is_current`),
		],
	);

	/**
	 * The cheapest offer per album and country, derived from `prices`, `releases` and `fx_rates` and always what a full recompute would
	 * give (see `store/best-prices.ts`). A country has a row when something is offered there in particular; `*` holds for all others.
	 * `totalAmount` is the price with shipping as far as that is known; `totalEuro` the same in euro cents; `rankEuro` what decided.
	 * It holds until `expiresAt`, and is computed anew from `recheckAt` on: then the country's own offer may have expired, if not the winner.
	 */
	const albumBestPrice = c.table(
		'album_best_price',
		{
			albumId: c.integer().notNull(),
			country: c.text().notNull(),
			priceId: c.integer().notNull(),
			releaseId: c.integer(),
			provider: c.text().notNull(),
			kind: c.text().notNull(),
			currency: c.text().notNull(),
			totalAmount: c.integer().notNull(),
			isShippingKnown: c.boolean().notNull(),
			totalEuro: c.integer().notNull(),
			rankEuro: c.integer().notNull(),
			url: c.text().notNull(),
			fetchedAt: c.timestamp().notNull(),
			expiresAt: c.timestamp().notNull(),
			recheckAt: c.timestamp().notNull(),
			computedAt: c.timestamp().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.albumId, t.country] }), c.index('album_best_price_recheck').on(t.recheckAt)],
	);

	/** When a provider was last asked about a pressing or an album for a country, and what came of it: the age of "nothing on offer". */
	const priceChecks = c.table(
		'price_checks',
		{
			entity: c.text().notNull(),
			entityId: c.integer().notNull(),
			provider: c.text().notNull(),
			country: c.text().notNull(),
			/** How many offers it had. */
			found: c.integer().notNull(),
			/** What else it said: no seller settings, not for sale by its rules. */
			note: c.text(),
			checkedAt: c.timestamp().notNull(),
			expiresAt: c.timestamp().notNull(),
		},
		(t) => [c.primaryKey({ columns: [t.entity, t.entityId, t.provider, t.country] })],
	);

	/** Calls that a provider with a daily budget was asked on one of its days, by all programs that share this database. */
	const providerBudgets = c.table(
		'provider_budgets',
		{ provider: c.text().notNull(), day: c.text().notNull(), used: c.integer().notNull() },
		(t) => [c.primaryKey({ columns: [t.provider, t.day] })],
	);

	/** Shops that a person added. `shipsTo` are country codes; `shippingAmount` what the person said that shipping costs, null when not. */
	const shops = c.table('shops', {
		id: c.id(),
		url: c.text().notNull().unique(),
		name: c.text().notNull(),
		platform: c.text().notNull(),
		country: c.text().notNull(),
		shipsTo: c.json<string[]>().notNull(),
		currency: c.text().notNull(),
		shippingAmount: c.integer(),
		addedAt: c.timestamp().notNull(),
		readAt: c.timestamp(),
		problem: c.text(),
	});

	/**
	 * Albums (or one pressing) whose price a person waits for. `underAmount` is the most they would pay, in `currency`; a drop counts
	 * when it passes both `dropPercent` and `dropAmount` (minor units of `currency`) below `baselineAmount`, the total when it was last told.
	 */
	const priceWatches = c.table(
		'price_watches',
		{
			id: c.id(),
			albumId: c
				.integer()
				.notNull()
				.references(() => albums.id),
			releaseId: c.integer().references(() => releases.id),
			country: c.text().notNull(),
			currency: c.text().notNull(),
			underAmount: c.integer(),
			dropPercent: c.real().notNull(),
			dropAmount: c.integer().notNull(),
			baselineAmount: c.integer(),
			alertedAt: c.timestamp(),
			createdAt: c.timestamp().notNull(),
		},
		(t) => [c.index('price_watches_album').on(t.albumId)],
	);

	return { prices, priceHistory, fxRates, albumBestPrice, priceChecks, providerBudgets, shops, priceWatches };
}
