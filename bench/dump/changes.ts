import type { DumpRelease } from '../../source/sandbox/dumps/facts.ts';
import { type Dice, dice } from '../../source/sandbox/world/random.ts';
import { idAfter, type Plan } from './plan.ts';
import { makeRelease } from './releases.ts';
import { colours, countries } from './words.ts';

/** What happened to a release between two months. */
export type Change = 'stored' | 'unseen' | 'vanished' | 'added';

/** Of the changed: four of ten differ in what is kept, three in nothing but videos, one vanished, two are new. */
const shares = { stored: 0.4, unseen: 0.7, vanished: 0.8, followed: 0.9 };

/** A release of the later month with what happened to it; a vanished one is as it was and must not be written. */
export interface LaterRelease {
	release: DumpRelease;
	change?: Change;
}

/**
 * The releases of the month after: the same but for a share of them. New ones have ids in the gaps between the others, and at the
 * end. The first release of a master never vanishes, since the master points at it.
 */
export function* makeLaterReleases(plan: Plan, share: number): Iterable<LaterRelease> {
	for (let index = 0; index < plan.releases; index++) {
		const roll = dice('change', plan.seed, index);
		const at = roll.roll() / share;
		const release = makeRelease(plan, index);
		if (at < shares.stored) yield { release: changeStored(release, roll), change: 'stored' };
		else if (at < shares.unseen) yield { release: changeVideos(release, roll), change: 'unseen' };
		else if (at < shares.vanished && !release.master?.isMain) yield { release, change: 'vanished' };
		else yield { release };
		if (at >= shares.vanished && at < shares.followed) {
			yield { release: { ...makeRelease(plan, plan.releases + index), id: idAfter(index) }, change: 'added' };
		}
	}
	const end = plan.releases * 2;
	for (let index = end; index < end + Math.ceil(plan.releases * share * 0.1); index++) {
		yield { release: makeRelease(plan, index), change: 'added' };
	}
}

function changeStored(release: DumpRelease, roll: Dice): DumpRelease {
	const kind = roll.pick(['country', 'number', 'text']);
	if (kind === 'country') {
		return { ...release, country: roll.pick(countries.filter((country) => country !== release.country)) };
	}
	if (kind === 'number') {
		return {
			...release,
			labels: release.labels.map((label) => ({ ...label, catalogNumber: `${label.catalogNumber} R` })),
		};
	}
	const formats = release.formats.map((format) => ({
		...format,
		text: roll.pick(colours.filter((colour) => colour !== format.text)),
	}));
	return { ...release, formats };
}

function changeVideos(release: DumpRelease, roll: Dice): DumpRelease {
	const video = {
		url: `https://www.youtube.com/watch?v=${roll.between(10_000_000_000, 99_999_999_999)}`,
		duration: roll.between(60, 600),
		title: release.title,
		description: '',
	};
	return { ...release, videos: [...release.videos, video] };
}
