import type { Database } from '../../db/client.ts';
import { readOverview } from '../../source/ops/overview.ts';
import { readStats } from '../../source/ops/stats.ts';
import { recommend } from '../../source/recommendations/recommend.ts';
import type { Parameters } from '../../source/recommender/parameters.ts';
import type { Dice } from '../../source/sandbox/world/random.ts';
import { findAlbumsByTitle } from '../../source/store/albums-reader.ts';
import { findArtistByDiscogsId, findArtistByMbid, findArtistsByName } from '../../source/store/artists-reader.ts';
import { readBestPrices } from '../../source/store/best-prices.ts';
import { readAlbumLines, readArtistCounts, readArtistLines } from '../../source/store/browse-reader.ts';
import { readChanges, readWantedChanges } from '../../source/store/imports/report-reader.ts';
import { findUser } from '../../source/store/listeners/users-reader.ts';
import {
	countReleasesOfLabel,
	findReleaseByDiscogsId,
	readReleasesOf,
	readReleasesOfLabel,
} from '../../source/store/releases-reader.ts';
import type { SearchHit } from '../../source/store/search/hits.ts';
import { searchEverything } from '../../source/store/search/search.ts';
import { fullSizeListener, type ListenersWorld } from '../full-size-listener.ts';
import { discogsIdOf, months, uuidOf } from './rows.ts';
import { type Album, albumAt, artistAt, block, giants, placeOf, visitedPerBlock } from './world.ts';

/** Asks once; false where the answer is not what it should be. */
export type Ask = (database: Database) => Promise<boolean>;

/** Something that people ask of a store. */
export interface Question {
	name: string;
	/** Whether the answer itself becomes larger with the store: then so may the time. */
	grows: boolean;
	/** How often it is asked of a warm store, each time about something else. */
	runs: number;
	/** How often of a cold one. What is about the same each time is cold but once. */
	coldRuns: number;
	/** Chooses what it is about this time; `database` is there to look that up, before the time counts. */
	about(roll: Dice, database: Database): Ask | Promise<Ask>;
}

/** Whom and what the listener knows is in the first block, and the same at every size. */
export const listenerWorld: ListenersWorld = { artists: 10_000, albums: 50_000, releases: block.releases };

/** A listener of whom three artists are known, and nothing else. */
export const newcomer = { name: 'newcomer', seeds: [4_001, 4_002, 4_003] };

