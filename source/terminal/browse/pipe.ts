import { combine } from '../../catalog/answer.ts';
import type { ArtistAnswer } from '../../catalog/artists.ts';
import { readAlbumLines, readArtistCounts, readArtistLines } from '../../store/browse-reader.ts';
import { askCatalog, exitCodeOfAnswer, listProblems, sayProblems, sayRefreshing } from '../answers.ts';
import { adviseOnUnknown } from '../artist-question.ts';
import { formatJson } from '../output/json.ts';
import { formatTsv } from '../output/tsv.ts';
import { showReleasesIn } from '../show-releases.ts';
import type { Session } from '../with-context.ts';

/**
 * What the explorer would list, for a pipe: all artists; an artist's albums, fetched where they are missing; or, with a title
 * too, the album's pressings. TSV, or JSON with stable keys.
 */
export async function listForPipe(session: Session, words: (string | undefined)[], json: boolean): Promise<number> {
	const [name = '', title = ''] = words.map((word) => word?.trim());
	if (name === '') return listArtists(session, json);
	if (title === '') return listAlbums(session, name, json);
	return showReleasesIn(session, { artist: { name }, title }, json);
}

/** No engine takes a query about all artists of a large library by their ids: SQLite 32,766, Postgres 65,535 at most. */
const countedAtOnce = 1000;

async function listArtists({ context: { database }, terminal }: Session, json: boolean): Promise<number> {
	const lines = await readArtistLines(database, 'all');
	const artists: object[] = [];
	for (let at = 0; at < lines.length; at += countedAtOnce) {
		const some = lines.slice(at, at + countedAtOnce);
		const counts = await readArtistCounts(
			database,
			some.map(({ id }) => id),
		);
		artists.push(
			...some.map(({ score: _, counts: __, normalizedName: ___, ...line }) => ({ ...line, ...counts.get(line.id) })),
		);
	}
	terminal.print(json ? formatJson({ artists }) : formatTsv(artists, artistFields));
	return 0;
}

const artistFields = [
	'id',
	'name',
	'disambiguation',
	'country',
	'listeners',
	'albums',
	'pressings',
	'fetchedAt',
	'mbid',
	'discogsId',
	'lastfmUrl',
];

async function listAlbums({ context, terminal }: Session, name: string, json: boolean): Promise<number> {
	const found = await askCatalog<ArtistAnswer>(() => context.catalog.getOrCreateArtist({ name }), { namesakes: [] });
	const artist = found.value;
	const listed = artist === null ? null : await context.catalog.albumsOf(artist);
	const answer = combine(listed === null ? [found] : [found, listed]);
	const albums = artist === null ? [] : await readAlbumLines(context.database, artist.id);
	const { cache, fetchedAt, problems } = answer;
	if (json) {
		terminal.print(
			formatJson({ cache, fetchedAt, calls: context.calls, artist, albums, problems: listProblems(problems) }),
		);
	} else if (artist !== null) {
		terminal.print(formatTsv(albums, albumFields));
	} else if (problems.length === 0) {
		terminal.say(`No source knows "${name}".\n${adviseOnUnknown({ name })}`);
	}
	sayProblems(terminal, problems);
	sayRefreshing(terminal, answer);
	return exitCodeOfAnswer({ hasAnswer: artist !== null, problems });
}

const albumFields = [
	'id',
	'firstReleaseYear',
	'title',
	'credit',
	'pressings',
	'countries',
	'firstReleaseDate',
	'disambiguation',
	'mbid',
	'discogsId',
	'primaryType',
	'secondaryTypes',
	'coverUrl',
	'coverSource',
	'source',
	'createdAt',
	'updatedAt',
];
