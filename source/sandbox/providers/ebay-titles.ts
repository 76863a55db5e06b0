import type { Dice } from '../world/random.ts';
import type { Album, Pressing } from '../world/types.ts';

const longest = 80;

/** The heading of a record as one of many sellers writes it; cut where eBay cuts it. */
export function recordTitle(roll: Dice, album: Album, pressing: Pressing): string {
	const artist = album.artist.name;
	const { title, year } = pressing;
	const label = pressing.labels[0]?.name ?? '';
	const number = pressing.labels[0]?.catno ?? '';
	const format = pressing.formats[0];
	const discs = format?.qty === '2' ? '2xLP' : (format?.descriptions[0] ?? 'LP');
	const text = format?.text ?? '';
	const when = year === 0 ? '' : `${year}`;
	const grade = roll.pick(['VG+/VG+', 'EX/EX', 'NM', 'VG', 'EX+', 'G+']);
	const written = roll.pick([
		`${artist.toUpperCase()} - ${title} ${discs} ${when} ${label} ${number} ${grade}`,
		`${artist} – ${title} (${when} ${text} Vinyl ${discs}) NEW & SEALED`,
		`${title} by ${artist} [Vinyl]`,
		`${artist} ${title} ${text} vinyl ${discs} ${pressing.country} ${number}`,
		`L@@K!! ${artist}: ${title} *RARE* ${discs} ${number} ${grade}`,
		`${artist} "${title}" ${discs} ${label} ${when} ${pressing.country} press`,
	]);
	return cut(written);
}

/** Headings of what is no record, or not one, and comes up all the same. */
export const strayTitles = {
	cd: (album: Album) => cut(`${album.artist.name} - ${album.title} CD ${album.date.slice(0, 4)} Jewel case`),
	cassette: (album: Album) => cut(`${album.artist.name} - ${album.title} Cassette tape, plays well`),
	shirt: (album: Album) => cut(`${album.artist.name} ${album.title} T-Shirt Official Merch black size L vinyl print`),
	lot: (album: Album) => cut(`Bundle of 20 vinyl LPs job lot inc. ${album.artist.name} ${album.title} rock pop`),
	choice: (album: Album) => cut(`CHOOSE YOUR LP: ${album.artist.name} ${album.title} and more vinyl`),
} as const;

function cut(text: string): string {
	return text.replace(/\s+/g, ' ').trim().slice(0, longest).trimEnd();
}
