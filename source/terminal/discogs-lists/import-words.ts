import type { ImportedList } from '../../profiles/discogs/csv/import-list.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';

/** The columns of an import in TSV. */
export const importedFields = [
	...['list', 'rows', 'added', 'filled', 'same', 'bad', 'releases', 'placed', 'queued', 'encoding', 'dryRun'],
];

/** What became of a list, a line each, with the next step. */
export function describeImported(list: string, imported: ImportedList, command: string): string {
	const { rows, bad, added, filled, same, releases, placed, queued } = imported;
	const read = [
		`${formatCounted(rows, 'row')} of a ${list}`,
		...(bad.length > 0 ? [`${formatCount(bad.length)} more cannot be used`] : []),
	];
	const counts = [
		`${formatCount(added)} new`,
		`${formatCount(same)} as stored`,
		...(filled > 0 ? [`${formatCount(filled)} with more than was known`] : []),
	];
	const lines = [`${read.join(', ')}: ${counts.join(', ')}.`];
	if (releases > 0) lines.push(`${formatCounted(releases, 'release was', 'releases were')} not in the catalogue.`);
	if (placed === null || queued === null) return [...lines, 'Nothing was stored (dry run).'].join('\n');
	if (placed > 0) lines.push(`${formatCounted(placed, 'release')} found the album by artist and title.`);
	if (queued > 0) {
		lines.push(
			`${formatCounted(queued, 'release is', 'releases are')} to be looked up, a call each: ${command} ingest`,
		);
	}
	return lines.join('\n');
}
