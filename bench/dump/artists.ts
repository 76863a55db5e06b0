import type { DumpArtist, DumpLink } from '../../source/sandbox/dumps/facts.ts';
import { type Dice, dice } from '../../source/sandbox/world/random.ts';
import { abbreviate } from './names.ts';
import { writeProfile } from './notes.ts';
import type { Plan } from './plan.ts';

/** The artist of an index: most have a name and nothing else. */
export function makeArtist(plan: Plan, index: number): DumpArtist {
	const roll = dice('artist', plan.seed, index);
	const name = plan.artistName(index);
	const isKnown = roll.chance(index < 2000 ? 0.9 : 0.2);
	const others = (likely: number) => (isKnown && roll.chance(likely) ? linkArtists(plan, roll) : []);
	return {
		id: plan.artistId(index),
		name,
		realname:
			isKnown && roll.chance(0.4)
				? plan.artistName(Math.floor(plan.artists * roll.roll())).replace(/ \(\d+\)$/, '')
				: '',
		profile: isKnown ? writeProfile(plan, roll) : '',
		dataQuality: roll.pick(['Needs Major Changes', 'Needs Vote', 'Correct']),
		urls: isKnown && roll.chance(0.5) ? [`https://en.wikipedia.org/wiki/${name.replaceAll(' ', '_')}`] : [],
		nameVariations: roll.chance(0.3) ? [abbreviate(name)] : [],
		aliases: others(0.2),
		members: others(0.25),
		groups: others(0.25),
	};
}

function linkArtists(plan: Plan, roll: Dice): DumpLink[] {
	return Array.from({ length: roll.between(1, 5) }, () => {
		const index = Math.floor(plan.artists * roll.roll());
		return { id: plan.artistId(index), name: plan.artistName(index) };
	});
}
