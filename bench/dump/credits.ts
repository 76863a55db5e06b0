import type { DumpCredit } from '../../source/sandbox/dumps/facts.ts';
import type { Dice } from '../../source/sandbox/world/random.ts';
import { abbreviate } from './names.ts';
import type { Plan } from './plan.ts';
import { joins, roles } from './words.ts';

/** Index of an artist with releases of his own: the first have hundreds, most have one to three. */
export function pickPerformer(plan: Plan, roll: Dice): number {
	return Math.floor(plan.performers * roll.roll() ** 2);
}

/** The artists of a record: mostly one, some with others, some under a variation of their name. */
export function creditPerformers(plan: Plan, roll: Dice, first: number): DumpCredit[] {
	const artists = [first];
	while (artists.length < 6 && roll.chance(artists.length === 1 ? 0.11 : 0.3)) artists.push(pickPerformer(plan, roll));
	return artists.map((artist, index) => {
		const name = plan.artistName(artist);
		const credit: DumpCredit = { id: plan.artistId(artist), name };
		if (roll.chance(0.08)) credit.anv = abbreviate(name);
		if (index < artists.length - 1) credit.join = index < artists.length - 2 ? ',' : roll.pick(joins);
		return credit;
	});
}

/** Those who wrote, played, recorded and drew it. The same few people come back under different roles. */
export function creditPeople(plan: Plan, roll: Dice, songs: number): DumpCredit[] {
	const staff = pickStaff(plan, roll, roll.between(1, 6));
	return Array.from({ length: 1 + Math.floor(13 * roll.roll() ** 1.6) }, () => {
		const credit = creditPerson(plan, roll, roll.chance(0.4) ? pickPerson(plan, roll) : roll.pick(staff));
		if (roll.chance(0.1)) credit.tracks = namePositions(roll, songs);
		return credit;
	});
}

/** Indices of people who work together on several songs. */
export function pickStaff(plan: Plan, roll: Dice, count: number): number[] {
	return Array.from({ length: count }, () => pickPerson(plan, roll));
}

/** One person with a role, and for one of three as the sleeve abbreviates the name. */
export function creditPerson(plan: Plan, roll: Dice, person: number): DumpCredit {
	const name = plan.artistName(person);
	const credit: DumpCredit = { id: plan.artistId(person), name, role: roll.pick(roles) };
	if (roll.chance(0.35)) credit.anv = abbreviate(name);
	// Some people have no page: Discogs writes them with id 0.
	if (roll.chance(0.01)) credit.id = 0;
	return credit;
}

function pickPerson(plan: Plan, roll: Dice): number {
	return Math.floor(plan.artists * roll.roll());
}

function namePositions(roll: Dice, songs: number): string {
	const first = roll.between(1, songs);
	return roll.chance(0.5) ? `${first} to ${songs}` : `A${first}, B${roll.between(1, 6)}`;
}
