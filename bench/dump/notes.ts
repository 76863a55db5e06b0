import type { Dice } from '../../source/sandbox/world/random.ts';
import type { Plan } from './plan.ts';
import { chatter, nameSong } from './songs.ts';
import { cities, colours, firstNames, genres, lastNames, publishers, societies, studios } from './words.ts';

/** What people write below a release: credits from the sleeve, what tells it from others, Discogs' markup, thanks, chatter. */
export function writeNotes(plan: Plan, roll: Dice, year: number, label: string): string {
	const sentences = Array.from({ length: 1 + Math.floor(5 * roll.roll() ** 1.6) }, () =>
		writeSentence(plan, roll, year, label),
	);
	return sentences.join(roll.pick(['\r\n', '\r\n\r\n', '\n', ' ']));
}

/** What people write about an artist, a label or a master. */
export function writeProfile(plan: Plan, roll: Dice): string {
	const [genre, styles] = roll.pick(genres);
	const start = `${roll.pick(styles)} ${genre.toLowerCase()} from ${roll.pick(cities)}, founded ${roll.between(1930, 2024)}.`;
	if (roll.chance(0.5)) return start;
	const other = plan.artistName(Math.floor(plan.artists * roll.roll()));
	const talk = chatter(roll, roll.between(5, 60));
	return `${start}\r\nWith [a=${other}]: ${talk}`;
}

function writeSentence(plan: Plan, roll: Dice, year: number, label: string): string {
	const person = () => `${roll.pick(firstNames)} ${roll.pick(lastNames)}`;
	const artist = () => plan.artistName(Math.floor(plan.artists * roll.roll()));
	const release = () => plan.releaseId(Math.floor(plan.releases * roll.roll()));
	return roll.pick([
		() => `℗ ${year} ${label}\r\n© ${year} ${label}`,
		() => `Recorded at ${roll.pick(lastNames)} ${roll.pick(studios)}, ${roll.pick(cities)}.`,
		() => `Recorded ${roll.between(1, 28)}/${roll.between(1, 12)}/${year} in ${roll.pick(cities)} by ${person()}`,
		() =>
			`Comes in a ${roll.pick(colours).toLowerCase()} sleeve with a printed insert. Limited to ${roll.between(1, 40) * 25} copies.`,
		() => `Similar to [r${release()}] but with a different matrix and no ${nameSong(roll).toLowerCase()} on the back.`,
		() => `[a=${artist()}] appears courtesy of [l=${label}]. [b]All rights reserved[/b].`,
		() => `All songs published by ${roll.pick(lastNames)} ${roll.pick(publishers)} (${roll.pick(societies)})`,
		() =>
			`[url=http://www.${roll.pick(lastNames).toLowerCase()}${roll.between(1, 99)}.com]www[/url] [m${plan.masterId(Math.floor(plan.masters * roll.roll()))}]`,
		() => `Thanks to ${person()}, ${person()}, ${person()} & everybody in ${roll.pick(cities)}`,
		() => chatter(roll, roll.between(6, 60)),
		() => 'Durations are not listed on the release.',
		() => `Made in ${roll.pick(['Germany', 'U.S.A.', 'the EU', 'England', 'Italy', 'France', 'Holland', 'Japan'])}.`,
	])();
}
