import type { DumpCredit, DumpVideo } from '../../source/sandbox/dumps/facts.ts';
import { type Dice, dice } from '../../source/sandbox/world/random.ts';
import { creditPeople, creditPerformers, pickPerformer } from './credits.ts';
import type { Plan } from './plan.ts';
import { makeSongs, nameTitle, type Song } from './songs.ts';
import { makeVideos } from './videos.ts';
import { genres } from './words.ts';

/** What all versions of a master have in common, or what an orphan has for itself. */
export interface Work {
	kind: 'album' | 'single' | 'ep' | 'compilation';
	title: string;
	artists: DumpCredit[];
	year: number;
	genres: string[];
	styles: string[];
	songs: Song[];
	people: DumpCredit[];
	/** Index of its first label. */
	label: number;
	videos: DumpVideo[];
}

const kinds = ['album', 'album', 'album', 'album', 'single', 'single', 'single', 'ep', 'compilation'] as const;
const various = 194;
/** What came out more than once is more often on video. */
const videoShares = { master: 0.75, orphan: 0.32 };

/** The work of a master, by its index. */
export function workOfMaster(plan: Plan, master: number): Work {
	const roll = dice('master', plan.seed, master);
	const real = plan.knownMasters[master];
	const work = makeWork(plan, roll, videoShares.master);
	if (real === undefined) return work;
	const artist = { id: plan.artistId(real.artist), name: plan.artistName(real.artist) };
	const { title, year } = real;
	return {
		...work,
		kind: 'album',
		title,
		year: year || work.year,
		artists: [artist],
		label: plan.labelIndex(real.label),
	};
}

/** The work of a release that belongs to no master. */
export function workOfOrphan(plan: Plan, release: number): Work {
	return makeWork(plan, dice('orphan', plan.seed, release), videoShares.orphan);
}

function makeWork(plan: Plan, roll: Dice, videoShare: number): Work {
	const kind = roll.pick(kinds);
	const title = nameTitle(roll);
	const isVarious = roll.chance(kind === 'compilation' ? 0.5 : 0.02);
	const artists = isVarious
		? [{ id: various, name: 'Various' }]
		: creditPerformers(plan, roll, pickPerformer(plan, roll));
	const [genre, styles] = roll.pick(genres);
	const second = roll.chance(0.25) ? roll.pick(genres)[0] : genre;
	const songs = makeSongs(plan, roll, kind, isVarious);
	// Most records were made since the seventies, and ever more of them.
	const year = roll.chance(0.2) ? roll.between(1952, 1982) : 2026 - Math.floor(48 * roll.roll() ** 1.3);
	return {
		kind,
		title,
		artists,
		year,
		genres: [...new Set([genre, second])],
		styles: [...new Set(Array.from({ length: roll.between(0, 3) }, () => roll.pick(styles)))],
		songs,
		people: roll.chance(0.58) ? creditPeople(plan, roll, songs.length) : [],
		label: Math.floor(plan.labels * roll.roll() ** 2),
		videos: roll.chance(videoShare) ? makeVideos(roll, artists[0]?.name ?? '', title, songs) : [],
	};
}
