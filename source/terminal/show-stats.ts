import type { ListenerStats } from '../ops/listener-stats.ts';
import type { PriceStats } from '../ops/price-stats.ts';
import { readStats, type Stats } from '../ops/stats.ts';
import { formatCard } from './output/card.ts';
import { flatten } from './output/flatten.ts';
import { formatJson } from './output/json.ts';
import { formatCount, formatShare } from './output/numbers.ts';
import { titleOf } from './output/provider-titles.ts';
import { formatTsv } from './output/tsv.ts';
import { type Session, withContext } from './with-context.ts';

/** `stats`: what the database holds and how often it answered by itself, for a person, as TSV (name, value) or JSON. */
export async function showStats({ json }: { json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async ({ context, terminal }: Session) => {
		const stats = await readStats(context.database, context.clock());
		if (json) terminal.print(formatJson(stats));
		else
			terminal.print(
				terminal.isInteractive ? formatStats(stats, terminal.columns()) : formatTsv(flatten(stats), ['name', 'value']),
			);
		return 0;
	});
}

/** The counts for a person to read. */
export function formatStats(stats: Stats, columns: number): string {
	const { cache, steps } = stats;
	const hits = `${formatShare(cache.hitRatio)} of ${formatCount(cache.hits + cache.stale + cache.misses)} questions`;
	return [
		formatCard(
			`${stats.database} (${stats.engine})`,
			[
				['artists', `${formatCount(stats.artists)}, of which ${formatCount(stats.stubs)} are only named so far`],
				['', listCounts(stats.artistsBySource)],
				['similar artists', formatCount(stats.similars)],
				['albums', formatCount(stats.albums)],
				['', listCounts(stats.albumsBySource)],
				['releases', `${formatCount(stats.releases)}, of which ${formatCount(stats.vinylReleases)} are vinyl`],
				['', listCounts(stats.releasesBySource)],
				['dumps', listDumps(stats.dumps)],
			],
			columns,
		),
		formatCard(
			'How complete',
			[
				['artists with an MBID', formatShare(stats.shareOfArtistsWithMbid)],
				['visited artists with 20 similars or more', formatShare(stats.shareOfVisitedArtistsWithTwentySimilars)],
				['albums with pressings', formatShare(stats.shareOfAlbumsWithPressings)],
				['matches that wait for review', formatCount(stats.waitingForReview)],
				['steps', listCounts(steps)],
			],
			columns,
		),
		formatPrices(stats.prices, columns),
		formatListeners(stats.listeners, columns),
		formatCard(
			'The cache',
			[
				['answered by the database', hits],
				['calls made / saved', `${formatCount(cache.callsMade)} / ${formatCount(cache.callsSaved)}`],
			],
			columns,
		),
	].join('\n');
}

function formatPrices(prices: PriceStats, columns: number): string {
	const { offers, current, byProvider, pricedAlbums, history, watches, shops } = prices;
	return formatCard(
		'Prices',
		[
			['offers', `${formatCount(offers)}, of which ${formatCount(current)} are current`],
			['', listCounts(byProvider)],
			['albums with a price', formatCount(pricedAlbums)],
			['noted as they changed', formatCount(history)],
			['watched / shops', `${formatCount(watches)} / ${formatCount(shops)}`],
		],
		columns,
	);
}

function formatListeners(stats: ListenerStats, columns: number): string {
	return formatCard(
		'Listeners',
		[
			['listeners', formatCount(stats.listeners)],
			['artists named / played things', `${formatCount(stats.seeds)} / ${formatCount(stats.played)}`],
			['records owned / wanted', `${formatCount(stats.owned)} / ${formatCount(stats.wanted)}`],
			['locked / dismissed', `${formatCount(stats.locks)} / ${formatCount(stats.dismissals)}`],
			['accounts', formatCount(stats.accounts)],
			['sets of recommendations', formatCount(stats.sets)],
		],
		columns,
	);
}

/** "Discogs of 2026-10, read on 2026-11-20". */
function listDumps(dumps: Stats['dumps']): string {
	return Object.entries(dumps)
		.map(([source, { edition, readAt }]) => {
			const month = edition === '' ? '' : ` of ${edition}`;
			return `${titleOf(source)}${month}, read on ${readAt?.toISOString().slice(0, 10)}`;
		})
		.join('; ');
}

function listCounts(counts: Record<string, number>): string {
	return Object.entries(counts)
		.map(([name, count]) => `${name} ${formatCount(count)}`)
		.join(', ');
}
