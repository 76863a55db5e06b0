import type { Database } from '../../db/client.ts';
import { normalizeName } from '../matching/names.ts';
import {
	matchPlayedAlbum,
	matchPlayedArtist,
	type PlayedMatch,
	type PlayedService,
	type StoredArtist,
} from '../matching/played-match.ts';
import { saveMatches } from '../store/listeners/listening-writer.ts';
import { findNamedArtists, type NamedArtist, readCreditedAlbums } from '../store/listeners/played-candidates-reader.ts';
import { type CountRow, readUnmatchedCounts } from '../store/listeners/played-reader.ts';
import { readUsers } from '../store/listeners/users-reader.ts';
import { writeAt } from '../store/writable.ts';

/** How many of the artists and albums that a listener played were found in the catalogue, and how many are still open. */
export interface MatchedListening {
	artists: number;
	albums: number;
	openArtists: number;
	openAlbums: number;
}

/**
 * Finds the artists and albums that a listener played, as far as they are not known yet, in the catalogue as it is now. Set by set, so that
 * thousands take a second; a second time there is little left to do. Asks nobody.
 */
export async function matchListening(
	{ database, clock }: { database: Database; clock: () => Date },
	userId: number,
): Promise<MatchedListening> {
	const open = await readUnmatchedCounts(database, userId);
	const withArtists = await findArtists(database, open);
	const withAlbums = await findAlbums(database, withArtists);
	const changed = withAlbums.filter(
		(row, at) => row.artistId !== open[at]?.artistId || row.albumId !== open[at]?.albumId,
	);
	if (changed.length > 0) await writeAt(database, clock(), (store) => saveMatches(store, userId, changed));
	const isAlbum = ({ kind }: CountRow) => kind === 'album';
	const found = (row: CountRow) => (isAlbum(row) ? row.albumId : row.artistId) !== null;
	const count = (rows: readonly CountRow[]) => new Set(rows.map(({ provider, key }) => `${provider} ${key}`)).size;
	return {
		artists: count(withAlbums.filter((row) => !isAlbum(row) && found(row))),
		albums: count(withAlbums.filter((row) => isAlbum(row) && found(row))),
		openArtists: count(withAlbums.filter((row) => !isAlbum(row) && !found(row))),
		openAlbums: count(withAlbums.filter((row) => isAlbum(row) && !found(row))),
	};
}

/** The same for every listener, once the catalogue has grown: how many more artists and albums were found. */
export async function matchEverybody(tools: {
	database: Database;
	clock: () => Date;
}): Promise<Pick<MatchedListening, 'artists' | 'albums'>> {
	const found = { artists: 0, albums: 0 };
	for (const { id } of await readUsers(tools.database)) {
		const { artists, albums } = await matchListening(tools, id);
		found.artists += artists;
		found.albums += albums;
	}
	return found;
}

async function findArtists(database: Database, rows: readonly CountRow[]): Promise<CountRow[]> {
	const open = rows.filter(({ artistId }) => artistId === null);
	const candidates = await findNamedArtists(database, {
		names: [...new Set(open.map(({ artist }) => normalizeName(artist)))],
		mbids: distinct(open.map(({ artistMbid }) => artistMbid)),
		spotifyIds: distinct(open.map(spotifyIdOf)),
	});
	const find = findAmong(candidates.map(toStored));
	return rows.map((row) => {
		if (row.artistId !== null) return row;
		const match = find(row);
		if (match === null) return row;
		return { ...row, artistId: match.id, method: match.method, confidence: match.confidence };
	});
}

/** Looks an artist up among the candidates who share a name or an id with them, once for all its rows. */
function findAmong(candidates: readonly StoredArtist[]): (row: CountRow) => PlayedMatch | null {
	const index = new Map<string, Set<StoredArtist>>();
	for (const artist of candidates) {
		const { mbid, formerMbids, spotifyId, names } = artist;
		for (const key of distinct([...names, mbid, ...formerMbids, spotifyId])) {
			index.set(key, (index.get(key) ?? new Set()).add(artist));
		}
	}
	const known = new Map<string, PlayedMatch | null>();
	return (row) => {
		const spotifyId = spotifyIdOf(row);
		const asked = [row.provider, row.artist, row.artistMbid, spotifyId].join('\t');
		const before = known.get(asked);
		if (before !== undefined) return before;
		const keys = distinct([normalizeName(row.artist), row.artistMbid, spotifyId]);
		const near = new Set(keys.flatMap((key) => [...(index.get(key) ?? [])]));
		const played = { name: row.artist, mbid: row.artistMbid, spotifyId, service: serviceOf(row.provider) };
		const match = matchPlayedArtist(played, [...near]);
		known.set(asked, match);
		return match;
	};
}

async function findAlbums(database: Database, rows: readonly CountRow[]): Promise<CountRow[]> {
	const open = rows.filter(isOpenAlbum);
	const artistIds = [...new Set(open.flatMap(({ artistId }) => (artistId === null ? [] : [artistId])))];
	const albums = Map.groupBy(await readCreditedAlbums(database, artistIds), ({ artistId }) => artistId);
	return rows.map((row) => {
		if (!isOpenAlbum(row) || row.artistId === null || row.title === null) return row;
		const match = matchPlayedAlbum({ title: row.title, mbid: row.albumMbid }, albums.get(row.artistId) ?? []);
		if (match === null) return row;
		const confidence = Math.min(match.confidence, row.confidence ?? 1);
		return { ...row, albumId: match.id, method: match.method, confidence };
	});
}

function isOpenAlbum({ kind, albumId }: CountRow): boolean {
	return kind === 'album' && albumId === null;
}

/** ListenBrainz maps listens to MusicBrainz itself; at Last.fm a name is a page. */
function serviceOf(provider: string): PlayedService {
	return { trustsMbid: provider === 'listenbrainz', isPage: provider === 'lastfm' };
}

/** Spotify's artists are told apart by its ids. */
function spotifyIdOf({ provider, kind, key }: CountRow): string | null {
	return provider === 'spotify' && kind === 'artist' ? key : null;
}

function toStored({ artist, spellings, aliases, formerMbids }: NamedArtist): StoredArtist {
	return {
		...artist,
		names: new Set([artist.normalizedName, ...spellings]),
		aliases: new Set(aliases),
		formerMbids: new Set(formerMbids),
	};
}

function distinct(values: readonly (string | null)[]): string[] {
	return [...new Set(values)].filter((value) => value !== null);
}
