import { and, eq, or, sql } from 'drizzle-orm';
import type { ArtistRow } from './artists-reader.ts';
import { saveArtistNames, updateArtist } from './artists-writer.ts';
import { readIdentityDecisions } from './decisions-reader.ts';
import { copyLinks } from './links.ts';
import { moveListenersTo } from './listeners/artist-move.ts';
import { askAgain, retireSteps } from './sync-state.ts';
import type { Writable } from './writable.ts';

const artistIds = { entity: 'artist', step: 'artist-ids' } as const;

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
	for (const { name, source } of [{ name: from.name, source: 'spelling' }, ...spellings]) {
		if (name !== into.name) await saveArtistNames(store, into.id, [name], source);
	}
	await copyLinks(store, from.id, into.id);
	await moveListenersTo(store, from.id, into.id);
	const { accepted } = await readIdentityDecisions(store, into.id);
	// Who a person said that either of them is, both are: to be looked up at once.
	if (into.mbid === null && accepted !== null) await askAgain(store, { ...artistIds, entityId: into.id });
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
