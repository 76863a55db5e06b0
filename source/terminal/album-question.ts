import type { AlbumAnswer, WantedAlbum } from '../catalog/albums.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { type AlbumRow, findAlbumByMbid, findAlbumsByTitle } from '../store/albums-reader.ts';
import { findArtistsByName } from '../store/artists-reader.ts';
import { cleanText } from '../text.ts';
import { askCatalog } from './answers.ts';
import { readMbid } from './artist-question.ts';
import { quoteForShell } from './output/shell.ts';

/** Which album is meant: an artist and a title, or a release group's MBID. `subcommand` is for the example ("show album"). Throws UsageError. */
export function readWantedAlbum(
	words: (string | undefined)[],
	mbid: string | undefined,
	subcommand: string,
): WantedAlbum {
	const [artist, title] = words.map(cleanText);
	const isNamed = artist !== undefined && artist !== '';
	if (mbid !== undefined && !isNamed) return { mbid: readMbid(mbid) };
	if (mbid === undefined && isNamed && title !== undefined && title !== '') return { artist: { name: artist }, title };
	throw new UsageError(
		mbid === undefined ? 'An artist and a title are needed.' : 'Name the album in one way only.',
		`For example: vinilogy ${subcommand} "Pink Floyd" "The Dark Side of the Moon", or --mbid with a release group's id.`,
	);
}

/** The album that is meant, from the database or by asking for it. */
export function findAlbumFor({ catalog }: Context, wanted: WantedAlbum): Promise<AlbumAnswer> {
	return askCatalog<AlbumAnswer>(() => catalog.getOrCreateAlbum(wanted), { artist: null, similarTitles: [] });
}

/** Why there is no such album, and what to try next. */
export function explainMissingAlbum(
	wanted: WantedAlbum,
	answer: AlbumAnswer,
	{ command, subcommand }: { command: string; subcommand: string },
): string {
	if ('mbid' in wanted) return `No source knows the album ${wanted.mbid}.\nCheck the id: it is a release group's.`;
	if (answer.artist === null)
		return `No source knows "${wanted.artist.name}".\nCheck the spelling, or give the album's MBID with --mbid.`;
	const artist = cleanText(answer.artist.name);
	const [first] = answer.similarTitles.map(cleanText);
	const next =
		first === undefined
			? `See its albums with: ${command} show artist ${quoteForShell(artist)}`
			: `Did you mean ${answer.similarTitles.map((title) => `"${cleanText(title)}"`).join(' or ')}? For example: ${command} ${subcommand} ${quoteForShell(artist)} ${quoteForShell(first)}`;
	return `${artist} has no studio album "${wanted.title}".\n${next}`;
}

/** The album that is meant, as it is stored: asks no source. Of artists of one name, the first that has such an album. */
export async function findStoredAlbum(
	{ database }: Pick<Context, 'database'>,
	wanted: WantedAlbum,
): Promise<AlbumRow | null> {
	if ('mbid' in wanted) return (await findAlbumByMbid(database, wanted.mbid)) ?? null;
	const artists = await findArtistsByName(database, wanted.artist.name ?? '');
	for (const { id } of artists) {
		const [album] = await findAlbumsByTitle(database, id, wanted.title);
		if (album !== undefined) return album;
	}
	return null;
}
