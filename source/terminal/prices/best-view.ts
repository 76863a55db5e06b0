import { nameCountry } from '../../countries.ts';
import { discogsPage } from '../../matching/page-addresses.ts';
import type { Bargain, PressingValue } from '../../prices/value.ts';
import type { AlbumRow } from '../../store/albums-reader.ts';
import type { OfferOfAlbum } from '../../store/prices-reader.ts';
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
import type { Placed } from './placed.ts';
import { describeReason } from './reasons.ts';
import { describeBargain, describeValue } from './value-words.ts';

/** What the answer about the best price is told with. */
export interface BestView {
	album: AlbumRow;
	country: string;
	placed: Placed[];
	counts: { offers: number; listings: number };
	/** What is known of the winner's pressing. */
	value: PressingValue | null;
	bargain: Bargain | null;
	showing: Showing;
	limit: number;
}

/** The answer for a person to read: the winner as a card, then the others and why each lost. */
export function formatBest(view: BestView, width: number): string {
	const [first, ...rest] = view.placed;
	const winner = first?.place === 1 ? first : null;
	const others = winner === null ? view.placed : rest;
	const shown = others.slice(0, view.limit);
	const more = others.length - shown.length;
	const isOfDiscogs = [...(winner === null ? [] : [winner]), ...shown].some(({ offer }) => isFromDiscogs(offer));
	const page = view.album.discogsId === null ? '' : `master/${view.album.discogsId}`;
	return [
		...(winner === null ? [] : [formatWinner(winner, view, width)]),
		...(shown.length === 0 ? [] : [formatTable(shown, columnsFor(view.showing), width)]),
		...(more === 0 ? [] : [paint.faint(`${formatCounted(more, 'more offer')}: --limit ${others.length}`)]),
		...(isOfDiscogs ? wrapWords(discogsNotice(page), width).map(paint.faint) : []),
		'',
	].join('\n');
}

/** Whether Discogs told the number, or what pressing it is of. */
export function isFromDiscogs({ price, release }: OfferOfAlbum): boolean {
	return price.provider === 'discogs' || release?.source === 'discogs';
}

function formatWinner({ offer, alike }: Placed, view: BestView, width: number): string {
	const { price, release } = offer;
	const { album, country, showing, value, bargain } = view;
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
