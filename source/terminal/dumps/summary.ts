import type { ImportOutcome } from '../../dumps/progress.ts';
import { cleanText } from '../../text.ts';
import { formatClock } from '../output/ages.ts';
import { formatCount, formatCounted } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';

/** The columns of an import in a pipe. */
export const outcomeFields: (keyof ImportOutcome)[] = [
	...(['kind', 'edition', 'file', 'records', 'kept', 'added', 'changed', 'unchanged', 'gone', 'rejected'] as const),
	...(['seconds', 'isResumed', 'rejectsFile', 'unknownElements', 'importId'] as const),
];

/** What is counted of a file. */
export type Counted = Pick<
	ImportOutcome,
	'kind' | 'edition' | 'records' | 'kept' | 'added' | 'changed' | 'unchanged' | 'gone' | 'rejected' | 'seconds'
>;

/** What came of each file, for a person. */
export function formatOutcomes(outcomes: Counted[], width: number): string {
	const counted = (title: string, importance: number, value: (outcome: Counted) => number) => ({
		...{ title, importance, align: 'right' as const },
		value: (outcome: Counted) => formatCount(value(outcome)),
	});
	const columns: Column<Counted>[] = [
		{ title: 'File', value: ({ kind }) => cleanText(kind), importance: 1 },
		{ title: 'Of', value: ({ edition }) => cleanText(edition), importance: 7 },
		counted('Records', 3, ({ records }) => records),
		counted('Kept', 1, ({ kept }) => kept),
		counted('New', 1, ({ added }) => added),
		counted('Changed', 1, ({ changed }) => changed),
		counted('As before', 4, ({ unchanged }) => unchanged),
		counted('Gone', 2, ({ gone }) => gone),
		counted('Rejected', 5, ({ rejected }) => rejected),
		{ title: 'Time', value: ({ seconds }) => formatClock(seconds), align: 'right', importance: 6 },
	];
	return formatTable(outcomes, columns, width);
}

/** What is to be known of files beside their numbers: a line each. */
export function describeOutcomes(outcomes: ImportOutcome[]): string[] {
	return outcomes.flatMap((outcome) => [
		...(outcome.isResumed ? [`${outcome.kind}: went on from where it was interrupted.`] : []),
		...describeRejects(outcome),
		...describeUnknown(outcome),
	]);
}

function describeRejects({ kind, rejected, rejectsFile }: ImportOutcome): string[] {
	if (rejected === 0) return [];
	const where = rejectsFile === null ? '' : ` Why, and where they are: ${cleanText(rejectsFile)}`;
	return [`${kind}: ${formatCounted(rejected, 'record')} cannot be used.${where}`];
}

const shownUnknown = 8;

/** What this program does not know was passed over: a newer version may know it. */
function describeUnknown({ kind, unknownElements }: ImportOutcome): string[] {
	if (unknownElements.length === 0) return [];
	const most = unknownElements.toSorted((a, b) => b.count - a.count);
	const named = most.slice(0, shownUnknown).map(({ name, count }) => `${cleanText(name)} (${formatCount(count)})`);
	const more = most.length - named.length;
	const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
	return [`${kind}: not known to this version, and left out: ${list}. The form of the dump has changed.`];
}
