import { and, eq, or, sql } from 'drizzle-orm';
import { normalizeName } from '../matching/names.ts';
import { type ArtistRow, findArtistByLastfmUrl, findArtistByMbid, findArtistsByName } from './artists-reader.ts';
import { copyLinks } from './links.ts';
import { readSyncState, retireSteps } from './sync-state.ts';
import type { Writable } from './writable.ts';

/** An artist as a source names it. Last.fm's MBIDs are hints (stale or wrong at times), MusicBrainz' and a person's are identity. */
export interface NamedArtist {
	name: string;
	mbid: string | null;
	lastfmUrl: string | null;
	source: 'lastfm' | 'similar' | 'credit' | 'musicbrainz' | 'discogs' | 'person';
}

export interface Saved {
	artist: ArtistRow;
	isNew: boolean;
}

/**
 * The row of an artist that a source names, made where missing. Identity is decided in this order and never guessed:
 * the MBID (from Last.fm only where the names agree), the Last.fm page, then one single artist of that name whose
 * identity is open. MusicBrainz' own artists join by MBID only, because homonyms are common.
 */
export async function saveNamedArtist(store: Writable, named: NamedArtist): Promise<Saved> {
	const known = await findNamedArtist(store, named);
	if (known === undefined) return { artist: await insertArtist(store, named), isNew: true };
	const mbid = named.source === 'person' ? (known.mbid ?? named.mbid) : await takeMbidHint(store, known, named.mbid);
	const changes: Partial<ArtistRow> = { mbid };
	if (known.lastfmUrl === null && named.lastfmUrl !== null) changes.lastfmUrl = named.lastfmUrl;
	return { artist: await updateArtist(store, known, changes), isNew: false };
}

async function findNamedArtist(store: Writable, named: NamedArtist): Promise<ArtistRow | undefined> {
	const isMusicbrainz = named.source === 'credit' || named.source === 'musicbrainz';
	const isIdentity = isMusicbrainz || named.source === 'person';
	const byMbid = named.mbid === null ? undefined : await findArtistByMbid(store, named.mbid);
	if (byMbid !== undefined && (isIdentity || (await hasName(store, byMbid, named.name)))) return byMbid;
	if (isMusicbrainz) return undefined;
	if (named.lastfmUrl !== null) {
		const byPage = await findArtistByLastfmUrl(store, named.lastfmUrl);
		if (byPage !== undefined) return byPage;
	}
	const sameName = await findArtistsByName(store, named.name);
	// A different Last.fm page is a different artist there; another MBID is one as well.
	const open = sameName.filter(
		(artist) =>
			(artist.lastfmUrl === null || named.lastfmUrl === null) &&
			(artist.mbid === null || named.mbid === null || artist.mbid === named.mbid),
	);
	return open.length === 1 && sameName.length === 1 ? open[0] : undefined;
}

/**
 * The MBID of an artist after Last.fm hinted at one: its own, or the hint while nobody else has that and MusicBrainz was not
 * asked about this artist. Once it was, its word stands, also when that was "not this one".
 */
export async function takeMbidHint(store: Writable, artist: ArtistRow, hint: string | null): Promise<string | null> {
	if (artist.mbid !== null || hint === null) return artist.mbid;
	const asked = await readSyncState(store, { entity: 'artist', entityId: artist.id, step: 'artist-ids' });
	const isSettled = asked?.fetchedAt != null;
	return isSettled || (await findArtistByMbid(store, hint)) !== undefined ? null : hint;
}

async function hasName(store: Writable, artist: ArtistRow, name: string): Promise<boolean> {
	const sameName = await findArtistsByName(store, name);
	return sameName.some(({ id }) => id === artist.id);
}

async function insertArtist(store: Writable, named: NamedArtist): Promise<ArtistRow> {
	const { artists } = store.tables;
	const isTaken = named.mbid !== null && (await findArtistByMbid(store, named.mbid)) !== undefined;
	const [row] = await store.write
		.insert(artists)
		.values({
			name: named.name,
			normalizedName: normalizeName(named.name),
			// The MBID that Last.fm gave belongs to an artist of another name: a hint that proved wrong.
			mbid: isTaken ? null : named.mbid,
			lastfmUrl: named.lastfmUrl,
			source: named.source,
			createdAt: store.now,
			updatedAt: store.now,
		})
		.returning();
	if (row === undefined) throw new Error(`artist ${named.name} was not stored`);
	return row;
}

/** Writes the columns that differ, and `updatedAt` only when one does: asking again for the same changes no row. */
export async function updateArtist(
	store: Writable,
	artist: ArtistRow,
	changes: Partial<ArtistRow>,
): Promise<ArtistRow> {
	const { artists } = store.tables;
	const differing = Object.entries(changes).filter(
		([column, value]) => value !== undefined && Reflect.get(artist, column) !== value,
	);
	if (differing.length === 0) return artist;
	const values: Partial<ArtistRow> = { ...Object.fromEntries(differing), updatedAt: store.now };
	if (values.name !== undefined) values.normalizedName = normalizeName(values.name);
	const [row] = await store.write.update(artists).set(values).where(eq(artists.id, artist.id)).returning();
	return row ?? artist;
}

