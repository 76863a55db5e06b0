import type { ArtistRow } from '../../store/artists-reader.ts';
import { cleanText } from '../../text.ts';
import { describeNamesakes, pickNamesake } from '../artist-question.ts';
import { formatCounted } from '../output/numbers.ts';
import { paint } from '../theme.ts';
import type { Outcome } from './add.ts';

/** The columns of `toShownOutcome` in a pipe. */
export const outcomeFields = ['asked', 'state', 'id', 'name', 'mbid', 'disambiguation', 'similars', 'namesakes'];

/** What became of an artist that was to be added, with stable keys. */
export function toShownOutcome({ asked, state, artist, namesakes, similars }: Outcome) {
	return {
		asked,
		state,
		id: artist?.id ?? null,
		name: artist?.name ?? null,
		mbid: artist?.mbid ?? null,
		disambiguation: artist?.disambiguation ?? null,
		similars,
		namesakes: namesakes.map(pickNamesake),
	};
}

/** "✓ Slowdive (English shoegaze band) · 50 similar artists", of an artist that is a seed now. */
export function describeAdded({ state, artist, similars }: Outcome): string {
	if (artist === null) return '';
	const known = state === 'known' ? ' · was there already' : '';
	const similar = similars === 0 ? 'no similar artists yet' : formatCounted(similars, 'similar artist');
	return `${paint.good('✓')} ${nameArtist(artist)} · ${similar}${known}`;
}

/** "Nirvana (60s band from the UK)". */
export function nameArtist({ name, disambiguation }: Pick<ArtistRow, 'name' | 'disambiguation'>): string {
	return cleanText(disambiguation ? `${name} (${disambiguation})` : name);
}

/** What a person must know or do about an artist that was to be added; '' where there is nothing. */
export function explainOutcome(
	{ asked, state, artist, namesakes }: Outcome,
	{ again, flag, columns }: { again: string; flag: string; columns: number },
): string {
	switch (state) {
		case 'failed':
			return `"${asked}" is not stored yet, and who that is could not be asked: not added.`;
		case 'unknown':
			return `No source knows "${asked}": not added.\nCheck the spelling, and put names of several words in quotes: ${again} "Arctic Monkeys"${flag}`;
		case 'ambiguous':
			return [
				`Several artists are called "${asked}": not added. Say which one is meant:`,
				...namesakes.map((namesake) => `  ${nameArtist(namesake)}:\n    ${again} --mbid ${namesake.mbid}${flag}`),
			].join('\n');
		default:
			return artist === null ? '' : sayWhoWasTaken({ asked, artist, namesakes }, columns);
	}
}

function sayWhoWasTaken(
	{ asked, artist, namesakes }: { asked: string; artist: ArtistRow; namesakes: ArtistRow[] },
	columns: number,
): string {
	const others = describeNamesakes(namesakes, columns);
	const taken = others === '' ? '' : `"${asked}" is taken for ${nameArtist(artist)}.\n${others}`;
	const open = `Who ${cleanText(artist.name)} is at MusicBrainz is not decided, so their albums are not known: vinilogy review`;
	return [taken, artist.mbid === null ? open : ''].filter((line) => line !== '').join('\n');
}

/** What was fetched, and what fetches the rest. */
export function adviseNext(command: string, flag: string): string {
	return [
		'Albums and pressings, theirs and those of similar artists, are queued.',
		`Fetch them: ${command} ingest`,
		`Then: ${command} recs${flag}`,
	].join('\n');
}
