import type { ImportSummary } from '../../prices/feed/import-feed.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';

/** The columns of an import in TSV. */
export const importFields = [
	...['feed', 'rows', 'listings', 'soldOut', 'bad', 'placed', 'added', 'changed', 'same', 'gone', 'encoding'],
];

/** What became of a file, a line each. */
export function describeImport(name: string, summary: ImportSummary): string {
	const { rows, bad, soldOut, listings, placed, saved, gone } = summary;
	const read = [
		`${formatCounted(listings, 'offer')} in ${formatCounted(rows, 'row')}`,
		...(soldOut > 0 ? [`${formatCount(soldOut)} sold out`] : []),
		...(bad > 0 ? [`${formatCount(bad)} cannot be used`] : []),
	];
	if (placed === null) return `${name}: ${read.join(', ')}. Nothing was stored (dry run).`;
	const prices = [
		`${formatCount(saved.added)} new`,
		`${formatCount(saved.changed)} changed`,
		`${formatCount(saved.same)} as before`,
		...(gone > 0 ? [`${formatCount(gone)} gone`] : []),
	];
	return [
		`${name}: ${read.join(', ')}.`,
		`${formatCounted(placed, 'of them is an offer', 'of them are offers')} of albums that are stored: ${prices.join(', ')}.`,
	].join('\n');
}
