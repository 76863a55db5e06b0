import { type KeyBinding, printKeys } from './keys.ts';

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

export type Bindings = readonly KeyBinding<string>[];

/** The parts of a screen with their keys, in the order of its help. */
export type KeySections = readonly (readonly [where: string, bindings: Bindings])[];

/** All keys of a screen, or those whose line holds every typed word. */
export function findKeys(sections: KeySections, filter: string): HelpLine[] {
	const words = filter.toLowerCase().split(' ').filter(Boolean);
	return sections
		.flatMap(([where, bindings]) => bindings.map(({ keys, does }) => ({ where, keys: printKeys(keys), does })))
		.filter(({ where, keys, does }) => {
			const line = `${where} ${keys} ${does}`.toLowerCase();
			return words.every((word) => line.includes(word));
		});
}
