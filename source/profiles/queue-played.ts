import type { Database } from '../../db/client.ts';
import { depthNumber, planArtist } from '../steps/plan.ts';
import { joinByListening, joinByMbid } from '../store/artist-identity.ts';
import { saveMatches } from '../store/listeners/listening-writer.ts';
import { readListedCounts, readPlannedArtists, readUnmatchedCounts } from '../store/listeners/played-reader.ts';
import { type Writable, writeAt } from '../store/writable.ts';
import { type MatchedListening, matchListening } from './match-listening.ts';
import { type RankedArtist, rankPlayed } from './rank-played.ts';

/** What came of looking for what a listener plays. */
export interface SettledListening extends MatchedListening {
	/** Artists that `ingest` is to fetch now, with their albums; those among them who were not in the catalogue at all. */
	queued: number;
	added: number;
}

interface Tools {
	database: Database;
	clock: () => Date;
}

/** So many of a listener's artists are fetched without being asked for, each played so often at least. */
const mostQueued = 200;
const leastWeight = 5;
/** Artists planned in one transaction. */
const plannedAtOnce = 20;

const extent = { depth: depthNumber('albums'), spread: false };

/**
 * Matches what a listener played with the catalogue (`matchListening`), and puts those of their artists who mean most to them on the queue, with
 * their albums: also those that the catalogue lacks, as artists whose identity is open. The same again queues nothing. Asks nobody.
 */
export async function settleListening(tools: Tools, userId: number): Promise<SettledListening> {
	const first = await matchListening(tools, userId);
	const passes = [first];
	// MusicBrainz' own ids first: what another service calls the same is then found by its name.
	const byMbid = await addUnknown(
		tools,
		userId,
		(artist) => artist.provider === 'listenbrainz' && artist.mbid !== null,
	);
	if (byMbid > 0) passes.push(await matchListening(tools, userId));
	const byName = await addUnknown(tools, userId, () => true);
	if (byName > 0) passes.push(await matchListening(tools, userId));
	const queued = await planRanked(tools, await readRanked(tools, userId));
	const { openArtists, openAlbums } = passes.at(-1) ?? first;
	// Whom the later passes found were only just added.
	const albums = passes.reduce((sum, pass) => sum + pass.albums, 0);
	return { artists: first.artists, albums, openArtists, openAlbums, queued, added: byMbid + byName };
}

async function readRanked({ database }: Tools, userId: number): Promise<RankedArtist[]> {
	const ranked = rankPlayed(await readListedCounts(database, userId));
	return ranked.slice(0, mostQueued).filter(({ weight }) => weight >= leastWeight);
}

/** Makes rows of the artists that nobody here is known to be, and notes that it is they who were played. */
async function addUnknown(tools: Tools, userId: number, isTurn: (artist: RankedArtist) => boolean): Promise<number> {
	const { database, clock } = tools;
	const ranked = await readRanked(tools, userId);
	const unknown = ranked.filter((artist) => artist.artistId === null && isTurn(artist));
	if (unknown.length === 0) return 0;
	return writeAt(database, clock(), async (store) => {
		const added = new Map<string, number>();
		let isNew = 0;
		for (const artist of unknown) {
			const joined = await join(store, artist);
			added.set(nameAt(artist.provider, artist.name), joined.artist.id);
			if (joined.isNew) isNew += 1;
		}
		const rows = await readUnmatchedCounts(store, userId);
		const played = rows.flatMap((row) => {
			const artistId = row.artistId === null ? added.get(nameAt(row.provider, row.artist)) : undefined;
			return artistId === undefined ? [] : [{ ...row, artistId, method: 'name', confidence: 0.9 }];
		});
		await saveMatches(store, userId, played);
		return isNew;
	});
}

async function join(store: Writable, { provider, name, mbid }: RankedArtist) {
	return provider === 'listenbrainz' && mbid !== null
		? joinByMbid(store, { name, mbid, source: 'listening' })
		: joinByListening(store, { name, mbidHint: mbid });
}

async function planRanked({ database, clock }: Tools, ranked: readonly RankedArtist[]): Promise<number> {
	const ids = [...new Set(ranked.flatMap(({ artistId }) => (artistId === null ? [] : [artistId])))];
	const planned = await readPlannedArtists(database, ids, extent.depth);
	const wanted = ids.filter((id) => !planned.has(id));
	for (let at = 0; at < wanted.length; at += plannedAtOnce) {
		await writeAt(database, clock(), async (store) => {
			for (const id of wanted.slice(at, at + plannedAtOnce)) await planArtist(store, id, extent);
		});
	}
	return wanted.length;
}

function nameAt(provider: string, name: string): string {
	return `${provider}\t${name.toLowerCase()}`;
}