/** All that is measured, over a store of so many releases. */
export function questionsFor(releases: number): Question[] {
	const blocks = releases / block.releases;
	const anyOf = (roll: Dice, size: number) => roll.between(0, blocks * size - 1);
	const anyAlbum = (roll: Dice): Album => {
		const album = albumAt(anyOf(roll, block.albums));
		return album.artistId === giants.artistId ? anyAlbum(roll) : album;
	};
	const anyArtist = (roll: Dice) => artistAt(1 + anyOf(roll, block.artists - 1));
	const often = { grows: false, runs: 300, coldRuns: 40 };
	return [
		{
			name: 'release by its Discogs id',
			...often,
			about(roll) {
				const id = discogsIdOf(anyOf(roll, block.releases));
				return async (database) => (await findReleaseByDiscogsId(database, id))?.discogsId === id;
			},
		},
		{
			name: 'artist by MBID',
			...often,
			about(roll) {
				const id = 1 + roll.between(0, blocks - 1) * block.artists + roll.between(1, visitedPerBlock - 1);
				return async (database) => (await findArtistByMbid(database, uuidOf(1, id)))?.id === id;
			},
		},
		{
			name: 'artist by Discogs id',
			...often,
			about(roll) {
				const { id, discogsId } = anyArtist(roll);
				return async (database) => (await findArtistByDiscogsId(database, discogsId))?.id === id;
			},
		},
		{
			name: 'album by its names, with all pressings',
			...often,
			about(roll) {
				const { id, artistId, title } = anyAlbum(roll);
				const { name } = artistAt(placeOf(artistId));
				return async (database) => {
					const artist = (await findArtistsByName(database, name)).find((found) => found.id === artistId);
					const albums = await findAlbumsByTitle(database, artist?.id ?? 0, title);
					const album = albums.find((found) => found.id === id);
					return album !== undefined && (await readReleasesOf(database, album)).length > 0;
				};
			},
		},
		searching('artist', (roll) => wanted('artist', anyArtist(roll).name)),
		searching('artist, mistyped', (roll) => mistyped(wanted('artist', anyArtist(roll).name), roll)),
		searching('album, mistyped', (roll) => mistyped(wanted('album', anyAlbum(roll).title), roll)),
		searching('label', (roll) => wanted('label', anyAlbum(roll).label)),
		searching('catalogue number', async (roll, database) => {
			const release = await findReleaseByDiscogsId(database, discogsIdOf(anyOf(roll, block.releases)));
			const [number = ''] = (release?.catalogNumber ?? '').split(', ');
			return wanted('catalogue number', number);
		}),
		searching('barcode', async (roll, database) => {
			for (;;) {
				const release = await findReleaseByDiscogsId(database, discogsIdOf(anyOf(roll, block.releases)));
				if (release?.barcode != null) return wanted('barcode', release.barcode);
			}
		}),
		searching('three letters that are everywhere', () => ({ ...wanted('artist', 'Various'), query: 'var' })),
		{
			name: 'browse: the library, as it opens',
			...{ grows: false, runs: 5, coldRuns: 1 },
			about: () => async (database) => (await readArtistLines(database, 20_000)).length > 0,
		},
		{
			name: 'browse: what is counted of 50 artists',
			...often,
			about(roll) {
				const ids = consecutive(2 + anyOf(roll, block.artists - 51), 50);
				return async (database) => [...(await readArtistCounts(database, ids)).values()].every(hasAlbums);
			},
		},
		{
			name: 'browse: the albums of an artist',
			...often,
			about(roll) {
				const { id } = anyArtist(roll);
				return async (database) => (await readAlbumLines(database, id)).every(({ pressings }) => pressings > 0);
			},
		},
		{
			name: 'best prices of 100 albums',
			...often,
			about(roll) {
				const ids = consecutive(1 + anyOf(roll, block.albums - 100), 100);
				return async (database) => (await readBestPrices(database, ids, 'ES', new Date())).size > 0;
			},
		},
		recommending('a fresh set', fullSizeListener.name, { isForced: true, runs: 50 }),
		recommending('a stored set', fullSizeListener.name, { isForced: false, runs: 100 }),
		recommending('a fresh set of a newcomer', newcomer.name, { isForced: true, runs: 10 }),
		{
			name: 'import report: what concerns the listener',
			...{ grows: false, runs: 10, coldRuns: 1 },
			about: () => async (database) => {
				const user = await findUser(database, fullSizeListener.name);
				const changes = await readWantedChanges(database, months.second, user?.id ?? 0);
				return user !== undefined && changes.every(({ change }) => change === 'changed');
			},
		},
		{
			name: 'import report: the first page of changes',
			...{ grows: false, runs: 10, coldRuns: 1 },
			about: () => async (database) => {
				const counts = { added: 0, changed: releases / 100, gone: 0 };
				const page = await readChanges(database, { id: months.second, ...counts }).next();
				return !page.done && page.value.length > 0;
			},
		},
		{
			name: 'home',
			...{ grows: false, runs: 20, coldRuns: 1 },
			about: () => async (database) => (await readOverview(database, new Date())).releases > 0,
		},
		{
			name: 'an album of "Various" by its title',
			...{ grows: false, runs: 5, coldRuns: 1 },
			about(roll) {
				const { id, title } = albumOfGiant(roll, blocks);
				return async (database) =>
					(await findAlbumsByTitle(database, giants.artistId, title)).some((album) => album.id === id);
			},
		},
		{
			name: 'all albums of "Various"',
			...{ grows: true, runs: 2, coldRuns: 1 },
			about: () => async (database) => (await readAlbumLines(database, giants.artistId)).length > 1_000,
		},
		{
			name: `20 pressings of the label that has most`,
			...{ grows: true, runs: 5, coldRuns: 1 },
			about: () => async (database) =>
				(await readReleasesOfLabel(database, giants.label, 20)).length === 20 &&
				(await countReleasesOfLabel(database, giants.label)) > 20,
		},
		{
			name: 'stats',
			...{ grows: true, runs: 1, coldRuns: 1 },
			about: () => async (database) => (await readStats(database, new Date())).releases === releases,
		},
	];
}

interface Wanted {
	kind: SearchHit['kind'];
	text: string;
	query: string;
}

function wanted(kind: Wanted['kind'], text: string): Wanted {
	return { kind, text, query: text };
}

/** One typing error, where a person may make one: a letter missing, doubled, or two swapped. */
function mistyped(meant: Wanted, roll: Dice): Wanted {
	const letters = [...meant.text];
	const at = roll.between(1, letters.length - 3);
	const [one = '', two = ''] = letters.slice(at, at + 2);
	const query = letters.toSpliced(at, 2, ...roll.pick([[one], [one, two, two], [two, one]])).join('');
	return { ...meant, query };
}

function searching(what: string, choose: (roll: Dice, database: Database) => Wanted | Promise<Wanted>): Question {
	return {
		name: `search: ${what}`,
		...{ grows: false, runs: 100, coldRuns: 30 },
		async about(roll, database) {
			const { kind, text, query } = await choose(roll, database);
			return async (asked) =>
				(await searchEverything(asked, query, 20)).some((hit) => hit.kind === kind && hit.text === text);
		},
	};
}

function hasAlbums({ albums }: { albums: number }): boolean {
	return albums > 0;
}

function consecutive(first: number, count: number): number[] {
	return Array.from({ length: count }, (_, at) => first + at);
}

const parameters: Parameters = {
	...{ limit: 20, country: 'ES', currency: 'EUR', maxPrice: null, discover: 0.5 },
	...{ isSeedsOnly: false, perArtist: 2, weights: {} },
};

function recommending(
	what: string,
	listener: string,
	{ isForced, runs }: { isForced: boolean; runs: number },
): Question {
	return {
		name: `recs: ${what}`,
		...{ grows: false, runs, coldRuns: 1 },
		about: () => async (database) => {
			const user = await findUser(database, listener);
			if (user === undefined) return false;
			const tools = { database, clock: () => new Date() };
			return (await recommend(tools, user, parameters, { isForced })).items.length === parameters.limit;
		},
	};
}

/** Any album of the artist with the most. */
function albumOfGiant(roll: Dice, blocks: number): Album {
	const album = albumAt(roll.between(0, blocks * block.albums - 1));
	return album.artistId === giants.artistId ? album : albumOfGiant(roll, blocks);
}
