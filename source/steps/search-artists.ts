import type { MusicbrainzFoundArtist } from '../integrations/musicbrainz/map.ts';
import type { Providers } from '../integrations/providers.ts';
import { normalizeName } from '../matching/names.ts';
import type { Ask } from './step.ts';

/** Enough to see every homonym of a common name in one call. */
const hits = 50;

/** Searches MusicBrainz for a name as written and, where nobody is called that, without article, case and punctuation. */
export async function searchArtists(
	{ musicbrainz }: Providers,
	name: string,
	ask: Ask,
): Promise<MusicbrainzFoundArtist[]> {
	const asWritten = await musicbrainz.searchArtists(name, hits, ask);
	const plain = normalizeName(name);
	if (asWritten.length > 0 || plain === name.toLowerCase()) return asWritten;
	return musicbrainz.searchArtists(plain, hits, ask);
}
