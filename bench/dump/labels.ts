import type { DumpLabel } from '../../source/sandbox/dumps/facts.ts';
import { dice } from '../../source/sandbox/world/random.ts';
import { writeProfile } from './notes.ts';
import type { Plan } from './plan.ts';
import { cities, titleWords } from './words.ts';

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
