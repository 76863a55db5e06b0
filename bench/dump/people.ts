import type { DumpArtist, DumpLabel, DumpLink, DumpMaster } from '../../source/sandbox/dumps/facts.ts';
import { type Dice, dice } from '../../source/sandbox/world/random.ts';
import { abbreviate } from './names.ts';
import type { Plan } from './plan.ts';
import { chatter } from './songs.ts';
import { cities, genres, titleWords } from './words.ts';
import { workOfMaster } from './works.ts';

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

/** The label of an index; some belong to another. */
export function makeLabel(plan: Plan, index: number): DumpLabel {
	const roll = dice('label', plan.seed, index);
	const link = (other: number) => ({ id: plan.labelId(other), name: plan.labelName(other) });
	const pick = () => link(Math.floor(plan.labels * roll.roll()));
	const label = {
		...link(index),
		contactInfo: roll.chance(0.15) ? `P.O. Box ${roll.between(1, 9999)}\r\n${roll.pick(cities)}` : '',
		profile: roll.chance(0.25) ? writeProfile(plan, roll) : '',
		dataQuality: roll.pick(['Needs Major Changes', 'Needs Vote', 'Correct']),
		urls: roll.chance(0.12) ? [`http://www.${roll.pick(titleWords).toLowerCase()}${index}.com/`] : [],
		subLabels: roll.chance(0.05) ? [pick(), pick()] : [],
	};
	return roll.chance(0.2) ? { ...label, parentLabel: pick() } : label;
}

/** The master of an index. */
export function makeMaster(plan: Plan, index: number): DumpMaster {
	const roll = dice('master record', plan.seed, index);
	const { artists, genres, styles, title, year, videos } = workOfMaster(plan, index);
	return {
		id: plan.masterId(index),
		mainRelease: plan.releaseId(plan.mainOf[index] ?? 0),
		artists,
		genres,
		styles,
		notes: roll.chance(0.03) ? writeProfile(plan, roll) : '',
		// Of some nobody knows when they came out.
		year: roll.chance(0.06) ? 0 : year,
		title,
		dataQuality: roll.pick(['Needs Vote', 'Correct']),
		videos,
	};
}

function linkArtists(plan: Plan, roll: Dice): DumpLink[] {
	return Array.from({ length: roll.between(1, 5) }, () => {
		const index = Math.floor(plan.artists * roll.roll());
		return { id: plan.artistId(index), name: plan.artistName(index) };
	});
}

function writeProfile(plan: Plan, roll: Dice): string {
	const [genre, styles] = roll.pick(genres);
	const start = `${roll.pick(styles)} ${genre.toLowerCase()} from ${roll.pick(cities)}, founded ${roll.between(1930, 2024)}.`;
	if (roll.chance(0.5)) return start;
	const other = plan.artistName(Math.floor(plan.artists * roll.roll()));
	const talk = chatter(roll, roll.between(5, 60));
	return `${start}\r\nWith [a=${other}]: ${talk}`;
}
