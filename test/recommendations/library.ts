import { eq } from 'drizzle-orm';
import type { Engine } from '../../db/client.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { recommend } from '../../source/recommendations/recommend.ts';
import type { RecommendationSet } from '../../source/recommendations/recommendation.ts';
import type { Parameters } from '../../source/recommender/parameters.ts';
import { saveAlbum } from '../../source/store/albums-writer.ts';
import { reviseListener } from '../../source/store/listeners/revision.ts';
import { addSeed } from '../../source/store/listeners/seeds-writer.ts';
import { ensureUser } from '../../source/store/listeners/users-writer.ts';
import { type NewRelease, saveReleases } from '../../source/store/releases-writer.ts';
import type { Writable } from '../../source/store/writable.ts';
import { createStores, listed, mbidOf } from '../store/stored.ts';

export const friday = new Date('2026-11-20T10:00:00.000Z');
export const day = 86_400_000;

/** A few artists in a ring, each similar to the next ones; each has a few albums, each of them one pressing. */
export interface Library {
	artistIds: number[];
	/** By artist, then in order. */
	albumIds: number[][];
	/** Discogs ids of the pressing and of the master of each album, in the same order. */
	discogsIds: number[][];
	masterIds: number[][];
}

export interface LibrarySize {
	artists: number;
	albumsEach: number;
}

const neighbours = 4;

/** Fills a database: artist 0 is called "Artist 0", its albums "Title 0-0", "Title 0-1" … */
export async function fillLibrary(store: Writable, { artists, albumsEach }: LibrarySize): Promise<Library> {
	const { tables, write, now } = store;
	const library: Library = { artistIds: [], albumIds: [], discogsIds: [], masterIds: [] };
	for (let artist = 0; artist < artists; artist += 1) {
		const albumIds: number[] = [];
		for (let at = 0; at < albumsEach; at += 1) {
			const masterId = 50_000 + artist * 100 + at;
			const id = await addAlbum(store, {
				title: `Title ${artist}-${at}`,
				masterId,
				artists: [artist],
				number: masterId,
			});
			await addPressing(store, id, { discogsId: 90_000 + artist * 100 + at, masterId });
			albumIds.push(id);
		}
		library.albumIds.push(albumIds);
		library.discogsIds.push(albumIds.map((_, at) => 90_000 + artist * 100 + at));
		library.masterIds.push(albumIds.map((_, at) => 50_000 + artist * 100 + at));
	}
	const rows = await store.read.select().from(tables.artists).orderBy(tables.artists.id);
	library.artistIds = Array.from(
		{ length: artists },
		(_, at) => rows.find(({ mbid }) => mbid === mbidOf(at + 1))?.id ?? 0,
	);
	const idOf = (at: number) => library.artistIds[at % artists] ?? 0;
	for (let artist = 0; artist < artists; artist += 1) {
		for (let step = 1; step <= neighbours; step += 1) {
			const edge = { artistId: idOf(artist), similarArtistId: idOf(artist + step) };
			await write
				.insert(tables.artistSimilars)
				.values({ ...edge, score: 1 - (step - 1) * 0.2, source: 'lastfm', fetchedAt: now });
		}
	}
	return library;
}

/** An album by artists of a library (by number), with its own release group. */
export async function addAlbum(
	store: Writable,
	{
		title,
		masterId,
		artists,
		number,
		isStudio = true,
	}: {
		title: string;
		masterId: number | null;
		artists: number[];
		number: number;
		isStudio?: boolean;
	},
): Promise<number> {
	const { album } = await saveAlbum(store, {
		...{
			mbid: mbidOf(100_000 + number),
			title,
			disambiguation: null,
			firstReleaseDate: '1991',
			firstReleaseYear: 1991,
		},
		...{ primaryType: 'Album', secondaryTypes: [], isStudio, discogsId: masterId },
		credit: artists.map((artist, at) => ({
			mbid: mbidOf(artist + 1),
			artistName: `Artist ${artist}`,
			creditedAs: `Artist ${artist}`,
			joinPhrase: at === artists.length - 1 ? '' : ' & ',
		})),
	});
	return album.id;
}

