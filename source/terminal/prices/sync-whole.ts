import { awaitAll } from '../../await-all.ts';
import { exitCodes } from '../../errors.ts';
import { formatMoney } from '../../money/format-money.ts';
import { placeListings } from '../../prices/place-listings.ts';
import { syncListing } from '../../prices/sync-listings.ts';
import { type ShopTools, type StockSync, syncSeller, syncShop } from '../../prices/sync-stock.ts';
import { readShops, type ShopRow } from '../../store/shops.ts';
import { cleanText } from '../../text.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import { nameProviders, titleOf } from '../output/provider-titles.ts';
import type { Session } from '../with-context.ts';
import { findPlace } from './place.ts';
import type { SyncPricesOptions } from './sync-options.ts';

/** What a run over whole shops and sellers works with. */
export interface WholeRun {
	session: Session;
	options: SyncPricesOptions;
	isStopping: () => boolean;
}

/** Reads what sellers at Discogs have for sale, one after another. */
export async function syncSellers(run: WholeRun): Promise<StockSync[]> {
	const { context } = run.session;
	const tools = { ...context.prices, discogs: context.providers.discogs };
	const syncs: StockSync[] = [];
	for (const name of run.options.seller) {
		if (run.isStopping()) break;
		const sync = await syncSeller(tools, cleanText(name), { ...(await destinationOf(run)), ...askOf(run) });
		tell(run, sync);
		syncs.push(sync);
	}
	return syncs;
}

/**
 * Reads every shop that was added, all at the same time: each has its own pace. One whose offers still hold is not read again unless that
 * is insisted on.
 */
export async function syncShops(run: WholeRun): Promise<StockSync[]> {
	const { context } = run.session;
	const tools: ShopTools = {
		...context.prices,
		shops: context.providers.shops,
		place: (listings) => placeListings(context.database, listings),
	};
	const { lives, clock } = context.prices;
	const isDue = ({ readAt }: ShopRow) =>
		run.options.force || readAt === null || clock().getTime() - readAt.getTime() >= lives.shops;
	return awaitAll(
		(await readShops(context.database)).filter(isDue).map(async (shop) => {
			const sync = await syncShop(tools, shop, askOf(run));
			tell(run, sync);
			return sync;
		}),
	);
}

/** Looks at listings of Discogs, one after another. Returns the exit code. */
export async function syncListings(run: WholeRun): Promise<number> {
	const { context, terminal } = run.session;
	const tools = { ...context.prices, discogs: context.providers.discogs };
	let exitCode: number = exitCodes.done;
	for (const id of run.options.listing) {
		const found = await syncListing(tools, Number(id), { ...(await destinationOf(run)), signal: context.signal });
		if (found.state === 'unknown-release') exitCode = exitCodes.partly;
		terminal.say(describeListing(id, found, run.session.command));
	}
	return exitCode;
}

/** What was read of a shop or seller, for a person. */
export function describeStock({ provider, channel, ...sync }: StockSync): string {
	const { listings, unmatched, refused, offers, added, changed, gone, problem } = sync;
	const parts = [
		`${formatCounted(listings, 'listing')} read`,
		`${formatCount(offers)} of stored albums (${formatCount(added)} new, ${formatCount(changed)} changed, ${formatCount(gone)} gone)`,
		unmatched > 0 ? `${formatCount(unmatched)} of others or not vinyl` : '',
		refused > 0 ? `${formatCount(refused)} refused` : '',
	];
	const said = `${titleOf(provider)}, ${cleanText(channel)}: ${parts.filter((part) => part !== '').join('; ')}`;
	return problem === null ? said : `${said}\n  ${nameProviders(cleanText(problem))}`;
}

function describeListing(id: string, found: Awaited<ReturnType<typeof syncListing>>, command: string): string {
	switch (found.state) {
		case 'offered':
			return `Listing ${id}: ${formatMoney(found.offer)}, ${cleanText(found.offer.condition ?? 'no condition said')}, from ${cleanText(found.offer.channel)}`;
		case 'gone':
			return `Listing ${id} is sold or was taken away.`;
		case 'unknown-release':
			return `Listing ${id} is of the release ${found.discogsId}, which is not stored.\nFetch it: ${command} show release ${found.discogsId}`;
	}
}

/** Discogs tells the shipping to where the token's owner lives: that is the country of the settings. */
async function destinationOf({ session, options }: WholeRun) {
	const { settings } = session.context;
	const { country } = await findPlace(session, options);
	return { country, isOwnCountry: settings.country === country && settings.keys.discogsToken !== undefined };
}

function askOf({ session, isStopping }: WholeRun) {
	return { signal: session.context.signal, priority: 'background' as const, isStopping, tell: () => undefined };
}

function tell({ session: { terminal }, options }: WholeRun, sync: StockSync): void {
	if (!options.json) terminal.say(describeStock(sync));
}
