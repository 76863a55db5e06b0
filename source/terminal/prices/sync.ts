import { exitCodes } from '../../errors.ts';
import { type Alert, checkWatches } from '../../prices/alerts.ts';
import { refreshRates } from '../../prices/refresh-rates.ts';
import { startPriceSync } from '../../prices/sync.ts';
import type { ProviderSync } from '../../prices/sync-events.ts';
import type { StockSync } from '../../prices/sync-stock.ts';
import type { CountryTargets } from '../../prices/targets.ts';
import { listenForStop, type Stop } from '../listen-for-stop.ts';
import { formatJsonLine } from '../output/json.ts';
import { nameProviders } from '../output/provider-titles.ts';
import { formatTsv } from '../output/tsv.ts';
import { type Session, withContext } from '../with-context.ts';
import { checkPlace } from './place.ts';
import { checkOptions, type SyncPricesOptions } from './sync-options.ts';
import { formatSyncSummary } from './sync-summary.ts';
import { findTargets } from './sync-targets.ts';
import { createSyncLines, type SyncView } from './sync-view.ts';
import { syncListings, syncSellers, syncShops } from './sync-whole.ts';
import { describeAlert, toShownAlert } from './watch-words.ts';

/**
 * `prices sync`: asks every source about albums, each at its own pace, stores what they say, and tells which watched prices have come.
 * Exit code 6 when one has, so that cron knows.
 */
export async function syncPrices(options: SyncPricesOptions): Promise<void> {
	checkOptions(options);
	await withContext(
		{
			stopsOnInterrupt: false,
			check: () => checkPlace(options),
		},
		(session) => run(session, options),
	);
}

async function run(session: Session, options: SyncPricesOptions): Promise<number> {
	const { context, terminal } = session;
	const stop = listenForStop(session, options.json);
	try {
		const { problem, rates } = await refreshRates(
			{ database: context.database, ecb: context.providers.ecb, clock: context.clock },
			{ signal: context.signal },
		);
		// The euro needs none; without any other, what is offered in dollars cannot be compared.
		const hasRates = rates.size > 1;
		const instead = hasRates
			? 'The exchange rates that are stored are used.'
			: 'No exchange rates are stored: what is not offered in euros cannot be compared until they can be had.';
		if (problem !== null) terminal.say(nameProviders(`${problem}\n${instead}`));
		const asked = await ask(session, options, stop);
		const exitCode = hasRates ? asked : Math.max(asked, exitCodes.partly);
		const alerts = await checkWatches(context, context.clock());
		for (const alert of alerts) sayAlert(session, options, alert);
		return alerts.length > 0 ? exitCodes.alert : exitCode;
	} finally {
		stop.release();
	}
}

/** Asks what is to be asked and reports it; returns the exit code as far as the sources are concerned. */
async function ask(session: Session, options: SyncPricesOptions, stop: Stop): Promise<number> {
	const whole = { session, options, isStopping: stop.isStopping };
	if (options.listing.length > 0) return syncListings(whole);
	if (options.seller.length > 0) return reportStocks(session, options, await syncSellers(whole), stop);
	const { groups, exitCode } = await findTargets(session, options);
	if (groups.every(({ targets }) => targets.length === 0)) {
		if (exitCode === exitCodes.done) session.terminal.say(explainNothing(session, options));
		return exitCode === exitCodes.done ? exitCodes.done : exitCodes.failed;
	}
	// A whole shop is read in fewer calls than it takes to ask it about many albums.
	const [stocks, syncs] = await Promise.allSettled([
		options.all ? syncShops(whole) : [],
		syncGroups(session, options, groups, stop),
	]);
	// What one of them has found is told also where the other ends in a fault.
	const stockCode =
		options.all && stocks.status === 'fulfilled' ? reportStocks(session, options, stocks.value, stop) : exitCodes.done;
	if (syncs.status === 'rejected') throw syncs.reason;
	report(session, options, syncs.value);
	if (stocks.status === 'rejected') throw stocks.reason;
	return Math.max(exitCode, stockCode, exitCodeOf(syncs.value, stop.isStopping()));
}

async function syncGroups(
	session: Session,
	options: SyncPricesOptions,
	groups: readonly CountryTargets[],
	stop: Stop,
): Promise<ProviderSync[]> {
	const syncs: ProviderSync[] = [];
	for (const group of groups) syncs.push(...(await syncGroup(session, options, group, stop)));
	return syncs;
}

