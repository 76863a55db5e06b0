import type { DumpCredit } from '../../source/sandbox/dumps/facts.ts';
import type { Dice } from '../../source/sandbox/world/random.ts';
import { nameAlbum, qualities, things } from '../full-size-names.ts';
import { creditPerformers, creditPerson, pickPerformer, pickStaff } from './credits.ts';
import type { Plan } from './plan.ts';
import { cities, firstNames, lastNames, mixes, titleWords } from './words.ts';

/** A track before it is put on a side of something. */
export interface Song {
	title: string;
	/** "4:45" or "". */
	duration: string;
	artists: DumpCredit[];
	people: DumpCredit[];
	/** Movements of a work or parts of a medley. */
	parts: string[];
}

/** Words that one finds in few titles. */
const rareWords = [...things, ...qualities, ...lastNames, ...firstNames, ...cities];

const counts = { album: [8, 18], single: [2, 4], ep: [3, 7], compilation: [10, 24] } as const;

/** The songs of a record. On a compilation of several artists each has its own. */
export function makeSongs(plan: Plan, roll: Dice, kind: keyof typeof counts, isVarious: boolean): Song[] {
	const [low, high] = counts[kind];
	const isTimed = roll.chance(0.68);
	const isCredited = roll.chance(0.33);
	const staff = isCredited ? pickStaff(plan, roll, roll.between(1, 4)) : [];
	// A single and an EP of a DJ are one or two songs in several mixes.
	const original = roll.chance(0.5) && high < 8 ? nameSong(roll) : '';
	return Array.from({ length: roll.between(low, high) }, () => ({
		title: original === '' || roll.chance(0.3) ? nameSong(roll) : `${original} (${roll.pick(mixes)})`,
		duration: isTimed ? `${roll.between(1, 8)}:${`${roll.between(0, 59)}`.padStart(2, '0')}` : '',
		artists: isVarious ? creditPerformers(plan, roll, pickPerformer(plan, roll)) : [],
		people: isCredited
			? Array.from({ length: roll.between(0, 2) }, () => creditPerson(plan, roll, roll.pick(staff)))
			: [],
		parts: roll.chance(0.004) ? Array.from({ length: roll.between(2, 6) }, () => nameSong(roll)) : [],
	}));
}

/** Running text of so many words. */
export function chatter(roll: Dice, count: number): string {
	return Array.from({ length: count }, () => pickWord(roll)).join(' ');
}

/** A title of one to six words, or one that sounds like a band's album. */
export function nameTitle(roll: Dice): string {
	return roll.chance(0.3) ? nameAlbum(roll) : nameSong(roll);
}

/** Some words, of which short ones are likely. */
export function nameSong(roll: Dice): string {
	let title = pickWord(roll);
	for (let words = Math.floor(5 * roll.roll() ** 1.4); words > 0; words--) title += ` ${pickWord(roll)}`;
	return roll.chance(0.07) ? `${title} (${roll.pick(mixes)})` : title;
}

function pickWord(roll: Dice): string {
	return roll.pick(roll.chance(0.5) ? titleWords : rareWords);
}
