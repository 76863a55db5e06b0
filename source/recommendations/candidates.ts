import type { Database } from '../../db/client.ts';
import type { Candidate } from '../recommender/candidate.ts';
import type { Parameters } from '../recommender/parameters.ts';
import { termsOf } from '../recommender/recommend.ts';
import { orderArtists } from '../recommender/score-artists.ts';
import {
	type CreditedAlbum,
	type OfferScope,
	readAlbumsByArtists,
	readCreditedAlbums,
	readListeners,
	readPopularArtists,
	readStudioAlbums,
} from '../store/recommendations/candidates-reader.ts';
import {
	type OfferRank,
	readLookedUp,
	readOfferRanks,
	readPressingTotals,
} from '../store/recommendations/pressings-reader.ts';
import type { Listener } from './listener.ts';

/** What may be recommended, group by group: those that promise most first. */
export interface Gathering {
	/** All that were gathered so far, what was dismissed included. */
	readonly albums: readonly Candidate[];
	/** Of `albums`, those that were dismissed, by themselves or with an artist who is credited. */
	readonly dismissed: ReadonlySet<number>;
	/** How many studio albums there were that are owned. */
	readonly owned: number;
	/** Gathers another group; false when there is nothing else in the database. */
	more(): Promise<boolean>;
}

/** What decides whether an album qualifies: when, and the most that it may cost in euro cents (null: no matter). */
export interface GatheringTerms {
	now: Date;
	mostEuro: number | null;
}

/** So many artists are looked at first, and twice as many each time that this was not enough. */
const artistsFirst = 150;
const artistsAtMost = 1_200;

/** So many albums for each place in the list are enough to choose from. */
const albumsPerPlace = 4;

/** Albums that count for themselves, whoever they are by: so many of those that were played most. */
const mostHeard = 300;

/**
 * Gathers candidates: the albums that count for themselves (wanted, played, kept), and those of the artists that promise most, until there
 * are enough to choose from. After them come (`more`) the other artists that anything brings near, and then those that most people listen to.
 */
export async function gatherCandidates(
	database: Database,
	listener: Listener,
	parameters: Parameters,
	{ now, mostEuro }: GatheringTerms,
): Promise<Gathering> {
	const { country, limit } = parameters;
	const offers = country === null ? null : { country, now, mostEuro };
	const sieve = createSieve(listener, parameters.perArtist, mostEuro);
	const take = async (found: CreditedAlbum[]) => sieve.add(await enrich(database, sieve.unseenOf(found), offers));
	const near = orderArtists(listener.knowledge, termsOf(parameters));
	const groups = listGroups(database, near);
	const gathering = {
		...{ albums: sieve.albums, dismissed: sieve.dismissed },
		get owned() {
			return sieve.countOwned();
		},
		async more() {
			const { value: artistIds } = await groups.next();
			if (artistIds === undefined) return false;
			await take(await readAlbumsByArtists(database, artistIds, offers));
			return true;
		},
	};
	// What a listener keeps stays, of whatever type it is.
	await take(await readCreditedAlbums(database, [...listener.locked]));
	await take(await readStudioAlbums(database, albumsByThemselves(listener)));
	for (let at = 0; at < near.length && sieve.countPlaces() < limit * albumsPerPlace; ) {
		at += groupAt(at);
		await gathering.more();
	}
	return gathering;
}

/** Wanted and played albums. */
function albumsByThemselves({ knowledge: { wanted, heardAlbums } }: Listener): number[] {
	const heard = [...heardAlbums]
		.toSorted(([a, { plays: x }], [b, { plays: y }]) => y.overall + y.year - x.overall - x.year || a - b)
		.slice(0, mostHeard);
	return [...new Set([...wanted.keys(), ...heard.map(([id]) => id)])];
}

/** Groups of artists without albums that were seen: `near` in its order, then all others by their listeners. Each is twice as large. */
async function* listGroups(database: Database, near: number[]): AsyncGenerator<number[], undefined> {
	for (let at = 0; at < near.length; at += groupAt(at)) yield near.slice(at, at + groupAt(at));
	const known = new Set(near);
	for (let offset = 0; ; ) {
		const popular = await readPopularArtists(database, { limit: groupAt(offset), offset });
		if (popular.length === 0) return;
		yield popular.filter((id) => !known.has(id));
		offset += popular.length;
	}
}

/** How many artists the group that begins at a place has. */
function groupAt(at: number): number {
	return Math.min(artistsAtMost, Math.max(artistsFirst, at));
}

/** Keeps what may be recommended of what it is given. */
function createSieve(listener: Listener, perArtist: number, mostEuro: number | null) {
	const { locked, owned, dismissedAlbums, dismissedArtists } = listener;
	const seen = new Set<number>();
	const albums: Candidate[] = [];
	const dismissed = new Set<number>();
	const places = new Map<number, number>();
	let [ownedSeen, placesSeen] = [0, 0];
	const isDismissed = ({ albumId, artistIds }: Candidate) =>
		dismissedAlbums.has(albumId) || artistIds.some((id) => dismissedArtists.has(id));
	const doesQualify = ({ isOnVinyl, offer }: Enriched) =>
		isOnVinyl !== false && (mostEuro === null || (offer !== null && offer.totalEuro <= mostEuro));
	return {
		albums,
		dismissed,
		unseenOf: (found: CreditedAlbum[]) => found.filter(({ albumId }) => !seen.has(albumId) && seen.add(albumId)),
		countOwned: () => ownedSeen,
		/** How many of them there are places for, as far as an album's first artist says. */
		countPlaces: () => placesSeen,
		add(found: Enriched[]) {
			for (const album of found) {
				const { albumId, artistIds } = album;
				const isLocked = locked.has(albumId);
				if (owned.has(albumId)) ownedSeen += 1;
				else if (isLocked || doesQualify(album)) {
					albums.push(album);
					if (!isLocked && isDismissed(album)) dismissed.add(albumId);
					else countPlace(artistIds);
				}
			}
		},
	};
	function countPlace([lead = 0]: readonly number[]) {
		const taken = places.get(lead) ?? 0;
		if (taken < perArtist) placesSeen += 1;
		places.set(lead, taken + 1);
	}
}

/** A candidate that may not be out on vinyl: null where nobody has looked yet. */
export type Enriched = Candidate & { isOnVinyl: boolean | null };

/** Albums with what is known of them. */
export async function enrich(
	database: Database,
	albums: CreditedAlbum[],
	offers: Pick<OfferScope, 'country' | 'now'> | null,
): Promise<Enriched[]> {
	const ids = albums.map(({ albumId }) => albumId);
	const [totals, ranks, listeners] = await Promise.all([
		readPressingTotals(database, albums),
		offers === null ? new Map<number, OfferRank>() : readOfferRanks(database, ids, offers),
		readListeners(database, [...new Set(albums.flatMap(({ artistIds }) => artistIds))]),
	]);
	const lookedUp = await readLookedUp(
		database,
		ids.filter((id) => !totals.has(id)),
	);
	return albums.map(({ albumId, artistIds }) => {
		const known = totals.get(albumId);
		const rating = known?.rating ?? null;
		const people = artistIds.flatMap((id) => listeners.get(id) ?? []);
		return {
			albumId,
			artistIds,
			rating: known === undefined || rating === null ? null : { average: rating, votes: known.votes },
			audience: { have: known?.have ?? null, listeners: people.length === 0 ? null : Math.max(...people) },
			hasVinyl: known !== undefined,
			isOnVinyl: known === undefined ? (lookedUp.has(albumId) ? false : null) : true,
			offer: ranks.get(albumId) ?? null,
		};
	});
}
