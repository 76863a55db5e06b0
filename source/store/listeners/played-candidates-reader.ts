import { and, eq, inArray } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';
import { readInGroups } from '../in-groups.ts';

/** An artist who may be one that was played, with all names. */
export interface NamedArtist {
	artist: Pick<
		Tables['artists']['$inferSelect'],
		'id' | 'mbid' | 'mbidHint' | 'spotifyId' | 'discogsId' | 'lastfmUrl' | 'normalizedName'
	>;
	spellings: string[];
	aliases: string[];
	formerMbids: string[];
}

/** Everybody who has one of these names (as `normalizeName` gives them), MBIDs or Spotify ids; of merged ones, who they became. */
export async function findNamedArtists(
	database: Readable,
	wanted: { names: string[]; mbids: string[]; spotifyIds: string[] },
): Promise<NamedArtist[]> {
	const { artists, artistNames, links } = database.tables;
	const { read } = database;
	const isFormer = and(eq(links.entity, 'artist'), eq(links.relation, 'former'), eq(links.state, 'accepted'));
	const byMbid = await readInGroups(wanted.mbids, (mbids) =>
		read.select({ id: artists.id, mbid: artists.mbid }).from(artists).where(inArray(artists.mbid, mbids)),
	);
	const others = await Promise.all([
		readInGroups(wanted.names, (names) =>
			read.select({ id: artists.id }).from(artists).where(inArray(artists.normalizedName, names)),
		),
		readInGroups(wanted.names, (names) =>
			read.select({ id: artistNames.artistId }).from(artistNames).where(inArray(artistNames.normalizedName, names)),
		),
		readInGroups(wanted.mbids, (mbids) =>
			read
				.select({ id: links.entityId })
				.from(links)
				.where(and(isFormer, inArray(links.externalId, mbids))),
		),
		readInGroups(wanted.spotifyIds, (ids) =>
			read.select({ id: artists.id }).from(artists).where(inArray(artists.spotifyId, ids)),
		),
	]);
	const became = await followMerges(database, unique([...byMbid, ...others.flat()].map(({ id }) => id)));
	const named = await readNamed(database, unique([...became.values()]));
	// The MBID of a row that was merged leads to whom it became.
	const merged = byMbid.filter(({ id }) => became.get(id) !== id);
	const formers = Map.groupBy(merged, ({ id }) => became.get(id));
	return named.map((one) => ({
		...one,
		formerMbids: [...one.formerMbids, ...present((formers.get(one.artist.id) ?? []).map(({ mbid }) => mbid))],
	}));
}

/** Whom each of these artists became; whoever was not merged is still the same. */
async function followMerges({ read, tables }: Readable, ids: number[]): Promise<Map<number, number>> {
	const { artists } = tables;
	const rows = await readInGroups(ids, (group) =>
		read.select({ id: artists.id, into: artists.mergedIntoId }).from(artists).where(inArray(artists.id, group)),
	);
	const merged = unique(present(rows.map(({ into }) => into)));
	const further = merged.length === 0 ? new Map<number, number>() : await followMerges({ read, tables }, merged);
	return new Map(rows.map(({ id, into }) => [id, into === null ? id : (further.get(into) ?? into)]));
}

async function readNamed({ read, tables }: Readable, ids: number[]): Promise<NamedArtist[]> {
	const { artists, artistNames, links } = tables;
	const { id, mbid, mbidHint, spotifyId, discogsId, lastfmUrl, normalizedName } = artists;
	const rows = await readInGroups(ids, (group) =>
		read
			.select({ id, mbid, mbidHint, spotifyId, discogsId, lastfmUrl, normalizedName })
			.from(artists)
			.where(inArray(artists.id, group)),
	);
	const names = await readInGroups(ids, (group) =>
		read
			.select({ artistId: artistNames.artistId, name: artistNames.normalizedName, source: artistNames.source })
			.from(artistNames)
			.where(inArray(artistNames.artistId, group)),
	);
	const formers = await readInGroups(ids, (group) =>
		read
			.select({ artistId: links.entityId, mbid: links.externalId })
			.from(links)
			.where(
				and(
					eq(links.entity, 'artist'),
					eq(links.relation, 'former'),
					eq(links.state, 'accepted'),
					inArray(links.entityId, group),
				),
			),
	);
	const namesOf = Map.groupBy(names, ({ artistId }) => artistId);
	const formersOf = Map.groupBy(formers, ({ artistId }) => artistId);
	return rows.map((artist) => {
		const own = namesOf.get(artist.id) ?? [];
		return {
			artist,
			spellings: own.filter(({ source }) => source !== 'musicbrainz').map(({ name }) => name),
			aliases: own.filter(({ source }) => source === 'musicbrainz').map(({ name }) => name),
			formerMbids: present((formersOf.get(artist.id) ?? []).map((former) => former.mbid)),
		};
	});
}

/** An album under an artist who is credited on it. */
export interface CreditedAlbum {
	artistId: number;
	id: number;
	mbid: string | null;
	normalizedTitle: string;
	isStudio: boolean;
}

/** The albums on which these artists are credited. */
export async function readCreditedAlbums({ read, tables }: Readable, artistIds: number[]): Promise<CreditedAlbum[]> {
	const { albums, albumArtists } = tables;
	const { id, mbid, normalizedTitle, isStudio } = albums;
	const columns = { id, mbid, normalizedTitle, isStudio };
	const credited = await readInGroups(artistIds, (group) =>
		read
			.select({ artistId: albumArtists.artistId, ...columns })
			.from(albumArtists)
			.innerJoin(albums, eq(albums.id, albumArtists.albumId))
			.where(inArray(albumArtists.artistId, group)),
	);
	const own = await readInGroups(artistIds, (group) =>
		read
			.select({ artistId: albums.artistId, ...columns })
			.from(albums)
			.where(inArray(albums.artistId, group)),
	);
	return [...new Map([...own, ...credited].map((album) => [`${album.artistId} ${album.id}`, album])).values()];
}

function unique(ids: readonly number[]): number[] {
	return [...new Set(ids)];
}

function present<Value>(values: readonly (Value | null)[]): Value[] {
	return values.filter((value) => value !== null);
}
