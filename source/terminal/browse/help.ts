import {
	browseKeys,
	chooseKeys,
	compareKeys,
	exportKeys,
	facetKeys,
	filterKeys,
	helpKeys,
	type KeyBinding,
	pageKeys,
	printKeys,
	reviewKeys,
	searchKeys,
} from '../keys.ts';

/** What was typed to find a key, and where the list of keys stands. */
export interface HelpState {
	filter: string;
	cursor: number;
}

export interface HelpLine {
	/** The heading that it stands under. */
	where: string;
	keys: string;
	does: string;
}

/** Every screen of the explorer with its keys, in the order of the help. */
export const keySections: [where: string, bindings: readonly KeyBinding<string>[]][] = [
	['Lists', browseKeys],
	['While filtering', filterKeys],
	['Search', searchKeys],
	['Facets', facetKeys],
	['Comparing', compareKeys],
	['Choosing a page', pageKeys],
	['Exporting', exportKeys],
	['Review', reviewKeys],
	['Another page', chooseKeys],
	['This help', helpKeys],
];

/** All keys, or those whose line holds every typed word. */
export function listKeys(filter: string): HelpLine[] {
	const words = filter.toLowerCase().split(' ').filter(Boolean);
	return keySections
		.flatMap(([where, bindings]) => bindings.map(({ keys, does }) => ({ where, keys: printKeys(keys), does })))
		.filter(({ where, keys, does }) => {
			const line = `${where} ${keys} ${does}`.toLowerCase();
			return words.every((word) => line.includes(word));
		});
}
