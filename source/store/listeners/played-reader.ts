import { and, eq, gte, inArray, isNull, notLike, or } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Readable } from '../artists-reader.ts';

/** Something that was played or saved, exactly as stored. */
export type CountRow = Tables['listeningCounts']['$inferSelect'];

/** An artist who may be one that was played, with all names. */
export interface NamedArtist {
	artist: Pick<
		Tables['artists']['$inferSelect'],
		'id' | 'mbid' | 'mbidHint' | 'spotifyId' | 'lastfmUrl' | 'normalizedName'
	>;
	spellings: string[];
	aliases: string[];
	formerMbids: string[];
}

/** Values of one condition: SQLite takes 32,766 in a statement. */
const valuesAtOnce = 1000;

/** What a listener played of which the artist, or of an album the album, is not known yet. */
export async function readUnmatchedCounts({ read, tables }: Readable, userId: number): Promise<CountRow[]> {
	const { listeningCounts } = tables;
	const isOpen = or(
		isNull(listeningCounts.artistId),
		and(eq(listeningCounts.kind, 'album'), isNull(listeningCounts.albumId)),
	);
	return read
		.select()
		.from(listeningCounts)
		.where(and(eq(listeningCounts.userId, userId), isOpen));
}

/** What a listener played in the periods that its source counts, and what is saved: not month by month. */
export async function readListedCounts({ read, tables }: Readable, userId: number): Promise<CountRow[]> {
	const { listeningCounts } = tables;
	return read
		.select()
		.from(listeningCounts)
		.where(and(eq(listeningCounts.userId, userId), notLike(listeningCounts.period, '____-__')));
}

/** Which of these artists somebody wanted already, as far as `depth` at least. */
export async function readPlannedArtists(
	{ read, tables }: Readable,
	artistIds: number[],
	depth: number,
): Promise<Set<number>> {
	const { syncState } = tables;
	const planned = await inGroups(artistIds, (group) =>
		read
			.select({ id: syncState.entityId })
			.from(syncState)
			.where(
				and(
					eq(syncState.entity, 'artist'),
					eq(syncState.step, 'artist-info'),
					inArray(syncState.entityId, group),
					gte(syncState.depth, depth),
				),
			),
	);
	return new Set(planned.map(({ id }) => id));
}

/** Everybody who has one of these names (as `normalizeName` gives them), MBIDs or Spotify ids; of merged ones, who they became. */
export async function findNamedArtists(
	database: Readable,
	wanted: { names: string[]; mbids: string[]; spotifyIds: string[] },
): Promise<NamedArtist[]> {
	const { artists, artistNames, links } = database.tables;
	const { read } = database;
	const isFormer = and(eq(links.entity, 'artist'), eq(links.relation, 'former'), eq(links.state, 'accepted'));
	const byMbid = await inGroups(wanted.mbids, (mbids) =>
		read.select({ id: artists.id, mbid: artists.mbid }).from(artists).where(inArray(artists.mbid, mbids)),
	);
	const others = await Promise.all([
		inGroups(wanted.names, (names) =>
			read.select({ id: artists.id }).from(artists).where(inArray(artists.normalizedName, names)),
		),
		inGroups(wanted.names, (names) =>
			read.select({ id: artistNames.artistId }).from(artistNames).where(inArray(artistNames.normalizedName, names)),
		),
		inGroups(wanted.mbids, (mbids) =>
			read
				.select({ id: links.entityId })
				.from(links)
				.where(and(isFormer, inArray(links.externalId, mbids))),
		),
		inGroups(wanted.spotifyIds, (ids) =>
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
	const rows = await inGroups(ids, (group) =>
		read.select({ id: artists.id, into: artists.mergedIntoId }).from(artists).where(inArray(artists.id, group)),
	);
	const merged = unique(present(rows.map(({ into }) => into)));
	const further = merged.length === 0 ? new Map<number, number>() : await followMerges({ read, tables }, merged);
	return new Map(rows.map(({ id, into }) => [id, into === null ? id : (further.get(into) ?? into)]));
}

async function readNamed({ read, tables }: Readable, ids: number[]): Promise<NamedArtist[]> {
	const { artists, artistNames, links } = tables;
	const { id, mbid, mbidHint, spotifyId, lastfmUrl, normalizedName } = artists;
	const rows = await inGroups(ids, (group) =>
		read
			.select({ id, mbid, mbidHint, spotifyId, lastfmUrl, normalizedName })
			.from(artists)
			.where(inArray(artists.id, group)),
	);
	const names = await inGroups(ids, (group) =>
		read
			.select({ artistId: artistNames.artistId, name: artistNames.normalizedName, source: artistNames.source })
			.from(artistNames)
			.where(inArray(artistNames.artistId, group)),
	);
	const formers = await inGroups(ids, (group) =>
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
	const credited = await inGroups(artistIds, (group) =>
		read
			.select({ artistId: albumArtists.artistId, ...columns })
			.from(albumArtists)
			.innerJoin(albums, eq(albums.id, albumArtists.albumId))
			.where(inArray(albumArtists.artistId, group)),
	);
	const own = await inGroups(artistIds, (group) =>
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

async function inGroups<Value, Row>(
	values: readonly Value[],
	readGroup: (group: Value[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
	const rows: Row[] = [];
	for (let at = 0; at < values.length; at += valuesAtOnce) {
		rows.push(...(await readGroup(values.slice(at, at + valuesAtOnce))));
	}
	return rows;
}
