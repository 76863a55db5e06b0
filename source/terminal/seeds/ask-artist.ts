import { select } from '@clack/prompts';
import type { ArtistRow } from '../../store/artists-reader.ts';
import { cleanText } from '../../text.ts';
import { formatCount } from '../output/numbers.ts';
import { unlessCancelled } from '../setup/questions.ts';
import { nameArtist } from './outcome-words.ts';

/** Which of several artists of one name is meant; null: none of them. Throws Cancelled for Ctrl-C. */
export async function askArtist(name: string, artists: ArtistRow[]): Promise<ArtistRow | null> {
	const none = { value: 0, label: 'None of them' };
	const options = artists.map((artist) => ({ value: artist.id, label: nameArtist(artist), hint: describe(artist) }));
	const chosen = unlessCancelled(
		await select({ message: `Several artists are called "${name}". Which one?`, options: [...options, none] }),
	);
	return artists.find(({ id }) => id === chosen) ?? null;
}

function describe({ type, country, listeners, mbid }: ArtistRow): string {
	const known = listeners === null ? '' : `${formatCount(listeners)} listeners`;
	return cleanText([type, country, known, mbid].filter(Boolean).join(', '));
}
