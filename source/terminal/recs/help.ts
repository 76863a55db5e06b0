import { findKeys, type HelpLine, type KeySections } from '../key-help.ts';
import { changesKeys, confirmKeys, filterKeys, helpKeys, reasonKeys, recsKeys } from '../keys.ts';

/** The parts of the screen with their keys, in the order of the help. */
export const recsKeySections: KeySections = [
	['List', recsKeys],
	['While filtering', filterKeys],
	['Why not', reasonKeys],
	['Sending a want', confirmKeys],
	['What changed', changesKeys],
	['This help', helpKeys],
];

/** All keys, or those whose line holds every typed word. */
export function listRecsKeys(filter: string): HelpLine[] {
	return findKeys(recsKeySections, filter);
}
