import { type Bindings, findKeys, type HelpLine, type KeySections } from '../key-help.ts';
import {
	browseKeys,
	chooseKeys,
	compareKeys,
	exportKeys,
	facetKeys,
	filterKeys,
	helpKeys,
	pageKeys,
	priceKeys,
	reviewKeys,
	searchKeys,
} from '../keys.ts';
import type { Mode } from './state.ts';

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
export const keySections: KeySections = [
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
	return findKeys(keySections, filter);
}
