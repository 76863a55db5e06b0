import { dice } from './random.ts';
import type { AlbumLine } from './types.ts';

const first = words(
	'Amber Arctic Autumn Blank Bright Broken Burning Cold Copper Crimson Crystal Distant Drifting Electric Empty',
);
const second = words(
	'Animals Anthem Arcade Birds Bridges Cathedral Choir Circuit Colours Echoes Engines Falcons Fields Forest Ghosts',
);
const moreFirst = words(
	'Fading Faithful Foreign Gentle Gilded Golden Hidden Hollow Infinite Ivory Kindly Lesser Little Lonely Lunar',
);
const moreSecond = words(
	'Harbour Hearts Horses Islands Lanterns Letters Lovers Machines Maps Mirrors Mountains Oceans Orchestra',
);
const lastFirst = words(
	'Marble Midnight Modern Neon Northern Pale Paper Quiet Restless Scarlet Secret Silent Silver Slow Southern',
);
const lastSecond = words(
	'Palace Parade Parallels Pilots Pines Planets Radio Rivers Satellites Season Signals Society Stations Tigers',
);
const openings = [...first, ...moreFirst, ...lastFirst];
const endings = [...second, ...moreSecond, ...lastSecond];
const towns = words(
	'Aarhus Bergen Cork Dresden Espoo Faro Ghent Hull Izmir Jena Kyoto Lviv Malmö Nantes Oslo Porto Quito Riga',
);
const tagSets = [
	['indie', 'indie rock', 'alternative'],
	['shoegaze', 'dream pop', 'indie'],
	['post-punk', 'alternative', 'british'],
	['electronic', 'idm', 'ambient'],
	['jazz', 'american', 'piano'],
	['hip-hop', 'american', 'instrumental'],
	['metal', 'doom metal', 'heavy metal'],
	['psychedelic', 'classic rock', '60s'],
];
const countries = words('GB US DE FR JP SE CA AU NL BR');

/** What the generator decides about an artist; ids and pictures are added where real artists get theirs. */
interface GeneratedArtist {
	name: string;
	country: string;
	type: 'Group' | 'Person';
	begin: string;
	tags: string[];
	label: string;
}

/** The `index`-th made-up artist: the name is unique for every index, the rest follows from the seed. */
export function generateArtist(seed: number, index: number): GeneratedArtist {
	const roll = dice('artist', seed, index);
	return {
		name: generatedName(index),
		country: roll.pick(countries),
		type: roll.chance(0.8) ? 'Group' : 'Person',
		begin: `${roll.between(1965, 2018)}`,
		tags: roll.pick(tagSets),
		label: `${roll.pick(openings)} ${roll.pick(['Records', 'Recordings', 'Tapes', 'Sound'])}`,
	};
}

/** The discography of the `index`-th made-up artist: two to nine release groups, most of them studio albums. */
export function generateAlbums(seed: number, index: number, artist: { begin: string; label: string }): AlbumLine[] {
	const roll = dice('albums', seed, index);
	let year = Number(artist.begin) + 1;
	return Array.from({ length: roll.between(2, 9) }, (_, place) => {
		const date = `${Math.min(year, 2023)}-${`${roll.between(1, 12)}`.padStart(2, '0')}-${`${roll.between(1, 28)}`.padStart(2, '0')}`;
		year += roll.between(1, 4);
		const kind =
			place < 2 ? 'album' : roll.pick(['album', 'album', 'album', 'ep', 'live', 'compilation', 'single'] as const);
		return {
			kind,
			date,
			title: `${roll.pick(openings)} ${roll.pick(endings)} ${roman(place + 1)}`,
			label: artist.label,
		};
	});
}

function generatedName(index: number): string {
	const pairs = openings.length * endings.length;
	const pair = `${openings[index % openings.length]} ${endings[Math.floor(index / openings.length) % endings.length]}`;
	const round = Math.floor(index / pairs);
	if (round === 0) return pair;
	const town = towns[(round - 1) % towns.length];
	const again = Math.floor((round - 1) / towns.length);
	return `${pair} of ${town}${again === 0 ? '' : ` ${again + 1}`}`;
}

function roman(value: number): string {
	return ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value - 1] ?? `${value}`;
}

function words(text: string): string[] {
	return text.split(' ');
}
