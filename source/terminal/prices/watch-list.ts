import { findWatchedOffer, type WatchedOffer } from '../../prices/alerts.ts';
import { readWatches, type Watched } from '../../store/watches-reader.ts';
import { formatAge } from '../output/ages.ts';
import { discogsNotice } from '../output/discogs-notice.ts';
import { formatJson } from '../output/json.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { wrapWords } from '../output/widths.ts';
import { paint } from '../theme.ts';
import { withContext } from '../with-context.ts';
import { toShownMoney } from './shown-offer.ts';
import { flattenWatch, formatNow, watchFields } from './watch-lines.ts';
import { describeWatch, nameWatched, toShownWatch } from './watch-words.ts';

interface Line {
	watched: Watched;
	best: WatchedOffer | null;
}

/** `prices watch list`: what is watched, and what the best stored offer costs now. Asks no source. */
export async function listWatches({ json }: { json: boolean }): Promise<void> {
	await withContext({ stopsOnInterrupt: true }, async ({ context: { database, clock }, terminal, command }) => {
		const now = clock();
		const lines: Line[] = [];
		for (const watched of await readWatches(database)) {
			lines.push({ watched, best: await findWatchedOffer(database, watched, now) });
		}
		if (json) {
			terminal.print(formatJson({ watches: lines.map(toShownLine) }));
		} else if (!terminal.isInteractive) {
			terminal.print(
				formatTsv(
					lines.map(({ watched, best }) => flattenWatch(watched, best)),
					watchFields,
				),
			);
		} else if (lines.length > 0) {
			const isOfDiscogs = lines.some(({ best }) => best?.offer.price.provider === 'discogs');
			const notice = isOfDiscogs ? wrapWords(discogsNotice(''), terminal.columns()).map(paint.faint) : [];
			terminal.print([formatTable(lines, columnsAt(now), terminal.columns()), ...notice].join('\n'));
		}
		if (lines.length === 0) {
			terminal.say(`Nothing is watched.\nFor example: ${command} prices watch add "Slowdive" "Souvlaki" --under 25`);
		}
		return 0;
	});
}

function toShownLine({ watched, best }: Line) {
	return {
		...toShownWatch(watched),
		now:
			best === null
				? null
				: {
						total: toShownMoney(best.total),
						isShippingKnown: best.isShippingKnown,
						judged: toShownMoney(best.judged),
						provider: best.offer.price.provider,
						url: best.offer.price.url,
						fetchedAt: best.offer.price.fetchedAt,
					},
	};
}

function columnsAt(now: Date): Column<Line>[] {
	return [
		{ title: 'No.', value: ({ watched }) => watched.watch.id, align: 'right', importance: 1 },
		{ title: 'What', value: ({ watched }) => nameWatched(watched), importance: 1, narrowest: 16 },
		{ title: 'Told', value: ({ watched }) => describeWatch(watched), importance: 2, narrowest: 16 },
		{ title: 'Now', value: ({ best }) => formatNow(best), importance: 1 },
		{
			title: 'Last told',
			value: ({ watched: { watch } }) => (watch.alertedAt === null ? 'never' : formatAge(watch.alertedAt, now)),
			importance: 3,
		},
	];
}
