import type { Database } from '../../db/client.ts';
import { affinityTuning, rankArtists } from '../recommender/affinity.ts';
import type { Heard } from '../recommender/heard.ts';
import { type Knowledge, toKnowledge } from '../recommender/knowledge.ts';
import type { ArtistEvidence } from '../recommender/listener.ts';
import { weighTaste } from '../recommender/taste.ts';
import type { DiscogsList } from '../store/listeners/discogs-lists-reader.ts';
import { readLocks } from '../store/listeners/locks-reader.ts';
import { readPlacedCopies, readUnplacedCopies, type UnplacedCopy } from '../store/recommendations/copies-reader.ts';
import { countNamings, readEdges } from '../store/recommendations/graph-reader.ts';
import { readDismissedIds, readSeedIds, readWantedAlbums } from '../store/recommendations/listener-reader.ts';
import { type Favourite, readFavourites, readPlays } from '../store/recommendations/listening-reader.ts';
import { takeTogether } from './heard.ts';
import { placeByName } from './place-by-name.ts';

/** A row of a collection that makes an album an owned one, and how that is known. */
export interface OwnedCopy {
	copyId: number;
	/** It is a pressing of the album, one of the same Discogs master, or one of the same names. */
	how: 'release' | 'master' | 'name';
	/** How sure that is, 0–1; by an id it is 1. */
	confidence: number;
}

/** All that recommending takes into account of a listener. */
export interface Listener {
	knowledge: Knowledge;
	/** Albums that are in the collection, in any pressing, with the rows that say so. */
	owned: ReadonlyMap<number, OwnedCopy[]>;
	locked: ReadonlySet<number>;
	dismissedAlbums: ReadonlySet<number>;
	dismissedArtists: ReadonlySet<number>;
}

/** A row of a list with what it is of. */
interface Placed {
	copyId: number;
	albumId: number | null;
	artistId: number;
	addedAt: Date | null;
	how: OwnedCopy['how'];
	confidence: number;
}

/** Reads what is known of a listener at an instant. With `isSeedsOnly`, only the seeds say what they like; what is owned stays owned. */
export async function readListener(
	database: Database,
	userId: number,
	{ isSeedsOnly, now }: { isSeedsOnly: boolean; now: Date },
): Promise<Listener> {
	const [seeds, plays, favourites, collection, wantlist, wants, locks, dismissed] = await Promise.all([
		readSeedIds(database, userId),
		isSeedsOnly ? [] : readPlays(database, userId),
		isSeedsOnly ? [] : readFavourites(database, userId),
		readList(database, userId, 'collection'),
		isSeedsOnly ? [] : readList(database, userId, 'wantlist'),
		isSeedsOnly ? [] : readWantedAlbums(database, userId),
		readLocks(database, userId),
		readDismissedIds(database, userId),
	]);
	const heardArtists = takeTogether(plays, favourites, ({ artistId }) => artistId, now);
	const wanted = [
		...wantlist,
		...wants.map((want) => ({ ...want, copyId: -want.albumId, how: 'release' as const, confidence: 1 })),
	];
	const evidence = gatherEvidence({ seeds, heardArtists, collection: isSeedsOnly ? [] : collection, wanted });
	return {
		knowledge: toKnowledge({
			evidence,
			affinities: await rankNear(database, evidence, countSaved(favourites)),
			heardArtists,
			heardAlbums: takeTogether(plays, favourites, ({ albumId }) => albumId, now),
			wanted: datesByAlbum(wanted),
		}),
		owned: copiesByAlbum(collection),
		locked: new Set(locks.map(({ albumId }) => albumId)),
		dismissedAlbums: new Set(dismissed.albums),
		dismissedArtists: new Set(dismissed.artists),
	};
}

/** The rows of a list, by ids where they lead to an album and by names where they do not. */
async function readList(database: Database, userId: number, list: DiscogsList['list']): Promise<Placed[]> {
	const [placed, unplaced] = await Promise.all([
		readPlacedCopies(database, userId, list),
		readUnplacedCopies(database, userId, list),
	]);
	const named = await placeByName(database, unplaced);
	return [
		...placed.map((row) => ({ ...row, confidence: 1 })),
		...named.flatMap(({ copy, albums, artistIds }) => [
			...albums.flatMap((album) => album.artistIds.map((id) => toPlaced(copy, id, album))),
			...artistIds.map((id) => toPlaced(copy, id, { albumId: null, confidence: 1 })),
		]),
	];
}

