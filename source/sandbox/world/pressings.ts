import { facts } from './facts.ts';
import { releaseId } from './ids.ts';
import { type Dice, dice, hash } from './random.ts';
import type { Album, Pressing, PressingFormat } from './types.ts';

const countries = [
	...Array(6).fill('US'),
	...Array(6).fill('UK'),
	...Array(4).fill('Europe'),
	...Array(3).fill('Germany'),
	...Array(3).fill('Japan'),
	...Array(2).fill('France'),
	...Array(2).fill('Netherlands'),
	...Array(2).fill('Italy'),
	...'Canada,Australia,Spain,Brazil,Greece,Sweden,USSR,Yugoslavia,New Zealand,UK & Europe,Mexico,Argentina,'.split(','),
];
const home: Record<string, string> = {
	GB: 'UK',
	US: 'US',
	JP: 'Japan',
	DE: 'Germany',
	FR: 'France',
	RU: 'USSR',
	CA: 'Canada',
};
const colours = ['180 Gram', 'Blue', 'Clear', 'Gatefold', 'Red', 'White', 'Translucent Orange', 'Black'];
const otherFormats = ['CD', 'CD', 'CD', 'Cassette', 'File', '8-Track Cartridge'];

/** All Discogs releases of an album: the recorded facts first, then vinyl, then the other formats, each the same for the same seed. */
export function buildPressings(seed: number, album: Album): Pressing[] {
	if (album.vinyl + album.others === 0) return [];
	const known = album.artist.real ? factsOf(album) : [];
	const made = Array.from({ length: Math.max(0, album.vinyl - known.length) + album.others }, (_, index) =>
		generatePressing(seed, album, index, index < album.vinyl - known.length),
	);
	return [...known, ...made].sort((left, right) => left.id - right.id);
}

function factsOf(album: Album): Pressing[] {
	return facts
		.filter((fact) => fact.artist === album.artist.name && fact.album === album.title)
		.map((fact) => ({
			...community(dice('fact', fact.release)),
			id: fact.release,
			master: fact.master,
			title: fact.title ?? fact.album,
			artist: { id: album.artist.discogs.id, name: album.artist.discogs.name },
			labels: fact.labels.map(([name, catno, id]) => ({ id, name, catno })),
			country: fact.country,
			released: fact.released,
			year: Number(fact.released.slice(0, 4)),
			formats: [fact.format],
			barcode: fact.barcode ?? '',
			...genresOf(album),
			origin: 'cc0' as const,
		}));
}

function generatePressing(seed: number, album: Album, index: number, vinyl: boolean): Pressing {
	const roll = dice('pressing', seed, album.artist.place, album.place, index);
	const first = Number(album.date.slice(0, 4)) || 2000;
	const year = yearOf(roll, first, index, vinyl);
	const released = releasedOf(roll, album.date, year, index);
	return {
		...community(roll),
		id: releaseId(album.artist.place, album.place, index),
		master: album.master,
		title: album.title,
		artist: { id: album.artist.discogs.id, name: album.artist.discogs.name },
		labels: [{ ...labelOf(album.label), catno: `GEN-${initials(album.artist.name)}${album.place + 1}-${index + 1}` }],
		country: countryIn(index === 0 ? (home[album.artist.country] ?? 'Europe') : roll.pick(countries), year),
		released,
		year: released === '' ? 0 : year,
		formats: vinyl ? vinylFormats(roll, album, year > first + 1) : [otherFormat(roll, album)],
		barcode: year >= 1984 && roll.chance(0.7) ? barcodeOf(roll) : '',
		...genresOf(album),
		origin: 'generated',
	};
}

/** States that were no more: after 1991 their pressing plants were in others. */
function countryIn(country: string, year: number): string {
	if (year <= 1991) return country;
	if (country === 'USSR') return 'Russia';
	return country === 'Yugoslavia' ? 'Serbia' : country;
}

/** Most pressings are of the first years, the rest are reissues up to 2023; nobody presses vinyl in the nineties. */
function yearOf(roll: Dice, first: number, index: number, vinyl: boolean): number {
	if (index === 0 || roll.chance(0.4)) return Math.min(2023, first + (index === 0 ? 0 : roll.between(0, 3)));
	const year = roll.between(Math.min(first + 1, 2023), 2023);
	return vinyl && year > 1992 && year < 2003 && first < 1990 ? roll.between(2009, 2023) : Math.max(first, year);
}

