import { ProviderNotFound } from '../errors.ts';
import type { LastfmArtist } from '../integrations/lastfm/map.ts';
import { matchArtist } from '../matching/artist-match.ts';
import { normalizeName, stripDiscogsDecoration } from '../matching/names.ts';
import type { ArtistRow } from '../store/artists-reader.ts';
import { saveNamedArtist, updateArtist } from '../store/artists-writer.ts';
import { saveAbsent } from '../store/lookups.ts';
import { writeAt } from '../store/writable.ts';
import { saveFoundArtist, saveIdentity } from './artist-ids.ts';
import { saveInfo } from './artist-info.ts';
import { unknownLife } from './freshness.ts';
import { noteAnswer } from './note-answer.ts';
import type { StepTools } from './run-step.ts';
import { searchArtists } from './search-artists.ts';
import type { Ask } from './step.ts';

/** Looks an MBID up at MusicBrainz and stores who it is. Throws ProviderNotFound when there is no such artist. */
export async function identifyByMbid(tools: StepTools, mbid: string, ask: Ask): Promise<ArtistRow> {
	const found = await tools.providers.musicbrainz.artist(mbid, ask);
	return writeAt(tools.database, tools.clock(), async (store) => {
		const { artist } = await saveNamedArtist(store, {
			name: found.name,
			mbid: found.mbid,
			lastfmUrl: null,
			source: 'musicbrainz',
		});
		const settled = await saveIdentity(store, artist, found, tools.tell);
		await noteAnswer(store, settled.id, 'artist-ids');
		return settled;
	});
}

/** Finds the artist of a Discogs id: through MusicBrainz where it knows the page, else as Discogs names it. */
export async function identifyByDiscogsId(tools: StepTools, discogsId: number, ask: Ask): Promise<ArtistRow> {
	const mbid = await tools.providers.musicbrainz.artistOfUrl(`https://www.discogs.com/artist/${discogsId}`, ask);
	if (mbid !== null) return identifyByMbid(tools, mbid, ask);
	const found = await tools.providers.discogs.artist(discogsId, ask);
	return writeAt(tools.database, tools.clock(), async (store) => {
		const { artist } = await saveNamedArtist(store, {
			name: stripDiscogsDecoration(found.name),
			mbid: null,
			lastfmUrl: null,
			source: 'discogs',
		});
		return updateArtist(store, artist, { discogsId });
	});
}

/**
 * Finds an artist by name: at Last.fm, which has one page per name and corrects spellings, then at MusicBrainz.
 * All hits of a MusicBrainz search are stored as they are, each its own row. Returns undefined, and remembers it,
 * when nobody has that name; a failure that may pass is thrown instead.
 */
export async function identifyByName(tools: StepTools, name: string, ask: Ask): Promise<ArtistRow | undefined> {
	const info = await askLastfm(tools, name, ask);
	if (info !== undefined) {
		return writeAt(tools.database, tools.clock(), async (store) => {
			const { artist } = await saveNamedArtist(store, {
				name: info.name,
				mbid: info.mbid,
				lastfmUrl: info.url,
				source: 'lastfm',
			});
			await saveInfo(store, artist, info);
			await noteAnswer(store, artist.id, 'artist-info');
			return artist;
		});
	}
	const hits = await searchArtists(tools.providers, name, ask);
	const { chosen } = matchArtist({ name }, hits);
	return writeAt(tools.database, tools.clock(), async (store) => {
		let best: ArtistRow | undefined;
		for (const hit of hits) {
			const artist = await saveFoundArtist(store, hit);
			const isNamesake = normalizeName(hit.name) === normalizeName(name);
			if (hit === chosen || (chosen === null && best === undefined && isNamesake)) best = artist;
		}
		if (best === undefined) {
			const key = normalizeName(name);
			await saveAbsent(store, { provider: '*', kind: 'artist name', key }, new Date(store.now.getTime() + unknownLife));
		}
		return best;
	});
}

async function askLastfm({ providers }: StepTools, name: string, ask: Ask): Promise<LastfmArtist | undefined> {
	if (!providers.lastfm.available) return undefined;
	try {
		const info = await providers.lastfm.artistInfo({ name }, ask);
		return info.isShell ? undefined : info;
	} catch (error) {
		if (error instanceof ProviderNotFound) return undefined;
		throw error;
	}
}
