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
	priceKeys,
	printKeys,
	reviewKeys,
	searchKeys,
} from '../keys.ts';
import type { Mode } from './state.ts';

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

type Bindings = readonly KeyBinding<string>[];

/** The keys that work in each mode of the explorer. */
export const modeKeys: Record<Mode['kind'], Bindings> = {
	lists: browseKeys,
	filter: filterKeys,
	search: searchKeys,
	facets: facetKeys,
	compare: compareKeys,
	prices: priceKeys,
	pages: pageKeys,
	export: exportKeys,
	help: helpKeys,
};

/** Every screen of the explorer with its keys, in the order of the help. */
export const keySections: [where: string, bindings: Bindings][] = [
	['Lists', modeKeys.lists],
	['While filtering', modeKeys.filter],
	['Search', modeKeys.search],
	['Facets', modeKeys.facets],
	['Comparing', modeKeys.compare],
	['Prices', modeKeys.prices],
	['Choosing a page', modeKeys.pages],
	['Exporting', modeKeys.export],
	['Review', reviewKeys],
	['Another page', chooseKeys],
	['This help', modeKeys.help],
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
