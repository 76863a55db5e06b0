import type { ArtistLine } from '../../store/browse-reader.ts';
import { formatShortAge } from '../output/ages.ts';
import { formatCount } from '../output/numbers.ts';
import { shortenKind } from '../release-columns.ts';
import type { ListKind, Sortable } from './list.ts';
import { currentPrice, type ListedPrice, type PricedAlbum, type PricedPressing } from './prices/priced.ts';
import { formatRoundTotal } from './prices/words.ts';

/** A column as it is drawn: how wide it is, and what it shows of a row. */
export interface DrawnColumn<Row> {
	title: string;
	/** Not cleaned: whoever draws it does that. */
	text(row: Row, now: Date): string;
	/** Columns of the terminal; one that grows takes at least so many and a share of what is left over. */
	width: number;
	grows?: boolean;
	align?: 'right';
	/** Left out unless a greater share of the rows than this says something else than the first, as titles of one album's pressings do. */
	tellsApart?: number;
	/** 1 is always shown; the highest number is the first to go in a narrow pane. */
	importance: number;
}

/** A column of a pane, which can be sorted by it. */
export interface PaneColumn<Row> extends DrawnColumn<Row>, Sortable<Row> {}

/** A pane's kind of row. */
export interface PaneKind<Row> extends ListKind<Row> {
	columns: readonly PaneColumn<Row>[];
}

export const artistPane: PaneKind<ArtistLine> = {
	id: ({ id }) => id,
	name: ({ name }) => name,
	columns: [
		{
			title: 'Artist',
			text: ({ name, disambiguation }) => (disambiguation === null ? name : `${name} (${disambiguation})`),
			sortKey: ({ name }) => name,
			width: 14,
			grows: true,
			importance: 1,
		},
		{
			title: 'Like',
			text: ({ score }) => (score === null ? '' : score.toFixed(2)),
			sortKey: ({ score }) => score,
			width: 4,
			tellsApart: 0,
			importance: 2,
		},
		{
			title: 'Listen',
			text: ({ listeners }) => shorten(listeners),
			sortKey: ({ listeners }) => listeners,
			width: 6,
			align: 'right',
			importance: 5,
		},
		{
			title: 'Alb.',
			text: ({ counts }) => (counts === null ? '' : String(counts.albums || '–')),
			sortKey: ({ counts }) => counts?.albums ?? null,
			width: 4,
			align: 'right',
			importance: 3,
		},
		{
			title: 'Press.',
			text: ({ counts }) => (counts === null ? '' : String(counts.pressings || '–')),
			sortKey: ({ counts }) => counts?.pressings ?? null,
			width: 6,
			align: 'right',
			importance: 4,
		},
		{
			title: 'Age',
			text: ({ counts }, now) =>
				counts === null ? '' : counts.fetchedAt === null ? '–' : formatShortAge(counts.fetchedAt, now),
			sortKey: ({ counts }) => counts?.fetchedAt?.getTime() ?? null,
			width: 4,
			align: 'right',
			importance: 6,
		},
	],
};

export const albumPane: PaneKind<PricedAlbum> = {
	id: ({ id }) => id,
	name: ({ title }) => title,
	columns: [
		{
			title: 'Year',
			text: ({ firstReleaseYear }) => String(firstReleaseYear ?? '????'),
			sortKey: ({ firstReleaseYear }) => firstReleaseYear,
			width: 4,
			importance: 1,
		},
		{
			title: 'Album',
			text: ({ title }) => title,
			sortKey: ({ title }) => title,
			width: 18,
			grows: true,
			importance: 1,
		},
		{
			title: 'Press.',
			text: ({ pressings }) => String(pressings || '–'),
			sortKey: ({ pressings }) => pressings,
			width: 6,
			align: 'right',
			importance: 3,
		},
		{
			title: 'Ctry',
			text: ({ countries }) => String(countries || '–'),
			sortKey: ({ countries }) => countries,
			width: 4,
			align: 'right',
			importance: 4,
		},
		priceColumn(2),
	],
};

export const pressingPane: PaneKind<PricedPressing> = {
	id: ({ id }) => id,
	name: ({ credit, title, country, year, label, catalogNumber, format, formatText }) =>
		[year, country, label, catalogNumber, format, formatText, title, credit].filter(Boolean).join(' '),
	columns: [
		{
			title: 'Country',
			text: ({ country }) => country ?? '',
			sortKey: ({ country }) => country,
			width: 9,
			importance: 1,
		},
		{
			title: 'Year',
			text: ({ year }) => String(year ?? ''),
			sortKey: ({ year }) => year,
			width: 4,
			importance: 1,
		},
		{
			title: 'Artist',
			text: ({ credit }) => credit ?? '',
			sortKey: ({ credit }) => credit,
			width: 10,
			grows: true,
			tellsApart: 0,
			importance: 2,
		},
		{
			title: 'Title',
			text: ({ title }) => title,
			sortKey: ({ title }) => title,
			width: 12,
			grows: true,
			tellsApart: 0.25,
			importance: 2,
		},
		{
			title: 'Label',
			text: ({ label }) => label ?? '',
			sortKey: ({ label }) => label,
			width: 12,
			grows: true,
			importance: 5,
		},
		{
			title: 'Cat. no.',
			text: ({ catalogNumber }) => catalogNumber ?? '',
			sortKey: ({ catalogNumber }) => catalogNumber,
			width: 11,
			grows: true,
			importance: 3,
		},
		{
			title: 'Format',
			text: ({ format }) => format ?? '',
			sortKey: ({ format }) => format,
			width: 6,
			importance: 4,
		},
		priceColumn(3),
		{
			title: 'Colour, text',
			text: ({ formatText, goneAt }) => [goneAt === null ? '' : 'gone', formatText].filter(Boolean).join(', '),
			sortKey: ({ formatText }) => formatText,
			width: 8,
			grows: true,
			importance: 7,
		},
		{
			title: 'Kind',
			text: shortenKind,
			sortKey: (row) => shortenKind(row) || null,
			width: 9,
			importance: 6,
		},
		{
			title: 'Rating',
			text: ({ discogsRating }) => discogsRating?.toFixed(2) ?? '',
			sortKey: ({ discogsRating }) => discogsRating,
			width: 6,
			align: 'right',
			importance: 10,
		},
		{
			title: 'Have',
			text: ({ have }) => shorten(have),
			sortKey: ({ have }) => have,
			width: 5,
			align: 'right',
			importance: 8,
		},
		{
			title: 'Want',
			text: ({ want }) => shorten(want),
			sortKey: ({ want }) => want,
			width: 5,
			align: 'right',
			importance: 9,
		},
	],
};

/**
 * The cheapest that can be bought: "€22", "€22+" where shipping is unknown, "–" where nothing is on offer now, nothing where nobody
 * was asked. What can be bought is compared by its rank, so that a price without shipping does not win by that.
 */
function priceColumn(importance: number): PaneColumn<{ price: ListedPrice | null }> {
	return {
		title: 'Price',
		text(row, now) {
			const offer = currentPrice(row, now);
			if (offer !== null) return formatRoundTotal(offer);
			return row.price === null ? '' : '–';
		},
		sortKey: ({ price }) => price?.cheapest?.rankEuro ?? null,
		width: 5,
		align: 'right',
		importance,
	};
}

/** "1,234", "56.7k", "1.2M": never more than six columns. */
function shorten(count: number | null): string {
	if (count === null) return '';
	if (count < 10_000) return formatCount(count);
	return count < 1_000_000 ? `${(count / 1000).toFixed(count < 100_000 ? 1 : 0)}k` : `${(count / 1e6).toFixed(1)}M`;
}
