import type { WantedArtist } from '../catalog/artists.ts';
import { UsageError } from '../errors.ts';
import type { ArtistRow } from '../store/artists-reader.ts';
import { cleanText } from '../text.ts';
import { fit } from './output/widths.ts';

/** The ways to say on a command line which artist is meant. */
export interface ArtistOptions {
	mbid?: string;
	discogsId?: number;
}

const mbidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which artist is meant: exactly one of the words of a name, an MBID and a Discogs id. Throws UsageError. */
export function readWantedArtist(words: string[], { mbid, discogsId }: ArtistOptions, example: string): WantedArtist {
	const name = cleanText(words.join(' '));
	const given = [name !== '', mbid !== undefined, discogsId !== undefined].filter(Boolean).length;
	if (given !== 1) {
		throw new UsageError(
			given === 0 ? 'No artist is named.' : 'Name the artist in one way only.',
			`For example: ${example}`,
		);
	}
	if (mbid !== undefined) return { mbid: readMbid(mbid) };
	return discogsId === undefined ? { name } : { discogsId };
}

/** Whether a text is a MusicBrainz id, and not a name. */
export function isMbid(text: string): boolean {
	return mbidShape.test(text);
}

/** A MusicBrainz id, also out of a MusicBrainz address. Throws UsageError. */
export function readMbid(text: string): string {
	const mbid = text.trim().split('/').at(-1)?.toLowerCase() ?? '';
	if (isMbid(mbid)) return mbid;
	throw new UsageError(`"${cleanText(text)}" is not an MBID.`, 'It looks like a74b1b7f-71a5-4011-9441-d0b5e4122711.');
}

/** How a person named the artist they meant. */
export function describeWanted({ name, mbid, discogsId }: WantedArtist): string {
	return name ?? mbid ?? `Discogs artist ${discogsId}`;
}

/** Others that the same name may mean, one a line, and how to ask for them; '' when there are none. MBIDs are never cut. */
export function describeNamesakes(namesakes: ArtistRow[], columns: number): string {
	if (namesakes.length === 0) return '';
	const shown = namesakes.slice(0, 5).map((namesake) => fit(`  ${describeNamesake(namesake)}`, Math.max(38, columns)));
	const more = namesakes.length > shown.length ? [`  and ${namesakes.length - shown.length} more`] : [];
	const others = namesakes.length === 1 ? '1 other artist has' : `${namesakes.length} other artists have`;
	return [`${others} this name:`, ...shown, ...more, 'Use --mbid to choose.'].join('\n');
}

function describeNamesake({ name, disambiguation, country, mbid }: ArtistRow): string {
	const hint = [disambiguation, country].filter(Boolean).join(', ');
	return `${mbid === null ? '' : `${mbid}  `}${cleanText(name + (hint === '' ? '' : ` (${hint})`))}`;
}

/** A namesake as `--json` shows it. */
export function pickNamesake({ id, name, mbid, disambiguation }: ArtistRow) {
	return { id, name, mbid, disambiguation };
}

/** What to do when no source knows an artist. */
export function adviseOnUnknown(wanted: WantedArtist): string {
	return wanted.name === undefined
		? 'Check the id, or ask by name.'
		: `Check the spelling, or give the MBID: vinilogy show artist --mbid … (search for "${wanted.name}" at https://musicbrainz.org).`;
}
