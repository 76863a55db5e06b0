import { type ArtistRow, findArtistsBySpelling, type Readable } from '../store/artists-reader.ts';
import { readIdentityDecisions } from '../store/decisions-reader.ts';

/** Whom a name means, with the others of that name; or, where nobody can tell, all whom it may mean (each has an MBID). */
export type Meant = { artist: ArtistRow; namesakes: ArtistRow[] } | { artist: null; namesakes: ArtistRow[] };

/** So many times more people listen to an artist than to any other of that name: then everybody means them. */
const byFar = 10;
/** As many are taken to listen to an artist whose listeners nobody counted. */
const uncounted = 1_000;

/**
 * Whom a listener means by a name for which the catalog found `found`: their own seed of that name, the one artist of that name, whom a
 * person decided for, or who is the best known by far. Aliases are nobody's name.
 */
export async function findMeant(
	database: Readable,
	name: string,
	found: ArtistRow,
	seedIds: ReadonlySet<number>,
): Promise<Meant> {
	const sameName = await findArtistsBySpelling(database, name);
	const [seed, ...otherSeeds] = sameName.filter(({ id }) => seedIds.has(id));
	const artist = seed !== undefined && otherSeeds.length === 0 ? seed : found;
	const namesakes = sameName.filter(({ id }) => id !== artist.id);
	if (artist === seed || namesakes.length === 0 || isBestKnown(artist, namesakes)) return { artist, namesakes };
	const { accepted } = await readIdentityDecisions(database, artist.id);
	const candidates = [artist, ...namesakes].filter(({ mbid }) => mbid !== null);
	return accepted !== null || candidates.length === 0 ? { artist, namesakes } : { artist: null, namesakes: candidates };
}

function isBestKnown({ listeners }: ArtistRow, namesakes: ArtistRow[]): boolean {
	const next = Math.max(...namesakes.map((namesake) => namesake.listeners ?? uncounted));
	return listeners !== null && listeners >= byFar * next;
}
