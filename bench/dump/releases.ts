import type { DumpCompany, DumpRelease, DumpTrack } from '../../source/sandbox/dumps/facts.ts';
import { type Dice, dice } from '../../source/sandbox/world/random.ts';
import { makeFormats } from './formats.ts';
import { makeIdentifiers } from './identifiers.ts';
import { writeNotes } from './notes.ts';
import type { Plan } from './plan.ts';
import { companyRoles, countries, noLabel, plants } from './words.ts';
import { type Work, workOfMaster, workOfOrphan } from './works.ts';

const qualities = [
	'Needs Vote',
	'Needs Vote',
	'Needs Vote',
	'Correct',
	'Correct',
	'Needs Major Changes',
	'Complete and Correct',
];

/** The release of an index; one past the last of the plan is a new one, of which 45 % are of a master too. */
export function makeRelease(plan: Plan, index: number): DumpRelease {
	const roll = dice('release', plan.seed, index);
	const master = plan.masterOf[index] ?? (roll.chance(0.45) ? Math.floor(plan.masters * roll.roll()) : -1);
	const work = master < 0 ? workOfOrphan(plan, index) : workOfMaster(plan, master);
	const isMain = plan.mainOf[master] === index;
	const isFirst = master < 0 || isMain;
	const year = isFirst ? work.year : Math.min(2026, work.year + Math.floor(40 * roll.roll() ** 2));
	const isVinyl = roll.chance(1 / 3);
	const labels = makeLabels(
		plan,
		roll,
		isFirst || roll.chance(0.5) ? work.label : Math.floor(plan.labels * roll.roll() ** 2),
	);
	const release: DumpRelease = {
		id: plan.releaseId(index),
		artists: work.artists,
		title: work.title,
		labels,
		extraArtists: work.people,
		formats: makeFormats(roll, work, isVinyl, !isFirst && year > work.year + 1),
		genres: work.genres,
		styles: work.styles,
		country: roll.chance(0.97) ? roll.pick(countries) : '',
		released: makeDate(roll, year),
		notes: roll.chance(0.58) ? writeNotes(plan, roll, year, labels[0]?.name ?? '') : '',
		dataQuality: roll.pick(qualities),
		tracklist: makeTracklist(work, isVinyl),
		identifiers: makeIdentifiers(roll, labels[0]?.catalogNumber ?? '', isVinyl, year),
		videos: work.videos,
		companies: roll.chance(0.44) ? makeCompanies(plan, roll) : [],
	};
	return master < 0 ? release : { ...release, master: { id: plan.masterId(master), isMain } };
}

/** Mostly one label; sometimes the same label with a second number, or another one with the same. */
function makeLabels(plan: Plan, roll: Dice, first: number): DumpRelease['labels'] {
	const label = (index: number, catalogNumber: string) => ({
		id: plan.labelId(index),
		name: plan.labelName(index),
		catalogNumber,
	});
	if (roll.chance(0.06)) return [label(plan.labelIndex(noLabel), 'none')];
	const number = makeCatalogNumber(roll, plan.labelName(first));
	const labels = [label(first, number)];
	if (roll.chance(0.07)) labels.push(label(first, number.replaceAll(' ', '').toUpperCase()));
	if (roll.chance(0.07)) labels.push(label(Math.floor(plan.labels * roll.roll() ** 2), number));
	return labels;
}

function makeCatalogNumber(roll: Dice, label: string): string {
	const letters = label
		.replace(/[^A-Za-z]/g, '')
		.slice(0, roll.between(2, 4))
		.toUpperCase();
	return roll.pick([
		() => `${letters} ${`${roll.between(1, 120)}`.padStart(3, '0')}`,
		() => `${letters}${roll.between(1, 999)}`,
		() => `${letters}-${roll.between(1000, 99_999)}`,
		() => `${roll.between(1, 9)}C ${roll.between(10, 99)} ${roll.between(10_000, 99_999)}`,
		() => `${roll.between(100, 999)} ${roll.between(100, 999)}-${roll.between(1, 4)}`,
		() => `${letters}LP ${roll.between(1, 300)}`,
		() => 'none',
	])();
}

function makeDate(roll: Dice, year: number): string {
	const month = `${roll.between(1, 12)}`.padStart(2, '0');
	const kind = roll.roll();
	if (kind < 0.44) return `${year}`;
	if (kind < 0.7) return `${year}-${month}-${`${roll.between(1, 28)}`.padStart(2, '0')}`;
	if (kind < 0.83) return `${year}-${month}-00`;
	if (kind < 0.86) return `${year}-00-00`;
	return kind < 0.865 ? roll.pick(['?', '19??', '0000-00-00', `${year}-13-45`, 'Unknown']) : '';
}

function makeTracklist({ songs }: Work, isVinyl: boolean): DumpTrack[] {
	const half = Math.ceil(songs.length / 2);
	return songs.map(({ title, duration, artists, people, parts }, index) => {
		const side = index < half ? 'A' : 'B';
		const position = isVinyl ? `${side}${(index % half) + 1}` : `${index + 1}`;
		const subTracks = parts.map((part, place) => ({
			...emptyTrack,
			position: isVinyl ? `${position}${'abcdef'.charAt(place)}` : `${position}.${place + 1}`,
			title: part,
		}));
		return { position: parts.length > 0 ? '' : position, title, duration, artists, extraArtists: people, subTracks };
	});
}

const emptyTrack: DumpTrack = { position: '', title: '', duration: '', artists: [], extraArtists: [], subTracks: [] };

function makeCompanies(plan: Plan, roll: Dice): DumpCompany[] {
	return Array.from({ length: 1 + Math.floor(6 * roll.roll() ** 1.2) }, () => {
		const role = roll.pick(companyRoles);
		const isPlant = role[1] === 'Pressed By' || roll.chance(0.15);
		const label = isPlant ? plan.labelIndex(roll.pick(plants)) : Math.floor(plan.labels * roll.roll());
		const catalogNumber = isPlant && roll.chance(0.3) ? `${roll.between(1000, 99_999)}` : '';
		return { id: plan.labelId(label), name: plan.labelName(label), catalogNumber, role };
	});
}
