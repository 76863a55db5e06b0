import { ProviderNotFound } from '../errors.ts';
import { normalizeTitle } from '../matching/names.ts';
import { similarity } from '../matching/similarity.ts';
import { identifyAlbum } from '../steps/identify-album.ts';
import { hasPressingsAnswer, takeFromDump } from '../steps/plan.ts';
import { type AlbumRow, findAlbum, findAlbumByMbid, findAlbumsByTitle, readAlbumsOf } from '../store/albums-reader.ts';
import { type ArtistRow, findArtist, followMerge } from '../store/artists-reader.ts';
import { type ReleaseRow, readReleasesOf } from '../store/releases-reader.ts';
import { writeAt } from '../store/writable.ts';
import { isKnownAbsent, rememberAbsent } from './absent.ts';
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
	if (!(await hasPressingsAnswer(steps.database, album))) {
		await writeAt(steps.database, steps.clock(), (store) => takeFromDump(store, album));
	}
	if (album.discogsId === null) states.push(await ensure('album-master', album.id));
	const current = (await findAlbum(steps.database, album.id)) ?? album;
	if (current.discogsId !== null) states.push(await ensure('vinyl-releases', album.id));
	return { ...combine(states), value: await readReleasesOf(steps.database, current) };
}

/** An album from the database; one that is not there is looked up with all its artist's albums, stored and read back. */
export async function getOrCreateAlbum(tools: CatalogTools, wanted: WantedAlbum): Promise<AlbumAnswer> {
	if ('mbid' in wanted) return albumByMbid(tools, wanted.mbid);
	const artist = await getOrCreateArtist(tools, wanted.artist);
	if (artist.value === null) return { ...artist, value: null, artist: null, similarTitles: [] };
	const albums = await albumsOf(tools, artist.value);
	const [album] = await findAlbumsByTitle(tools.steps.database, artist.value.id, wanted.title);
	const provenance = combine([artist, albums]);
	if (album !== undefined) return { ...provenance, value: album, artist: artist.value, similarTitles: [] };
	// All the artist's albums are known and this is none of them: that is an answer. Otherwise it may yet be one.
	const isComplete = provenance.problems.length === 0;
	return {
		...provenance,
		cache: isComplete ? 'absent' : provenance.cache,
		value: null,
		artist: artist.value,
		similarTitles: closestTitles(albums.value, wanted.title),
	};
}

/** By its release group. How old the row is, its artist's list of albums says: that is what it is refreshed with. */
async function albumByMbid({ steps, ensure, flights, ask }: CatalogTools, mbid: string): Promise<AlbumAnswer> {
	const { database } = steps;
	const lookup = { provider: 'musicbrainz', kind: 'release-group', key: mbid };
	let album = await findAlbumByMbid(database, mbid);
	const isNew = album === undefined;
	if (album === undefined) {
		if (await isKnownAbsent(steps, lookup)) return noSuchAlbum();
		try {
			album = await flights.fly(`release-group ${mbid}`, () => identifyAlbum(steps, mbid, ask));
		} catch (error) {
			if (!(error instanceof ProviderNotFound)) throw error;
			await rememberAbsent(steps, lookup);
			return noSuchAlbum();
		}
	}
	const artist = (await findArtist(database, album.artistId)) ?? null;
	const state = await ensure('studio-albums', album.artistId);
	const value = (await findAlbum(database, album.id)) ?? album;
	return { ...state, cache: isNew ? 'miss' : state.cache, value, artist, similarTitles: [] };
}

function noSuchAlbum(): AlbumAnswer {
	return { cache: 'absent', fetchedAt: null, problems: [], value: null, artist: null, similarTitles: [] };
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