/** Adds spellings of an artist; those already known stay as they are. */
export async function saveArtistNames(
	store: Writable,
	artistId: number,
	names: string[],
	source: string,
): Promise<void> {
	const { artistNames } = store.tables;
	const rows = [...new Set(names)]
		.filter((name) => name !== '')
		.map((name) => ({ artistId, name, normalizedName: normalizeName(name), source }));
	if (rows.length > 0) await store.write.insert(artistNames).values(rows).onConflictDoNothing();
}

/** Stores similar artists as rows of their own (stubs until visited) with their scores. Nothing that was there is removed. */
export async function saveSimilarArtists(
	store: Writable,
	artistId: number,
	similars: { name: string; mbid: string | null; url: string | null; score: number }[],
	source: string,
): Promise<{ ids: number[]; isNew: boolean[] }> {
	const { artistSimilars } = store.tables;
	const ids: number[] = [];
	const isNew: boolean[] = [];
	for (const similar of similars) {
		const saved = await saveNamedArtist(store, {
			name: similar.name,
			mbid: similar.mbid,
			lastfmUrl: similar.url,
			source: 'similar',
		});
		if (saved.artist.id === artistId || ids.includes(saved.artist.id)) continue;
		ids.push(saved.artist.id);
		isNew.push(saved.isNew);
		await store.write
			.insert(artistSimilars)
			.values({ artistId, similarArtistId: saved.artist.id, score: similar.score, source, fetchedAt: store.now })
			.onConflictDoUpdate({
				target: [artistSimilars.artistId, artistSimilars.similarArtistId, artistSimilars.source],
				set: { score: sql`excluded.score`, fetchedAt: sql`excluded.fetched_at` },
			});
	}
	return { ids, isNew };
}

/** The id of a tag, made where missing. */
export async function saveTag(store: Writable, name: string): Promise<number> {
	const { tags } = store.tables;
	await store.write.insert(tags).values({ name }).onConflictDoNothing();
	const [row] = await store.read.select().from(tags).where(eq(tags.name, name));
	if (row === undefined) throw new Error(`tag ${name} was not stored`);
	return row.id;
}

/** Remembers that a tag's top list named these artists, in this order. */
export async function saveTagArtists(
	store: Writable,
	tagId: number,
	ranked: { artistId: number; rank: number }[],
): Promise<void> {
	const { artistTags } = store.tables;
	for (const { artistId, rank } of ranked) {
		await store.write
			.insert(artistTags)
			.values({ tagId, artistId, rank })
			.onConflictDoUpdate({ target: [artistTags.tagId, artistTags.artistId], set: { rank } });
	}
}

/**
 * The source says that `from` and `into` are one artist. Everything that points at `from` points at `into` afterwards;
 * the row itself stays, marked, so that its MBID still leads somewhere. Nothing is deleted. What was still to be asked
 * about `from` is the caller's to plan for `into`.
 */
export async function mergeArtists(store: Writable, from: ArtistRow, into: ArtistRow): Promise<ArtistRow> {
	const { artists, artistNames, artistTags, albums, albumArtists, artistSimilars } = store.tables;
	const { write } = store;
	const tagged = write.select({ id: artistTags.tagId }).from(artistTags).where(eq(artistTags.artistId, into.id));
	await write
		.update(artistTags)
		.set({ artistId: into.id })
		.where(and(eq(artistTags.artistId, from.id), sql`${artistTags.tagId} not in ${tagged}`));
	await write.update(albums).set({ artistId: into.id }).where(eq(albums.artistId, from.id));
	const credited = write
		.select({ id: albumArtists.albumId })
		.from(albumArtists)
		.where(eq(albumArtists.artistId, into.id));
	await write
		.update(albumArtists)
		.set({ artistId: into.id })
		.where(and(eq(albumArtists.artistId, from.id), sql`${albumArtists.albumId} not in ${credited}`));
	const edges = await write
		.select()
		.from(artistSimilars)
		.where(or(eq(artistSimilars.artistId, from.id), eq(artistSimilars.similarArtistId, from.id)));
	const settle = (id: number) => (id === from.id ? into.id : id);
	for (const { id: _, ...edge } of edges) {
		const moved = { ...edge, artistId: settle(edge.artistId), similarArtistId: settle(edge.similarArtistId) };
		if (moved.artistId === moved.similarArtistId) continue;
		await write.insert(artistSimilars).values(moved).onConflictDoNothing();
	}
	const spellings = await write.select().from(artistNames).where(eq(artistNames.artistId, from.id));
	for (const { name, source } of [{ name: from.name, source: 'merged' }, ...spellings]) {
		if (name !== into.name) await saveArtistNames(store, into.id, [name], source);
	}
	await copyLinks(store, from.id, into.id);
	await retireSteps(store, 'artist', from.id);
	await write.update(artists).set({ mergedIntoId: into.id, updatedAt: store.now }).where(eq(artists.id, from.id));
	return updateArtist(store, into, {
		// The page stays with `from` too: whoever asks by it is led here.
		lastfmUrl: into.lastfmUrl ?? from.lastfmUrl,
		listeners: into.listeners ?? from.listeners,
		playcount: into.playcount ?? from.playcount,
		discogsId: into.discogsId ?? from.discogsId,
		spotifyId: into.spotifyId ?? from.spotifyId,
		deezerId: into.deezerId ?? from.deezerId,
		wikidataId: into.wikidataId ?? from.wikidataId,
		...(into.imageUrl === null
			? { imageUrl: from.imageUrl, imageSource: from.imageSource, imageCredit: from.imageCredit }
			: {}),
	});
}
