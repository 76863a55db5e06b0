import { formatMoney } from '../../../money/format-money.ts';
import { ranking } from '../../../money/ranking.ts';
import { formatAge } from '../../output/ages.ts';
import { titleOf } from '../../output/provider-titles.ts';
import { wrapWords } from '../../output/widths.ts';
import { gutter } from '../lay-columns.ts';
import { stepCursor } from '../list.ts';
import type { BrowseState } from '../state.ts';
import { isCurrent, type PricedOffer } from './priced.ts';
import {
	type Chosen,
	type CountryPrice,
	groupOffers,
	type PricesState,
	type PriceView,
	type ProviderSaid,
} from './view.ts';
import { isShippingOpen } from './words.ts';

/** One line of the price pane. Headings are passed over by the cursor; the others are found again by their key. */
export type PriceLine = { kind: 'heading'; text: string } | ChosenLine;

export type ChosenLine =
	| { kind: 'offer'; key: string; offer: PricedOffer; group: 'current' | 'perhaps' | 'expired' }
	| { kind: 'country'; key: string; best: CountryPrice }
	| { kind: 'text'; key: string; text: string };

/** The lines of the price pane as they are on this screen; none until they were read. */
export function linesOf({ now, size }: Pick<BrowseState, 'now' | 'size'>, { view, unasked }: PricesState): PriceLine[] {
	return view === null ? [] : listPriceLines(view, unasked, { now, width: size.columns - gutter });
}

/** Everything that is known, in the order in which a buyer asks for it; texts in lines of at most `width` columns. */
function listPriceLines(
	view: PriceView,
	unasked: readonly ProviderSaid[],
	{ now, width }: { now: Date; width: number },
): PriceLine[] {
	const { current, perhaps, expired } = groupOffers(view, now);
	const countries = view.countries.filter(({ offer }) => isCurrent(offer, now));
	return [
		...section('Current offers', offerLines(current, 'current'), 'Nothing is on offer now.'),
		...(current.some(isShippingOpen) ? textLines('rule', [shippingRule], width) : []),
		...section('May be this pressing', offerLines(perhaps, 'perhaps'), null),
		...section('Cheapest of the album, by country', countries.map(countryLine), null),
		...section('History and value of the pressing', textLines('past', view.past, width), null),
		...section('No longer current', offerLines(expired, 'expired'), null),
		...section(
			'What the sources said',
			textLines(
				'said',
				[...view.said, ...unasked].map((said) => describeSaid(said, now)),
				width,
			),
			'No source was asked about it yet: r asks.',
		),
	];
}

/** What the order of prices without shipping follows (see `money/ranking.ts`), and what their sign means. */
const shippingRule = `+ is without shipping, which nobody says; ranked as if it were ${formatMoney({ currency: 'EUR', amount: ranking.shippingAllowance })}.`;

function section(title: string, lines: ChosenLine[], empty: string | null): PriceLine[] {
	if (lines.length > 0) return [{ kind: 'heading', text: title }, ...lines];
	return empty === null
		? []
		: [
				{ kind: 'heading', text: title },
				{ kind: 'text', key: `no ${title}`, text: empty },
			];
}

function offerLines(offers: PricedOffer[], group: 'current' | 'perhaps' | 'expired'): ChosenLine[] {
	return offers.map((offer) => ({ kind: 'offer', key: `offer ${offer.id}`, offer, group }));
}

function countryLine(best: CountryPrice): ChosenLine {
	return { kind: 'country', key: `country ${best.country}`, best };
}

function textLines(name: string, texts: readonly string[], width: number): ChosenLine[] {
	return texts
		.flatMap((text) => wrapWords(text, width))
		.map((text, at) => ({ kind: 'text', key: `${name} ${at}`, text }));
}

/** "Discogs, 2 hours ago: 14 offers", "eBay: no key". */
function describeSaid({ provider, at, text }: ProviderSaid, now: Date): string {
	return `${titleOf(provider)}${at === null ? '' : `, ${formatAge(at, now)}`}: ${text}`;
}

/** Which of these lines the cursor is on, an index of `lines`; -1 where there is none to be on. */
export function cursorIn(lines: readonly PriceLine[], chosen: Chosen | null): number {
	const places = placesIn(lines);
	const found = lines.findIndex((line) => line.kind !== 'heading' && line.key === chosen?.key);
	return found === -1 ? (places[Math.min(chosen?.at ?? 0, places.length - 1)] ?? -1) : found;
}

/** The line under the cursor. */
export function chosenIn(lines: readonly PriceLine[], chosen: Chosen | null): ChosenLine | null {
	const line = lines[cursorIn(lines, chosen)];
	return line === undefined || line.kind === 'heading' ? null : line;
}

/** The line to which a key moves the cursor. */
export function moveChosen(
	lines: readonly PriceLine[],
	chosen: Chosen | null,
	command: string | undefined,
	page: number,
): Chosen | null {
	const places = placesIn(lines);
	const from = Math.max(0, places.indexOf(cursorIn(lines, chosen)));
	const at = stepCursor(from, command, places.length, page);
	const line = lines[places[at] ?? -1];
	return line === undefined || line.kind === 'heading' ? null : { key: line.key, at };
}

function placesIn(lines: readonly PriceLine[]): number[] {
	return lines.flatMap(({ kind }, at) => (kind === 'heading' ? [] : [at]));
}

/** The offer that a line is of, or null. */
export function offerOf(line: ChosenLine | null): PricedOffer | null {
	if (line === null || line.kind === 'text') return null;
	return line.kind === 'offer' ? line.offer : line.best.offer;
}
