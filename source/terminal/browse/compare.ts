import type { ReleaseRow } from '../../store/releases-reader.ts';
import { formatShortAge } from '../output/ages.ts';
import { formatCount } from '../output/numbers.ts';
import { titleOf } from '../output/provider-titles.ts';
import { spellKind } from '../release-columns.ts';
import { currentPrice, type PricedPressing } from './prices/priced.ts';
import { formatTotal, nameKind } from './prices/words.ts';

/** Pressings side by side. */
export interface Comparison {
	rows: readonly PricedPressing[];
	/** The first one on the screen, where not all fit. */
	at: number;
	/** The first line on the screen. */
	top: number;
}

/** One thing that pressings have, and what each has of it. */
export interface ComparedLine {
	title: string;
	values: string[];
	/** Not all of them have the same. */
	differs: boolean;
}

const things: [title: string, value: (row: PricedPressing, now: Date) => string | number | null][] = [
	['Title', ({ title }) => title],
	['Country', ({ country }) => country],
	['Released', ({ released, year }) => released ?? year],
	['Label', ({ label }) => label],
	['Cat. no.', ({ catalogNumber }) => catalogNumber],
	['Format', ({ format }) => format],
	['Descriptions', ({ descriptions }) => descriptions.join(', ')],
	['Colour, text', ({ formatText }) => formatText],
	['Discs', ({ discs }) => discs],
	['Kind', (row) => spellKind(row) || 'official'],
	['Price', describeCheapest],
	['Offers', ({ price }) => price?.offers ?? null],
	['Barcode', ({ barcode }) => barcode],
	['Rating', ({ discogsRating, discogsVotes }) => discogsRating && `${discogsRating.toFixed(2)} (${discogsVotes})`],
	['Have', ({ have }) => have && formatCount(have)],
	['Want', ({ want }) => want && formatCount(want)],
	['Discogs', ({ discogsId }) => discogsId],
	['Matrix', ({ identifiers }) => listIdentifiers(identifiers, 'Matrix / Runout')],
];

/** Every thing that at least one of them has. */
export function comparePressings(rows: readonly PricedPressing[], now: Date): ComparedLine[] {
	return things
		.map(([title, value]) => {
			const values = rows.map((row) => String(value(row, now) ?? ''));
			return { title, values, differs: new Set(values).size > 1 };
		})
		.filter(({ values }) => values.some((value) => value !== ''));
}

/** The column with the things' names. */
export const comparedNames = 15;
const narrowestPressing = 18;

/** How many pressings there is room for side by side, one at least. */
export function countFitting({ rows }: Pick<Comparison, 'rows'>, width: number): number {
	return Math.max(1, Math.min(rows.length, Math.floor((width - comparedNames) / (narrowestPressing + 1))));
}

/** "€22.50+ eBay 3h": the cheapest with where it comes from and its age. */
function describeCheapest(row: PricedPressing, now: Date): string | null {
	const offer = currentPrice(row, now);
	if (offer === null) return row.price === null ? null : 'none now';
	const kind = nameKind(offer);
	return [
		formatTotal(offer),
		kind === 'asking' ? '' : kind,
		titleOf(offer.provider),
		formatShortAge(offer.fetchedAt, now),
	]
		.filter(Boolean)
		.join(' ');
}

function listIdentifiers(identifiers: ReleaseRow['identifiers'], wanted: string): string {
	return (identifiers ?? [])
		.filter(({ type }) => type === wanted)
		.map(({ value }) => value)
		.join(' / ');
}
