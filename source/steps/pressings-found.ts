import type { AlbumRow } from '../store/albums-reader.ts';
import { type ReleaseRow, readReleasesOf } from '../store/releases-reader.ts';
import type { PressingsFound, Work } from './step.ts';

/** Tells what is now stored of an album: how many pressings, from where, of which formats and years. */
export async function tellPressings(work: Work, album: AlbumRow, added: number): Promise<void> {
	const pressings = await readReleasesOf(work.database, album);
	work.tell({
		type: 'pressings',
		artist: album.credit,
		title: album.title,
		masterId: album.discogsId,
		pressings: summarisePressings(pressings, added),
	});
}

/** Counts by country and format, the most frequent first, and the span of years. */
export function summarisePressings(pressings: ReleaseRow[], added: number): PressingsFound {
	const years = pressings.flatMap(({ year }) => year ?? []);
	return {
		found: pressings.length,
		added,
		countries: countBy(pressings.map(({ country }) => country)),
		formats: countBy(pressings.map(({ format }) => format)),
		firstYear: years.length === 0 ? null : Math.min(...years),
		lastYear: years.length === 0 ? null : Math.max(...years),
	};
}

function countBy(values: (string | null)[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
	return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