function toPlaced(
	{ id, addedAt }: UnplacedCopy,
	artistId: number,
	{ albumId, confidence }: { albumId: number | null; confidence: number },
): Placed {
	return { copyId: id, albumId, artistId, addedAt, how: 'name', confidence };
}

function gatherEvidence({
	seeds,
	heardArtists,
	collection,
	wanted,
}: {
	seeds: number[];
	heardArtists: ReadonlyMap<number, Heard>;
	collection: Placed[];
	wanted: Placed[];
}): Map<number, ArtistEvidence> {
	const evidence = new Map<number, ArtistEvidence>();
	const of = (artistId: number): ArtistEvidence => {
		const known = evidence.get(artistId) ?? {
			artistId,
			isSeed: false,
			plays: { overall: 0, year: 0, halfYear: 0 },
			rank: null,
			owned: 0,
			wanted: 0,
		};
		evidence.set(artistId, known);
		return known;
	};
	for (const id of seeds) of(id).isSeed = true;
	for (const [id, { plays, ranked }] of heardArtists) Object.assign(of(id), { plays, rank: ranked?.rank ?? null });
	for (const [id, rows] of Map.groupBy(collection, ({ artistId }) => artistId)) of(id).owned = countCopies(rows);
	for (const [id, rows] of Map.groupBy(wanted, ({ artistId }) => artistId)) of(id).wanted = countCopies(rows);
	return evidence;
}

/** Rows that come several times (an album of two masters, a release found by both ids) are one. */
function countCopies(rows: Placed[]): number {
	return new Set(rows.map(({ copyId }) => copyId)).size;
}

/** How many albums of each artist are in a library, or the artist as such. */
function countSaved(favourites: readonly Favourite[]): Map<number, number> {
	const saved = new Map<number, number>();
	for (const { artistId, rank } of favourites) {
		if (artistId !== null && rank === null) saved.set(artistId, (saved.get(artistId) ?? 0) + 1);
	}
	return saved;
}

/** How near all artists are: a saved album says of an artist what a record in the collection does. */
async function rankNear(
	database: Database,
	evidence: ReadonlyMap<number, ArtistEvidence>,
	saved: ReadonlyMap<number, number>,
): Promise<Knowledge['affinities']> {
	const taste = weighTaste(
		[...evidence.values()].map((one) => ({ ...one, owned: one.owned + (saved.get(one.artistId) ?? 0) })),
	);
	const edges = await readEdges(database, [...taste.keys()]);
	// With many artists known, how many name an artist plays no part.
	const namings = taste.size < affinityTuning.fewArtists ? await countNamings(database) : new Map<number, number>();
	return new Map(rankArtists(taste, edges, namings, affinityTuning).map((one) => [one.artistId, one]));
}

function copiesByAlbum(collection: Placed[]): Map<number, OwnedCopy[]> {
	const byAlbum = Map.groupBy(collection, ({ albumId }) => albumId);
	return new Map(
		[...byAlbum].flatMap(([albumId, rows]) => {
			if (albumId === null) return [];
			const copies = new Map(
				rows.toReversed().map(({ copyId, how, confidence }) => [copyId, { copyId, how, confidence }]),
			);
			return [[albumId, [...copies.values()]]];
		}),
	);
}

/** Since when each wanted album is wanted: the earliest date of any list; null where none says. */
function datesByAlbum(wanted: Placed[]): Map<number, string | null> {
	const dates = new Map<number, string | null>();
	for (const { albumId, addedAt } of wanted) {
		if (albumId === null) continue;
		const known = dates.get(albumId) ?? null;
		const since = addedAt?.toISOString() ?? null;
		dates.set(albumId, known !== null && (since === null || known < since) ? known : since);
	}
	return dates;
}
