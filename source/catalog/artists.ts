import { ProviderNotFound } from '../errors.ts';
import type { Flights } from '../flights.ts';
import { normalizeName } from '../matching/names.ts';
import { identifyByDiscogsId, identifyByMbid, identifyByName } from '../steps/identify-artist.ts';
import { enoughSimilar } from '../steps/plan.ts';
import type { StepTools } from '../steps/run-step.ts';
import type { Ask } from '../steps/step.ts';
import {
	type ArtistRow,
	findArtist,
	findArtistByDiscogsId,
	findArtistByMbid,
	findArtistsByName,
	findArtistsBySpelling,
	followMerge,
	readSimilarArtists,
	type SimilarArtist,
} from '../store/artists-reader.ts';
import type { Lookup } from '../store/lookups.ts';
import { isKnownAbsent, rememberAbsent } from './absent.ts';
import { type Answer, combine, type Provenance } from './answer.ts';
import type { Ensure } from './ensure.ts';

/** Who is meant: one of these; an MBID or a Discogs id is exact, a name may stand for several. */
export interface WantedArtist {
	mbid?: string;
	discogsId?: number;
	name?: string;
}

/** An artist, and the others that the same name may mean. `value` is null when every source says that there is none. */
export interface ArtistAnswer extends Answer<ArtistRow | null> {
	namesakes: ArtistRow[];
}

export interface CatalogTools {
	steps: StepTools;
	ensure: Ensure;
	flights: Flights;
	ask: Ask;
}

/**
 * An artist from the database; one that is not there is looked up, stored and read back. Who they are (MusicBrainz) and how
 * known (Last.fm) is refreshed when old. Throws what the source threw when nothing at all is known.
 */
export async function getOrCreateArtist(tools: CatalogTools, wanted: WantedArtist): Promise<ArtistAnswer> {
	const found = await findOrIdentify(tools, wanted);
	if (found === undefined) {
		return { value: null, namesakes: [], cache: 'absent', fetchedAt: null, problems: [] };
	}
	const states = await refreshArtist(tools, found.artist);
	const { database } = tools.steps;
	const artist = await followMerge(database, (await findArtist(database, found.artist.id)) ?? found.artist);
	const sameName = wanted.name === undefined ? [] : await findArtistsByName(database, wanted.name);
	const provenance = combine(states);
	return {
		...provenance,
		cache: found.isNew ? 'miss' : provenance.cache,
		value: artist,
		namesakes: sameName.filter(({ id }) => id !== artist.id),
	};
}

/**
 * A known artist with who they are (MusicBrainz) and how known (Last.fm), fetched where only the name is known, refreshed
 * when old. The row may be another one: whom MusicBrainz knows as somebody who is here already is merged into them.
 */
export async function completeArtist(tools: CatalogTools, artist: ArtistRow): Promise<Answer<ArtistRow>> {
	const { database } = tools.steps;
	const states = await refreshArtist(tools, artist);
	const value = await followMerge(database, (await findArtist(database, artist.id)) ?? artist);
	return { ...combine(states), value };
}

/** Both at once, unless only the name is known: Last.fm's hint at the MBID saves MusicBrainz a search. */
async function refreshArtist(
	{ steps, ensure }: CatalogTools,
	{ id, mbid, mbidHint }: ArtistRow,
): Promise<Provenance[]> {
	if (!steps.providers.lastfm.available) return [await ensure('artist-ids', id)];
	if (mbid !== null || mbidHint !== null) return Promise.all([ensure('artist-ids', id), ensure('artist-info', id)]);
	const info = await ensure('artist-info', id);
	return [await ensure('artist-ids', id), info];
}

/** The artist as stored under this name or id, or looked up now; ten who ask at once cause one look-up. */
async function findOrIdentify(tools: CatalogTools, wanted: WantedArtist) {
	const known = await findKnown(tools, wanted);
	if (known !== undefined) return { artist: known, isNew: false };
	const { provider, kind, key } = lookupOf(wanted);
	return tools.flights.fly(`${provider} ${kind} ${key}`, () => identify(tools, wanted));
}

async function identify(tools: CatalogTools, wanted: WantedArtist) {
	const { steps, ask } = tools;
	const { mbid, discogsId, name } = wanted;
	try {
		if (await isKnownAbsent(steps, lookupOf(wanted))) return findByAlias(tools, wanted);
		if (mbid !== undefined) return { artist: await identifyByMbid(steps, mbid, ask), isNew: true };
		if (discogsId !== undefined) return { artist: await identifyByDiscogsId(steps, discogsId, ask), isNew: true };
		const artist = name === undefined ? undefined : await identifyByName(steps, name, ask);
		if (artist !== undefined) return { artist, isNew: true };
		await rememberAbsent(steps, lookupOf(wanted));
		return findByAlias(tools, wanted);
	} catch (error) {
		if (error instanceof ProviderNotFound) {
			await rememberAbsent(steps, lookupOf(wanted));
			return undefined;
		}
		// Somebody else may have stored it while we asked, and an alias is better than no answer.
		const stored = await findKnown(tools, wanted);
		const meanwhile = stored === undefined ? await findByAlias(tools, wanted) : { artist: stored, isNew: false };
		if (meanwhile !== undefined) return meanwhile;
		throw error;
	}
}

/** Aliases come last: everybody's hold somebody's name, and who is really called that is asked for first. */
async function findByAlias({ steps: { database } }: CatalogTools, { name }: WantedArtist) {
	const [artist] = name === undefined ? [] : await findArtistsByName(database, name);
	return artist === undefined ? undefined : { artist, isNew: false };
}

/** Under which question "no such artist" is remembered. */
function lookupOf({ mbid, discogsId, name }: WantedArtist): Lookup {
	if (mbid !== undefined) return { provider: 'musicbrainz', kind: 'artist', key: mbid };
	if (discogsId !== undefined) return { provider: 'discogs', kind: 'artist', key: String(discogsId) };
	return { provider: '*', kind: 'artist name', key: normalizeName(name ?? '') };
}

async function findKnown({ steps: { database } }: CatalogTools, wanted: WantedArtist): Promise<ArtistRow | undefined> {
	if (wanted.mbid !== undefined) return findArtistByMbid(database, wanted.mbid);
	if (wanted.discogsId !== undefined) return findArtistByDiscogsId(database, wanted.discogsId);
	if (wanted.name === undefined) return undefined;
	const [best] = await findArtistsBySpelling(database, wanted.name);
	return best;
}

/** Similar artists, the best first: Last.fm's, or ListenBrainz' where Last.fm has no key or names none. */
export async function similarArtistsOf(
	{ steps, ensure }: CatalogTools,
	artist: ArtistRow,
): Promise<Answer<SimilarArtist[]>> {
	const states: Provenance[] = [];
	if (steps.providers.lastfm.available) states.push(await ensure('similar-artists', artist.id));
	let value = await readSimilarArtists(steps.database, artist.id);
	if (value.length < enoughSimilar && artist.mbid !== null) {
		states.push(await ensure('similar-artists-listenbrainz', artist.id));
		value = await readSimilarArtists(steps.database, artist.id);
	}
	return { ...combine(states), value };
}

/** The artist with a picture that was looked at, or without one (null) when no source has any. */
export async function pictureOf({ steps, ensure }: CatalogTools, artist: ArtistRow): Promise<Answer<ArtistRow>> {
	const state = await ensure('artist-image', artist.id);
	return { ...state, value: (await findArtist(steps.database, artist.id)) ?? artist };
}
