import { normalizeTitle } from '../matching/names.ts';
import { similarity } from '../matching/similarity.ts';
import { identifyAlbum } from '../steps/identify-album.ts';
import { type AlbumRow, findAlbum, findAlbumByMbid, findAlbumsByTitle, readAlbumsOf } from '../store/albums-reader.ts';
import { type ArtistRow, findArtist, followMerge } from '../store/artists-reader.ts';
import { type ReleaseRow, readReleasesOf } from '../store/releases-reader.ts';
import { type Answer, combine, type Provenance } from './answer.ts';
import { type CatalogTools, getOrCreateArtist, type WantedArtist } from './artists.ts';

/** Which album is meant: a release group's MBID, or an artist and a title. */
export type WantedAlbum = { mbid: string } | { artist: WantedArtist; title: string };

/** An album, or null with the titles that come closest. */
export interface AlbumAnswer extends Answer<AlbumRow | null> {
	artist: ArtistRow | null;
	similarTitles: string[];
}

const closeEnough = 0.5;
const suggestions = 5;

/** All studio albums of an artist, collaborations included, by year. */
export async function albumsOf({ steps, ensure }: CatalogTools, artist: ArtistRow): Promise<Answer<AlbumRow[]>> {
	const states = [];
	if (artist.mbid === null) states.push(await ensure('artist-ids', artist.id));
	const current = await followMerge(steps.database, (await findArtist(steps.database, artist.id)) ?? artist);
	// Whoever they are is open: without an MBID there is nobody to ask for albums.
	if (current.mbid !== null) states.push(await ensure('studio-albums', current.id));
	return { ...combine(states), value: await readAlbumsOf(steps.database, current.id) };
}

/** Every vinyl pressing of an album that the sources list. */
export async function releasesOf({ steps, ensure }: CatalogTools, album: AlbumRow): Promise<Answer<ReleaseRow[]>> {
	const states: Provenance[] = [];
	if (album.discogsId === null) states.push(await ensure('album-master', album.id));
	const current = (await findAlbum(steps.database, album.id)) ?? album;
	if (current.discogsId !== null) states.push(await ensure('vinyl-releases', album.id));
	return { ...combine(states), value: await readReleasesOf(steps.database, current) };
}

/** An album from the database; one that is not there is looked up with all its artist's albums, stored and read back. */
export async function getOrCreateAlbum(tools: CatalogTools, wanted: WantedAlbum): Promise<AlbumAnswer> {
	const { database } = tools.steps;
	if ('mbid' in wanted) {
		const known = await findAlbumByMbid(database, wanted.mbid);
		const album = known ?? (await identifyAlbum(tools.steps, wanted.mbid, tools.ask));
		const artist = (await findArtist(database, album.artistId)) ?? null;
		const cache = known === undefined ? 'miss' : 'hit';
		return { cache, fetchedAt: album.updatedAt, problems: [], value: album, artist, similarTitles: [] };
	}
	const artist = await getOrCreateArtist(tools, wanted.artist);
	if (artist.value === null) return { ...artist, value: null, artist: null, similarTitles: [] };
	const albums = await albumsOf(tools, artist.value);
	const [album] = await findAlbumsByTitle(database, artist.value.id, wanted.title);
	return {
		...combine([artist, albums]),
		value: album ?? null,
		artist: artist.value,
		similarTitles: album === undefined ? closestTitles(albums.value, wanted.title) : [],
	};
}

function closestTitles(albums: AlbumRow[], title: string): string[] {
	const key = normalizeTitle(title);
	return albums
		.map((album) => ({ title: album.title, likeness: likeness(album.normalizedTitle, key) }))
		.filter(({ likeness }) => likeness >= closeEnough)
		.sort((a, b) => b.likeness - a.likeness)
		.slice(0, suggestions)
		.map(({ title: found }) => found);
}

/** Part of a title ("dark side") is as good as the whole of it. */
function likeness(title: string, wanted: string): number {
	return title.includes(wanted) || wanted.includes(title) ? 1 : similarity(title, wanted);
}

/** The album with its cover: the Cover Art Archive's, else Last.fm's. */
export async function coverOf({ steps, ensure }: CatalogTools, album: AlbumRow): Promise<Answer<AlbumRow>> {
	const states = [await ensure('album-cover', album.id)];
	if (states[0]?.cache === 'absent' && steps.providers.lastfm.available) {
		states.push(await ensure('album-cover-lastfm', album.id));
	}
	return { ...combine(states), value: (await findAlbum(steps.database, album.id)) ?? album };
}
