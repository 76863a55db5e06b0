import { ProviderNotFound } from '../errors.ts';
import { normalizeName } from '../matching/names.ts';
import { unknownLife } from '../steps/freshness.ts';
import { identifyByDiscogsId, identifyByMbid, identifyByName } from '../steps/identify-artist.ts';
import type { StepTools } from '../steps/run-step.ts';
import type { Ask } from '../steps/step.ts';
import {
	type ArtistRow,
	findArtist,
	findArtistByDiscogsId,
	findArtistByMbid,
	findArtistsByName,
	followMerge,
	readSimilarArtists,
	type SimilarArtist,
} from '../store/artists-reader.ts';
import { type Lookup, readAbsent, saveAbsent } from '../store/lookups.ts';
import { writeAt } from '../store/writable.ts';
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
	ask: Ask;
}

/**
 * An artist from the database; one that is not there is looked up, stored and read back. Who they are (MusicBrainz) and how
 * known (Last.fm) is refreshed when old. Throws what the source threw when nothing at all is known.
 */
export async function getOrCreateArtist(tools: CatalogTools, wanted: WantedArtist): Promise<ArtistAnswer> {
	const found = await findOrIdentify(tools, wanted);
	if (found === 'absent' || found === undefined) {
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

/** Both at once, unless only the name is known: Last.fm's hint at the MBID saves MusicBrainz a search. */
async function refreshArtist({ steps, ensure }: CatalogTools, { id, mbid }: ArtistRow): Promise<Provenance[]> {
	if (!steps.providers.lastfm.available) return [await ensure('artist-ids', id)];
	if (mbid !== null) return Promise.all([ensure('artist-ids', id), ensure('artist-info', id)]);
	const info = await ensure('artist-info', id);
	return [await ensure('artist-ids', id), info];
}

async function findOrIdentify(tools: CatalogTools, wanted: WantedArtist) {
	const { steps, ask } = tools;
	const known = await findKnown(tools, wanted);
	if (known !== undefined) return { artist: known, isNew: false };
	try {
		const artist = await identify(tools, wanted);
		return artist === undefined ? 'absent' : { artist, isNew: true };
	} catch (error) {
		if (error instanceof ProviderNotFound) {
			await rememberAbsent(steps, wanted);
			return 'absent';
		}
		// Somebody else may have stored it while we asked.
		const meanwhile = await findKnown(tools, wanted);
		if (meanwhile !== undefined) return { artist: meanwhile, isNew: false };
		throw error;
	}

	async function identify({ steps: { database, clock } }: CatalogTools, { mbid, discogsId, name }: WantedArtist) {
		const isAbsent = (await readAbsent(database, lookupOf(wanted), clock())) !== undefined;
		if (isAbsent) return undefined;
		if (mbid !== undefined) return identifyByMbid(steps, mbid, ask);
		if (discogsId !== undefined) return identifyByDiscogsId(steps, discogsId, ask);
		return name === undefined ? undefined : identifyByName(steps, name, ask);
	}
}

/** Under which question "no such artist" is remembered. */
function lookupOf({ mbid, discogsId, name }: WantedArtist): Lookup {
	if (mbid !== undefined) return { provider: 'musicbrainz', kind: 'artist', key: mbid };
	if (discogsId !== undefined) return { provider: 'discogs', kind: 'artist', key: String(discogsId) };
	return { provider: '*', kind: 'artist name', key: normalizeName(name ?? '') };
}

async function rememberAbsent({ database, clock }: StepTools, wanted: WantedArtist): Promise<void> {
	const until = new Date(clock().getTime() + unknownLife);
	await writeAt(database, clock(), (store) => saveAbsent(store, lookupOf(wanted), until));
}

async function findKnown({ steps: { database } }: CatalogTools, wanted: WantedArtist): Promise<ArtistRow | undefined> {
	if (wanted.mbid !== undefined) return findArtistByMbid(database, wanted.mbid);
	if (wanted.discogsId !== undefined) return findArtistByDiscogsId(database, wanted.discogsId);
	if (wanted.name === undefined) return undefined;
	const [best] = await findArtistsByName(database, wanted.name);
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
	if (value.length < 20 && artist.mbid !== null) {
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
