import type { DumpMaster } from '../../source/sandbox/dumps/facts.ts';
import { dice } from '../../source/sandbox/world/random.ts';
import { writeProfile } from './notes.ts';
import type { Plan } from './plan.ts';
import { workOfMaster } from './works.ts';

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
