import { UsageError } from '../../../errors.ts';
import { cleanText } from '../../../text.ts';

/** What a column of Discogs' exports can say. */
export type ListColumn =
	| 'catalogNumber'
	| 'artist'
	| 'title'
	| 'label'
	| 'format'
	| 'rating'
	| 'released'
	| 'discogsId'
	| 'folder'
	| 'addedAt'
	| 'mediaCondition'
	| 'sleeveCondition'
	| 'notes';

/** The columns of an export as Discogs writes them, in its order: of a collection, and of a wantlist. */
export const exportColumns = {
	collection: [
		['catalogNumber', 'Catalog#'],
		['artist', 'Artist'],
		['title', 'Title'],
		['label', 'Label'],
		['format', 'Format'],
		['rating', 'Rating'],
		['released', 'Released'],
		['discogsId', 'release_id'],
		['folder', 'CollectionFolder'],
		['addedAt', 'Date Added'],
		['mediaCondition', 'Collection Media Condition'],
		['sleeveCondition', 'Collection Sleeve Condition'],
		['notes', 'Collection Notes'],
	],
	wantlist: [
		['catalogNumber', 'Catalog#'],
		['artist', 'Artist'],
		['title', 'Title'],
		['label', 'Label'],
		['format', 'Format'],
		['rating', 'Rating'],
		['released', 'Released'],
		['discogsId', 'release_id'],
		['notes', 'Notes'],
	],
} as const satisfies Record<string, readonly (readonly [ListColumn, string])[]>;

/** Before the name of every field that a person made. */
export const ownFieldPrefix = 'Collection ';

/** Other spellings, as spreadsheets and scripts leave them. */
const otherNames = new Map<string, ListColumn>([
	['catno', 'catalogNumber'],
	['catalognumber', 'catalogNumber'],
	['folder', 'folder'],
	['added', 'addedAt'],
	['mediacondition', 'mediaCondition'],
	['sleevecondition', 'sleeveCondition'],
	['year', 'released'],
]);

/** Which column is where, and the fields that the person made; what is not known is named. */
export interface ColumnPlaces {
	known: ReadonlyMap<ListColumn, number>;
	own: ReadonlyMap<string, number>;
	unknown: string[];
}

/** Finds the columns by their names, in any order and case. Throws UsageError where no column says which release a row is. */
export function placeColumns(header: readonly string[], path: string): ColumnPlaces {
	const known = new Map<ListColumn, number>();
	const own = new Map<string, number>();
	const unknown: string[] = [];
	for (const [at, name] of header.map(cleanText).entries()) {
		const column = columnNamed(name);
		const field = name.slice(ownFieldPrefix.length);
		if (column !== undefined && !known.has(column)) known.set(column, at);
		else if (name.startsWith(ownFieldPrefix) && field !== '' && !own.has(field)) own.set(field, at);
		else if (name !== '') unknown.push(name);
	}
	if (known.has('discogsId')) return { known, own, unknown };
	const has = header.slice(0, 30).map((name) => `"${cleanText(name).slice(0, 40)}"`);
	throw new UsageError(
		`${path} has no column "release_id", which says which release a row is.`,
		`It has ${has.join(', ')}. Export the list at Discogs: https://www.discogs.com/users/export`,
	);
}

/** The sign between columns: the one under which most of the header is known, the comma where nothing is. */
export function findDelimiter(header: string): string {
	const count = (delimiter: string) =>
		header
			.replaceAll('"', '')
			.split(delimiter)
			.filter((name) => columnNamed(cleanText(name)) !== undefined).length;
	const [best = ','] = [',', ';', '\t'].sort((one, other) => count(other) - count(one));
	return best;
}

function columnNamed(name: string): ListColumn | undefined {
	return exactNames.get(fold(name)) ?? otherNames.get(fold(name));
}

/** "Date Added", "date_added" and "DATEADDED" are one. */
function fold(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const exactNames = new Map<string, ListColumn>(
	[...exportColumns.wantlist, ...exportColumns.collection].map(([column, name]) => [fold(name), column]),
);