async function syncGroup(
	session: Session,
	options: SyncPricesOptions,
	{ country, targets }: CountryTargets,
	stop: Stop,
): Promise<readonly ProviderSync[]> {
	const { context } = session;
	const view = await chooseView(session, options, country, stop);
	const { providers } = context.prices;
	const asked = options.all ? providers.filter(({ name }) => name !== 'shops') : providers;
	const sync = startPriceSync({ ...context.prices, providers: asked }, targets, {
		country,
		isForced: options.force,
		signal: context.signal,
		isStopping: stop.isStopping,
		tell: view.tell,
	});
	return view.follow(sync);
}

async function chooseView(
	{ context, terminal }: Session,
	{ json }: SyncPricesOptions,
	country: string,
	{ isStopping }: Stop,
): Promise<SyncView> {
	if (json) {
		const tell: SyncView['tell'] = ({ type, ...event }) =>
			terminal.print(formatJsonLine({ type, at: context.clock().toISOString(), ...event }));
		return { tell, follow: ({ finished }) => finished };
	}
	if (!terminal.isInteractive) return createSyncLines(terminal, context.clock);
	// Ink and React are loaded only by those who see them.
	const { createSyncScreen } = await import('./sync-screen.tsx');
	return createSyncScreen({ title: `vinilogy prices sync · ${country}`, clock: context.clock, isStopping });
}

const columns = [
	...['provider', 'subjects', 'asked', 'fresh', 'failed', 'offers', 'added', 'changed', 'gone', 'refused', 'calls'],
	...['budgetUsed', 'budgetLimit', 'end'],
];

function report({ context, terminal }: Session, { json }: SyncPricesOptions, syncs: readonly ProviderSync[]): void {
	if (json) {
		const providers = syncs.map(({ notes, ...sync }) => ({ ...sync, notes: Object.fromEntries(notes) }));
		terminal.print(formatJsonLine({ type: 'summary', at: context.clock().toISOString(), providers }));
		return;
	}
	if (!terminal.isInteractive) {
		const rows = syncs.map(({ budget, end, ...sync }) => ({
			...sync,
			...{ budgetUsed: budget?.used ?? null, budgetLimit: budget?.limit ?? null, end: end?.kind ?? null },
		}));
		terminal.print(formatTsv(rows, columns));
	}
	terminal.say(formatSyncSummary(syncs));
}

/** Whole shops and sellers were told when each ended; a program gets them here. */
function reportStocks(
	{ context, terminal }: Session,
	{ json, all }: SyncPricesOptions,
	syncs: StockSync[],
	stop: Stop,
): number {
	const at = context.clock().toISOString();
	if (json) for (const sync of syncs) terminal.print(formatJsonLine({ type: 'stock', at, ...sync }));
	else if (!terminal.isInteractive && !all) terminal.print(formatTsv(syncs, stockColumns));
	if (stop.isStopping()) return exitCodes.cancelled;
	return syncs.some(({ end }) => end !== 'complete') ? exitCodes.partly : exitCodes.done;
}

const stockColumns = [
	...['provider', 'channel', 'listings', 'unmatched', 'refused', 'offers', 'added', 'changed', 'gone'],
	...['end', 'problem'],
];

function sayAlert({ context, terminal }: Session, { json }: SyncPricesOptions, alert: Alert): void {
	if (json)
		terminal.print(formatJsonLine({ type: 'alert', at: context.clock().toISOString(), ...toShownAlert(alert) }));
	else terminal.say(describeAlert(alert));
}

/** A source that lacks a key is left out, which is no failure as long as another could be asked. */
function exitCodeOf(syncs: readonly ProviderSync[], isStopped: boolean): number {
	if (isStopped) return exitCodes.cancelled;
	const isDone = syncs.some(({ asked, fresh }) => asked + fresh > 0);
	const troubled = syncs.filter(({ failed, end }) => failed > 0 || end?.kind === 'failing' || end?.kind === 'waits');
	if (isDone) return troubled.length > 0 ? exitCodes.partly : exitCodes.done;
	if (troubled.length === 0) return exitCodes.credentials;
	return troubled.flatMap(({ problems }) => problems)[0]?.exitCode ?? exitCodes.unreachable;
}

function explainNothing({ command }: Session, { watched, wantlist }: SyncPricesOptions): string {
	if (watched) return `No price is watched.\nWatch one: ${command} prices watch add "Slowdive" "Souvlaki" --under 25`;
	if (wantlist) return 'The wantlist has nothing of which an album is stored.';
	return `No album with pressings is stored.\nFetch some: ${command} seed --artist "Slowdive"`;
}
