import { nameCountry } from '../../countries.ts';
import { exitCodes } from '../../errors.ts';
import { convert } from '../../money/convert.ts';
import { formatMoney } from '../../money/format-money.ts';
import {
	type DayPrice,
	type HistorySummary,
	type LowestOffer,
	lowestPerDay,
	summariseHistory,
} from '../../prices/history.ts';
import { drawSparkline } from '../../prices/sparkline.ts';
import { readRates } from '../../store/fx-rates.ts';
import { cleanText } from '../../text.ts';
import { discogsNotice } from '../output/discogs-notice.ts';
import { formatJson } from '../output/json.ts';
import { formatCounted } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { type Column, formatTable } from '../output/table.ts';
import { formatTsv } from '../output/tsv.ts';
import { wrapWords } from '../output/widths.ts';
import { paint } from '../theme.ts';
import { type Session, withContext } from '../with-context.ts';
import { type Showing, showEuro } from './amounts.ts';
import { checkPlace, findPlace, type Place, type PlaceOptions } from './place.ts';
import { findPriced, type Priced, type PricedOptions, readPricedQuestion } from './priced.ts';
import { type ShownMoney, toShownMoney } from './shown-offer.ts';

export interface HistoryOptions extends PricedOptions, PlaceOptions {
	days: number;
	json: boolean;
}

/** A day as `--json` shows it. `total` is null on a day of which nothing is known. */
interface ShownDay {
	day: string;
	/** In the currency that was asked for, or in the offer's own where that has no rate. */
	total: ShownMoney | null;
	isShippingKnown: boolean | null;
	/** As it was asked for. */
	original: ShownMoney | null;
	provider: string | null;
	kind: string | null;
	releaseId: number | null;
	offers: number;
}

/** Days in a row on which the same was to be had. */
interface Stretch {
	from: string;
	to: string;
	lowest: LowestOffer;
	offers: number;
}

/** `prices history`: the lowest price per day of an album or a pressing, as a line and a table, TSV or JSON. Asks no source. */
export async function showPriceHistory(words: (string | undefined)[], options: HistoryOptions): Promise<void> {
	const question = readPricedQuestion(words, options, 'prices history');
	await withContext({ stopsOnInterrupt: true, check: () => checkPlace(options) }, async (session) => {
		const place = await findPlace(session, options);
		const priced = await findPriced(session.context.database, question);
		return show(session, priced, place, options);
	});
}

async function show(
	{ context: { database, clock }, terminal }: Session,
	priced: Priced,
	{ country, currency }: Place,
	{ days, json }: HistoryOptions,
): Promise<number> {
	const now = clock();
	const showing = { currency, rates: await readRates(database), now };
	const history = lowestPerDay(priced.events, priced.prices, { country, days, now, rates: showing.rates });
	const summary = summariseHistory(history);
	const title = `${priced.title} to ${nameCountry(country)}`;
	const isOfDiscogs = history.some(({ lowest }) => lowest?.provider === 'discogs');
	const notice = isOfDiscogs ? discogsNotice(priced.page) : null;
	if (json) {
		const { album, release } = priced;
		const shown = history.map((day) => toShownDay(day, showing));
		const told = summary === null ? null : toShownSummary(summary, showing);
		terminal.print(formatJson({ album, release, country, currency, summary: told, days: shown, notice }));
	} else if (!terminal.isInteractive) {
		terminal.print(
			formatTsv(
				history.map((day) => flattenDay(toShownDay(day, showing))),
				dayFields,
			),
		);
	} else if (summary !== null) {
		const width = terminal.columns();
		terminal.print(formatHistory(title, history, summary, showing, { width, isAscii: !terminal.hasBlocks }));
		if (notice !== null) terminal.print(wrapWords(notice, width).map(paint.faint).join('\n'));
	}
	if (summary === null) {
		terminal.say(
			`No price of ${title} is known of the last ${formatCounted(days, 'day')}.\nPrices are noted whenever they are asked for, for example with: vinilogy prices best`,
		);
	}
	return summary === null ? exitCodes.failed : exitCodes.done;
}

