import type { Pressing } from './types.ts';

/** Discogs releases that belong to no artist of the world: what a search brings beside the right answer. */
export function buildStrays(): Pressing[] {
	return [
		stray(90_000_001, { id: 7_900_001, name: 'Drums (4)' }, 'Encyclopedia', 'US', '2009', 'Basement Tapes'),
		stray(90_000_002, { id: 7_900_002, name: 'The Drum' }, 'Encyclopedia', 'Germany', '1998-04-00', 'Trommel Musik'),
		stray(90_000_003, { id: 7_900_003, name: 'Sufjan' }, 'A Sun Came', 'UK', '2011', 'Sunny Side'),
		stray(90_000_004, { id: 7_900_004, name: 'Sun Came' }, 'A Sun Came Up', 'France', '', 'Soleil'),
		stray(90_000_005, { id: 7_900_005, name: 'Nirvana (5)' }, 'Nevermind', 'Brazil', '2001', 'Selo Livre'),
	];
}

/** Search still brings these ids although Discogs deleted the releases: they answer 404. */
export const deletedReleases = new Set([90_000_004]);

function stray(
	id: number,
	artist: { id: number; name: string },
	title: string,
	country: string,
	released: string,
	label: string,
): Pressing {
	return {
		id,
		master: 0,
		title,
		artist,
		labels: [{ id: 3_999_000 + (id % 1000), name: label, catno: `GEN-STRAY-${id % 1000}` }],
		country,
		released,
		year: Number(released.slice(0, 4)),
		formats: [{ name: 'Vinyl', qty: '1', text: '', descriptions: ['LP', 'Album'] }],
		barcode: '',
		have: 12,
		want: 3,
		rating: { count: 2, average: 3.5 },
		genres: ['Rock'],
		styles: ['Indie Rock'],
		origin: 'generated',
	};
}
