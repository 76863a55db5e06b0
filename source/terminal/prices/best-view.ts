import { nameCountry } from '../../countries.ts';
import { discogsPage } from '../../matching/page-addresses.ts';
import type { PressingValue } from '../../prices/value.ts';
import { cleanText } from '../../text.ts';
import { formatAge, formatShortAge } from '../output/ages.ts';
import { type Field, formatCard } from '../output/card.ts';
import { discogsNotice } from '../output/discogs-notice.ts';
import { formatLink } from '../output/hyperlink.ts';
import { formatCounted } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';
import { wrapWords } from '../output/widths.ts';
import { paint } from '../theme.ts';
import type { Showing } from './amounts.ts';
import type { BestAnswer } from './best-answer.ts';
import { listOthers } from './best-json.ts';
import { formatConversion, formatLanded, formatParts } from './landed.ts';
import {
	describeCondition,
	describeKind,
	describePressing,
	describeReach,
	describeSeller,
	nameSource,
	shortenCondition,
} from './offer-words.ts';
import { describeCheck } from './outcomes.ts';
import { isFromDiscogs, type Placed } from './placed.ts';
import { describeReason } from './reasons.ts';
import { describeBargain, describeValue } from './value-words.ts';

/** The answer for a person to read: the winner as a card, then at most `limit` others and why each lost, and who was asked when. */
export function formatBest(answer: BestAnswer, limit: number, width: number): string {
	const { album, best, placed, showing, checks } = answer;
	const shown = listOthers(answer, limit);
	const others = placed.length - (best === null ? 0 : 1);
	const isOfDiscogs = [best, ...shown].some((one) => one !== null && isFromDiscogs(one));
	const page = album.discogsId === null ? '' : `master/${album.discogsId}`;
	const faint = [
		...(others > shown.length ? [`${formatCounted(others - shown.length, 'more offer')}: --limit ${others}`] : []),
		...(checks.length === 0 ? [] : [checks.map((check) => describeCheck(check, showing.now)).join(' · ')]),
		...(isOfDiscogs ? [discogsNotice(page)] : []),
	];
	return [
		...(best === null ? [] : [formatWinner(best, answer, width)]),
		...(shown.length === 0 ? [] : [formatTable(shown, columnsFor(showing), width)]),
		...faint.flatMap((line) => wrapWords(line, width)).map(paint.faint),
		'',
	].join('\n');
}

function formatWinner({ offer, alike }: Placed, answer: BestAnswer, width: number): string {
	const { price, release } = offer;
	const { album, country, showing, value, bargain } = answer;
	const landed = formatLanded(price, showing);
	const reach =
		price.shippingAmount === null
			? `${landed} to ${nameCountry(country)}`
			: `${landed} with shipping to ${nameCountry(country)}`;
	const fields: Field[] = [
		['price', formatParts(price)],
		['converted', formatConversion(price, showing)],
		['is', describeKind(price)],
		['pressing', describePressing(release, price.candidates)],
		[
			'page',
			release?.discogsId === null || release === null ? null : formatLink(discogsPage('release', release.discogsId)),
		],
		['condition', describeCondition(price) ?? 'the source does not say'],
		['seller', describeSeller(price)],
		['alike', alike === 1 ? null : `${formatCounted(alike, 'copy', 'copies')} like it`],
		['from', `${nameSource(price)}, ${formatAge(price.fetchedAt, showing.now)}; ships ${describeReach(price)}`],
		['matched', `by ${price.method}`],
		['value', value === null || isOwnPriceOnly(value) ? null : describeValue(value, showing)],
		['', bargain === null ? null : describeBargain(bargain, showing)],
		['buy at', formatLink(cleanText(price.url))],
	];
	return formatCard(cleanText(`${album.credit} – ${album.title}: ${reach}`), fields, width);
}

/** A single price is hardly another one than that which is shown above. */
function isOwnPriceOnly(value: PressingValue): boolean {
	return value.basis === 'offers' && value.prices === 1;
}

function nameSourceOf({ offer, alike }: Placed): string {
	return alike === 1 ? nameSource(offer.price) : `${alike} × ${nameSource(offer.price)}`;
}

function columnsFor(showing: Showing): Column<Placed>[] {
	return [
		{ title: '#', value: ({ place }) => place, align: 'right', importance: 4 },
		{ title: 'Total', value: ({ offer }) => formatLanded(offer.price, showing), align: 'right', importance: 1 },
		{
			title: 'Why not',
			value: ({ reason }) => (reason === null ? '' : describeReason(reason, showing)),
			importance: 1,
			narrowest: 16,
			cutAfter: 3,
		},
		{
			title: 'Pressing',
			value: ({ offer }) => describePressing(offer.release, offer.price.candidates),
			importance: 3,
			narrowest: 12,
		},
		{ title: 'Condition', value: ({ offer }) => shortenCondition(offer.price), importance: 5, narrowest: 6 },
		{ title: 'From', value: nameSourceOf, importance: 2, narrowest: 8 },
		{
			title: 'Age',
			value: ({ offer }) => formatShortAge(offer.price.fetchedAt, showing.now),
			align: 'right',
			importance: 1,
		},
	];
}