export async function addPressing(
	store: Writable,
	albumId: number | null,
	{ discogsId, ...changes }: Partial<NewRelease> & { discogsId: number },
): Promise<number> {
	await saveReleases(store, 'discogs', [listed(discogsId, { albumId, masterId: null, ...changes })]);
	return readListedReleaseId(store, discogsId);
}

/** Our id of a release that is stored. */
export async function readListedReleaseId({ read, tables }: Writable, discogsId: number): Promise<number> {
	const { releases } = tables;
	const [row] = await read.select({ id: releases.id }).from(releases).where(eq(releases.discogsId, discogsId));
	return row?.id ?? 0;
}

type Insert<Name extends keyof Tables> = Tables[Name]['$inferInsert'];

/** A row of a collection or a wantlist at Discogs, as a sync stores it. */
export async function addCopy(
	store: Writable,
	copy: Pick<Insert<'userDiscogsCollections'>, 'userId' | 'list' | 'discogsId'> &
		Partial<Insert<'userDiscogsCollections'>>,
): Promise<void> {
	await store.write.insert(store.tables.userDiscogsCollections).values({
		...{ fields: {}, source: 'discogs', addedAt: store.now, seenAt: store.now },
		described: {
			artist: 'Nobody',
			artistIds: [],
			title: 'Nothing',
			label: null,
			catalogNumber: null,
			format: null,
			released: null,
		},
		...copy,
	});
	await reviseListener(store, copy.userId);
}

/** How often an artist or an album was played, as a sync stores it. */
export async function addPlays(
	store: Writable,
	count: Pick<Insert<'listeningCounts'>, 'userId' | 'kind' | 'period' | 'plays'> & Partial<Insert<'listeningCounts'>>,
): Promise<void> {
	const key = `${count.artistId ?? ''} ${count.albumId ?? ''}`;
	await store.write
		.insert(store.tables.listeningCounts)
		.values({ provider: 'lastfm', key, artist: 'Artist', ...count });
	await reviseListener(store, count.userId);
}

/** What is asked for where a test says nothing else. */
export function asking(changes: Partial<Parameters>): Parameters {
	return {
		...{ limit: 20, country: null, currency: 'EUR', maxPrice: null, discover: 0.5 },
		...{ isSeedsOnly: false, perArtist: 2, weights: {} },
		...changes,
	};
}

/** A database with a library and a listener, and a clock that a test moves. */
export function createLibraries(engine: Engine) {
	const createStore = createStores(engine);
	return async (size: LibrarySize, seeds: number[]) => {
		const { database, write: writeOn } = await createStore();
		let now = friday;
		const write = <T>(work: (store: Writable) => Promise<T>) => writeOn(work, now);
		const { library, user } = await write(async (store) => {
			const filled = await fillLibrary(store, size);
			const { user: me } = await ensureUser(store, 'me');
			for (const at of seeds) await addSeed(store, me.id, filled.artistIds[at] ?? 0);
			return { library: filled, user: me };
		});
		const tools = { database, clock: () => now };
		return {
			...{ database, library, user, write, tools },
			moveClock(milliseconds: number) {
				now = new Date(now.getTime() + milliseconds);
			},
			/** The album of an artist, both by their numbers in the library. */
			albumId: (artist: number, at: number) => library.albumIds[artist]?.[at] ?? 0,
			recommend: (changes: Partial<Parameters>) => recommend(tools, user, asking(changes), { isForced: false }),
			force: (changes: Partial<Parameters>) => recommend(tools, user, asking(changes), { isForced: true }),
		};
	};
}

export const idsOf = ({ items }: RecommendationSet) => items.map(({ album }) => album.id);
