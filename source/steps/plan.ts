import { readAlbumsOf } from '../store/albums-reader.ts';
import type { Readable } from '../store/artists-reader.ts';
import { findArtist, readSimilarArtists } from '../store/artists-reader.ts';
import { answerFromDump } from '../store/dumps/answered-steps.ts';
import { queueSteps, readSyncState } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { expiryOf } from './freshness.ts';
import { type Depth, depths, type Lane, type StepName } from './step.ts';

/** How far to go on, and whether the similar artists are to be fetched too. */
export interface Extent {
	/** 0 artist, 1 albums, 2 releases. */
	depth: number;
	spread: boolean;
}

/** The lane of every step. */
export const laneOf: Record<StepName, Lane> = {
	'tag-artists': 'lastfm',
	'artist-info': 'lastfm',
	'similar-artists': 'lastfm',
	'similar-artists-listenbrainz': 'listenbrainz',
	'artist-ids': 'musicbrainz',
	'studio-albums': 'musicbrainz',
	'album-master': 'discogs',
	'vinyl-releases': 'discogs',
	'release-details': 'discogs',
	'artist-image': 'pictures',
	'album-cover': 'pictures',
	'album-cover-lastfm': 'pictures',
};

/** At least so many similar artists are wanted of each artist; below it a second source is asked. */
export const enoughSimilar = 20;

export const depthNumber = (depth: Depth): number => depths.indexOf(depth);

/** Wants an artist and everything down to `extent`. What is there already is kept and only continued: asking twice changes nothing. */
export async function planArtist(store: Writable, artistId: number, extent: Extent): Promise<void> {
	await queue(store, 'artist', artistId, ['artist-info', 'similar-artists'], extent);
	const artist = await findArtist(store, artistId);
	const info = await readSyncState(store, { entity: 'artist', entityId: artistId, step: 'artist-info' });
	const wasTried = info !== undefined && (info.fetchedAt !== null || info.status !== 'pending');
	if ((artist?.mbid ?? artist?.mbidHint) != null || wasTried) await planIdentity(store, artistId, extent);
	if (await isAnswered(store, 'artist', artistId, 'artist-ids')) await planAfterIds(store, artistId, extent);
	if (await isAnswered(store, 'artist', artistId, 'similar-artists')) await planAfterSimilar(store, artistId, extent);
}

/** Last.fm's hint at the MBID saves a search, so an artist of whom only the name is known is looked up after it. */
export async function planIdentity(store: Writable, artistId: number, extent: Extent): Promise<void> {
	await queue(store, 'artist', artistId, ['artist-ids'], extent);
}

/** What an artist whose identity is settled makes possible. */
export async function planAfterIds(store: Writable, artistId: number, extent: Extent): Promise<void> {
	const artist = await findArtist(store, artistId);
	await queue(store, 'artist', artistId, ['artist-image'], extent);
	if (artist?.mbid == null) return;
	const similar = await readSyncState(store, { entity: 'artist', entityId: artistId, step: 'similar-artists' });
	if (similar?.fetchedAt != null || similar?.status === 'blocked') await planMoreSimilar(store, artistId, extent);
	if (extent.depth < depthNumber('albums')) return;
	await queue(store, 'artist', artistId, ['studio-albums'], extent);
	if (await isAnswered(store, 'artist', artistId, 'studio-albums')) await planAlbums(store, artistId, extent);
}

/** The similar artists themselves, where they are wanted; theirs are not: one step outward, not the whole graph. */
export async function planAfterSimilar(store: Writable, artistId: number, extent: Extent): Promise<void> {
	await planMoreSimilar(store, artistId, extent);
	if (!extent.spread) return;
	for (const { artist } of await readSimilarArtists(store, artistId)) {
		await planArtist(store, artist.id, { ...extent, spread: false });
	}
}

/** ListenBrainz is asked where Last.fm named too few, or cannot be asked for want of a key; it needs the MBID. */
export async function planMoreSimilar(store: Writable, artistId: number, extent: Extent): Promise<void> {
	const artist = await findArtist(store, artistId);
	if (artist?.mbid == null) return;
	const similars = await readSimilarArtists(store, artistId);
	if (similars.length < enoughSimilar) await queue(store, 'artist', artistId, ['similar-artists-listenbrainz'], extent);
}

/** Covers of an artist's albums and, where wanted, their pressings. */
export async function planAlbums(store: Writable, artistId: number, extent: Extent): Promise<void> {
	for (const album of await readAlbumsOf(store, artistId)) {
		await queue(store, 'album', album.id, ['album-cover'], extent);
		if (extent.depth >= depthNumber('releases')) await planPressings(store, album, extent);
	}
}

/** An album with a master lists its versions; one without is searched for first. What a dump told is not asked for. */
export async function planPressings(
	store: Writable,
	album: { id: number; discogsId: number | null },
	extent: Extent,
): Promise<void> {
	await takeFromDump(store, album);
	await queue(store, 'album', album.id, [pressingsStep(album)], extent);
}

/** A dump's answer counts where nobody has fetched an album's pressings: the step that would is done, as long ago as the dump was made. */
export async function takeFromDump(store: Writable, album: { id: number; discogsId: number | null }): Promise<void> {
	if (await hasPressingsAnswer(store, album)) return;
	const step = pressingsStep(album);
	const wanted = { albumId: album.id, masterId: album.discogsId, step, lane: laneOf[step] };
	await answerFromDump(store, wanted, expiryOf(step, 'done', store.now));
}

/** Whether an album's pressings were ever asked for, and answered. */
export async function hasPressingsAnswer(
	database: Readable,
	album: { id: number; discogsId: number | null },
): Promise<boolean> {
	const state = await readSyncState(database, { entity: 'album', entityId: album.id, step: pressingsStep(album) });
	return state?.fetchedAt != null;
}

function pressingsStep({ discogsId }: { discogsId: number | null }): 'album-master' | 'vinyl-releases' {
	return discogsId === null ? 'album-master' : 'vinyl-releases';
}

async function queue(
	store: Writable,
	entity: 'artist' | 'album',
	entityId: number,
	steps: StepName[],
	extent: Extent,
): Promise<void> {
	await queueSteps(
		store,
		steps.map((step) => ({ entity, entityId, step, lane: laneOf[step], ...extent })),
	);
}

async function isAnswered(store: Writable, entity: 'artist', entityId: number, step: StepName): Promise<boolean> {
	const state = await readSyncState(store, { entity, entityId, step });
	return state?.fetchedAt != null;
}