function releasedOf(roll: Dice, date: string, year: number, index: number): string {
	if (index === 0 && date.length === 10) return date;
	const month = `${roll.between(1, 12)}`.padStart(2, '0');
	const kind = roll.roll();
	if (kind < 0.45) return `${year}`;
	if (kind < 0.75) return `${year}-${month}-${`${roll.between(1, 28)}`.padStart(2, '0')}`;
	return kind < 0.92 ? `${year}-${month}-00` : '';
}

function vinylFormats(roll: Dice, album: Album, reissue: boolean): PressingFormat[] {
	const size = album.kind === 'single' ? ['7"', 'Single'] : album.kind === 'ep' ? ['12"', 'EP'] : ['LP'];
	const descriptions = [...size, ...kindWords(album)];
	if (reissue) descriptions.push(roll.chance(0.75) ? 'Reissue' : 'Repress');
	if (reissue && roll.chance(0.25)) descriptions.push('Remastered');
	if (Number(album.date.slice(0, 4)) < 1970 && roll.chance(0.5))
		descriptions.push(roll.chance(0.5) ? 'Mono' : 'Stereo');
	if (roll.chance(0.18)) descriptions.push('Limited Edition');
	const rare = roll.roll();
	if (album.kind === 'bootleg' || rare < 0.03) descriptions.push('Unofficial Release');
	else if (rare < 0.06) descriptions.push('Promo');
	else if (rare < 0.075) descriptions.push('Test Pressing');
	else if (rare < 0.085) descriptions.push('White Label');
	else if (rare < 0.1) descriptions.push('Picture Disc');
	const discs: PressingFormat = {
		name: 'Vinyl',
		qty: roll.chance(0.15) ? '2' : '1',
		text: roll.chance(0.25) ? roll.pick(colours) : '',
		descriptions,
	};
	if (roll.chance(0.02)) return [discs, { name: 'CD', qty: '1', text: '', descriptions: ['Album'] }];
	if (roll.chance(0.01)) return [{ name: 'Box Set', qty: '1', text: '', descriptions: ['Limited Edition'] }, discs];
	return [discs];
}

function otherFormat(roll: Dice, album: Album): PressingFormat {
	const name = roll.pick(otherFormats);
	return { name, qty: '1', text: '', descriptions: [...(name === 'File' ? ['FLAC'] : []), ...kindWords(album)] };
}

function kindWords(album: Album): string[] {
	if (album.kind === 'compilation') return ['Compilation'];
	return ['ep', 'single'].includes(album.kind) ? [] : ['Album'];
}

function community(roll: Dice): Pick<Pressing, 'have' | 'want' | 'rating'> {
	const count = roll.between(0, 120);
	return {
		have: roll.between(0, 4000),
		want: roll.between(0, 2500),
		rating: { count, average: count === 0 ? 0 : roll.between(320, 490) / 100 },
	};
}

function genresOf(album: Album): Pick<Pressing, 'genres' | 'styles'> {
	const genres: Record<string, string> = { electronic: 'Electronic', jazz: 'Jazz', 'hip-hop': 'Hip Hop' };
	const tag = album.artist.tags.find((candidate) => candidate in genres);
	return { genres: [genres[tag ?? ''] ?? 'Rock'], styles: album.artist.tags.slice(0, 2).map(capitalise) };
}

/** A label's Discogs id is made up from its name. */
function labelOf(name: string): { id: number; name: string } {
	return { id: 3_000_000 + (hash('label', name) % 1_000_000), name };
}

function initials(name: string): string {
	const letters = name
		.match(/\p{L}|\p{N}/gu)
		?.slice(0, 3)
		.join('')
		.toUpperCase();
	return letters ?? 'SYM';
}

/** An EAN-13 with the right check digit. */
function barcodeOf(roll: Dice): string {
	const digits = Array.from({ length: 12 }, () => roll.between(0, 9));
	const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
	return [...digits, (10 - (sum % 10)) % 10].join('');
}

function capitalise(text: string): string {
	return text.replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}