/** The line of prices, what it says, and the stretches of days on which the same was to be had, the newest first. */
export function formatHistory(
	title: string,
	history: DayPrice[],
	{ lowest, medianEuro, latest, knownDays }: HistorySummary,
	showing: Showing,
	{ width, isAscii }: { width: number; isAscii: boolean },
): string {
	const line = drawSparkline(
		history.map((day) => day.lowest?.totalEuro ?? null),
		{ width: Math.min(width, history.length), isAscii },
	);
	const isNow = latest === history.at(-1);
	const told = [
		`${isNow ? 'now' : 'last known'} ${formatLowest(latest.lowest, showing)} (${latest.day})`,
		`lowest ${formatLowest(lowest.lowest, showing)} (${lowest.day})`,
		`middle ${showEuro(medianEuro, showing)} of ${formatCounted(knownDays, 'day')}`,
	];
	return [
		...wrapWords(cleanText(`${title}: ${formatCounted(history.length, 'day')}`), width).map(paint.heading),
		'',
		line,
		...wrapWords(told.join(' · '), width),
		'',
		formatTable(listStretches(history).toReversed(), columnsFor(showing), width),
	].join('\n');
}

/** Neighbouring days on which the same offer was the lowest of as many, as one; days of which nothing is known are left out. */
export function listStretches(history: DayPrice[]): Stretch[] {
	const stretches: Stretch[] = [];
	let before: DayPrice | undefined;
	for (const day of history) {
		const { lowest, offers } = day;
		const last = stretches.at(-1);
		const isSame = before?.offers === offers && JSON.stringify(before.lowest) === JSON.stringify(lowest);
		if (lowest !== null && isSame && last !== undefined) last.to = day.day;
		else if (lowest !== null) stretches.push({ from: day.day, to: day.day, lowest, offers });
		before = day;
	}
	return stretches;
}

function columnsFor(showing: Showing): Column<Stretch>[] {
	return [
		{ title: 'From', value: ({ from }) => from, importance: 1 },
		{ title: 'To', value: ({ from, to }) => (to === from ? '' : to), importance: 2 },
		{ title: 'Lowest', value: ({ lowest }) => formatLowest(lowest, showing), align: 'right', importance: 1 },
		{ title: 'Is', value: ({ lowest }) => lowest.kind, importance: 4 },
		{ title: 'Source', value: ({ lowest }) => titleOf(lowest.provider), importance: 1 },
		{ title: 'Offers', value: ({ offers }) => offers, align: 'right', importance: 3 },
	];
}

function convertLowest({ currency, totalAmount }: LowestOffer, showing: Showing) {
	const own = { currency, amount: totalAmount };
	return convert(own, showing.currency, showing.rates) ?? own;
}

function formatLowest(lowest: LowestOffer, showing: Showing): string {
	return `${formatMoney(convertLowest(lowest, showing))}${lowest.isShippingKnown ? '' : ' + shipping'}`;
}

function toShownDay({ day, lowest, offers }: DayPrice, showing: Showing): ShownDay {
	return {
		day,
		total: lowest === null ? null : toShownMoney(convertLowest(lowest, showing)),
		isShippingKnown: lowest?.isShippingKnown ?? null,
		original: lowest === null ? null : toShownMoney({ currency: lowest.currency, amount: lowest.totalAmount }),
		provider: lowest?.provider ?? null,
		kind: lowest?.kind ?? null,
		releaseId: lowest?.releaseId ?? null,
		offers,
	};
}

function toShownSummary({ lowest, medianEuro, latest, knownDays }: HistorySummary, showing: Showing) {
	const euro = { currency: 'EUR', amount: medianEuro };
	return {
		lowest: toShownDay(lowest, showing),
		median: toShownMoney(convert(euro, showing.currency, showing.rates) ?? euro),
		latest: toShownDay(latest, showing),
		knownDays,
	};
}

function flattenDay({ total, original, ...day }: ShownDay): object {
	return {
		...day,
		total: total?.decimal,
		currency: total?.currency,
		originalTotal: original?.decimal,
		originalCurrency: original?.currency,
	};
}

const dayFields = [
	...['day', 'total', 'currency', 'isShippingKnown', 'provider', 'kind', 'offers', 'releaseId'],
	...['originalTotal', 'originalCurrency'],
];
