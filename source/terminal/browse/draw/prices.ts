import { nameCountry } from '../../../countries.ts';
import { formatMoney } from '../../../money/format-money.ts';
import { formatShortAge, formatWait } from '../../output/ages.ts';
import { fillBlock } from '../../output/blocks.ts';
import { cell } from '../../output/cell.ts';
import { titleOf } from '../../output/provider-titles.ts';
import { pad } from '../../output/widths.ts';
import { paint } from '../../theme.ts';
import type { DrawnColumn } from '../columns.ts';
import { gap, gutter, type LaidColumn, layColumns } from '../lay-columns.ts';
import { layScreen } from '../layout.ts';
import { topOf } from '../list.ts';
import { chosenIn, cursorIn, linesOf, offerOf, type PriceLine } from '../prices/lines.ts';
import type { PricedOffer } from '../prices/priced.ts';
import { type CountryPrice, describeBuyer, isSure, type PricesState } from '../prices/view.ts';
import {
	describePrice,
	formatTotal,
	nameCondition,
	nameFit,
	nameKind,
	nameSeller,
	nameShipping,
} from '../prices/words.ts';
import type { BrowseState } from '../state.ts';

const columns: readonly DrawnColumn<PricedOffer>[] = [
	{ title: 'Total', text: formatTotal, width: 8, align: 'right', importance: 1 },
	{ title: 'What', text: nameKind, width: 12, importance: 1 },
	{ title: 'Condition', text: nameCondition, width: 9, importance: 3 },
	{
		title: 'Price',
		text: ({ currency, amount }) => formatMoney({ currency, amount }),
		width: 8,
		align: 'right',
		importance: 5,
	},
	{ title: 'Shipping', text: nameShipping, width: 8, align: 'right', importance: 4 },
	{ title: 'From', text: ({ shipsFrom }) => shipsFrom ?? '', width: 4, importance: 6 },
	{ title: 'Source', text: ({ provider }) => titleOf(provider), width: 7, importance: 2 },
	{ title: 'Seller', text: nameSeller, width: 10, grows: true, importance: 7 },
	{ title: 'Match', text: (offer) => (isSure(offer) ? '' : nameFit(offer)), width: 16, importance: 8 },
	{ title: 'Listed as', text: ({ title }) => title ?? '', width: 16, grows: true, importance: 9 },
	{
		title: 'Age',
		text: ({ fetchedAt }, now) => formatShortAge(fetchedAt, now),
		width: 4,
		align: 'right',
		importance: 2,
	},
];

/** The price pane as lines of exactly `width` columns: what it is of, the columns' titles, its lines, and who is being asked. */
export function drawPrices(state: BrowseState, mode: PricesState, width: number, height: number): string[] {
	const laid = layColumns(columns, mode.view?.offers ?? [], width, state.now);
	const lines = linesOf(state, mode);
	const cursor = cursorIn(lines, mode.chosen);
	const room = Math.max(0, height - 3);
	const top = topOf(Math.max(0, cursor), lines.length, room);
	const drawn = lines
		.slice(top, top + room)
		.map((line, at) => drawLine(line, top + at === cursor, laid, width, state.now));
	const titles = laid.map(({ title, width: wide, align }) => cell(title, wide, align)).join(' '.repeat(gap));
	return [
		paint.heading(cell(`Prices ${describeBuyer(state.buyer)} · ${namePressing(mode)}`, width)),
		paint.faint(pad(' '.repeat(gutter) + titles, width)),
		...fillBlock(drawn, { columns: width, rows: room }),
		paint.faint(cell(describeAsking(mode, state.now) || describeChosen(state, mode), width)),
	];
}

function drawLine(
	line: PriceLine,
	isCursor: boolean,
	laid: readonly LaidColumn<PricedOffer>[],
	width: number,
	now: Date,
): string {
	if (line.kind === 'heading') return paint.heading(cell(line.text, width));
	const text = line.kind === 'text' ? line.text : '';
	const body =
		line.kind === 'offer'
			? laid.map((column) => cell(column.text(line.offer, now), column.width, column.align)).join(' '.repeat(gap))
			: cell(line.kind === 'country' ? nameCountryPrice(line.best, laid[0]?.width ?? 0, now) : text, width - gutter);
	const drawn = `${isCursor ? '›' : ' '}${signOf(line)}${body}`;
	if (isCursor) return paint.selected(drawn);
	return line.kind === 'offer' && line.group === 'expired' ? paint.faint(drawn) : drawn;
}

/** What is no price of today, or perhaps of another pressing, is told apart where its heading has been scrolled away, too. */
function signOf(line: PriceLine): string {
	if (line.kind !== 'offer') return ' ';
	return { current: ' ', perhaps: '?', expired: '×' }[line.group];
}

function nameCountryPrice({ country, offer, of }: CountryPrice, wide: number, now: Date): string {
	const source = `${titleOf(offer.provider)} ${formatShortAge(offer.fetchedAt, now)}`;
	return `${cell(formatTotal(offer), wide, 'right')} ${nameCountry(country)}, ${source}, ${nameKind(offer)} · ${of}`;
}

function namePressing({ pressing }: PricesState): string {
	const { year, country, label, catalogNumber, format, formatText } = pressing;
	return [year, country, label, catalogNumber, format, formatText].filter(Boolean).join(' ');
}

/** Where there is no band below that tells about the offer under the cursor. */
function describeChosen(state: BrowseState, mode: PricesState): string {
	const offer = offerOf(chosenIn(linesOf(state, mode), mode.chosen));
	return offer === null || layScreen(state).detailRows > 0 ? '' : describePrice(offer, state.now);
}

function describeAsking({ view, askingSince }: PricesState, now: Date): string {
	if (askingSince !== null) {
		const seconds = Math.floor((now.getTime() - askingSince.getTime()) / 1000);
		return `asking the sources of prices …${seconds < 2 ? '' : ` ${formatWait(seconds)}`}`;
	}
	return view === null ? 'reading …' : '';
}
