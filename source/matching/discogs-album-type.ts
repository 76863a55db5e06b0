import type { FormatEntry } from './discogs-format.ts';

/** The types of an album in MusicBrainz' words. `primary` is null where Discogs' words do not tell. */
export interface AlbumType {
	isStudio: boolean;
	primary: 'Album' | 'EP' | 'Single' | null;
	secondary: string[];
}

/** "Live At The Apollo", "Arena (Live)", "In Concert", "MTV Unplugged". */
const liveTitle = /\blive (?:at|in|from|on)\b|[([]live\b|^live!?$|\bin concert\b|\bunplugged\b/i;

const compilations = ['Compilation', 'Sampler'];
const singles = ['Single', 'Maxi-Single', '7"', '10"', '12"'];

/**
 * What kind of album a release is of, by the words of its formats: Discogs gives albums themselves no type. Studio albums are what says
 * Album, LP or Mini-Album and neither compilation, mixtape, EP nor single, and is official. Live recordings only their title tells, and not
 * of all.
 */
export function readAlbumType(formats: readonly FormatEntry[], title: string): AlbumType {
	const words = new Set(formats.flatMap(({ descriptions }) => [descriptions ?? []].flat()));
	const has = (...wanted: string[]) => wanted.some((word) => words.has(word));
	const secondary = [
		...(has(...compilations) ? ['Compilation'] : []),
		...(has('Mixtape') ? ['Mixtape/Street'] : []),
		...(liveTitle.test(title) ? ['Live'] : []),
	];
	const primary = readPrimary(has);
	const isOfficial = !has('Unofficial Release', 'Partially Unofficial');
	return { isStudio: primary === 'Album' && secondary.length === 0 && isOfficial, primary, secondary };
}

function readPrimary(has: (...wanted: string[]) => boolean): AlbumType['primary'] {
	if (has('EP')) return 'EP';
	if (has('Single', 'Maxi-Single')) return 'Single';
	if (has('Album', 'LP', 'Mini-Album')) return 'Album';
	return has(...singles) ? 'Single' : null;
}
