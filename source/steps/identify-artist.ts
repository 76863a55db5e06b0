import { ProviderError } from '../errors.ts';
import type { LastfmArtist } from '../integrations/lastfm/map.ts';
import { matchArtist } from '../matching/artist-match.ts';
import { normalizeName, stripDiscogsDecoration } from '../matching/names.ts';
import { discogsPage } from '../matching/page-addresses.ts';
import { joinByDiscogsId, joinByMbid, joinByPage } from '../store/artist-identity.ts';
import type { ArtistRow } from '../store/artists-reader.ts';
import { saveArtistNames } from '../store/artists-writer.ts';
import { writeAt } from '../store/writable.ts';
import { saveFoundArtist, saveIdentity } from './artist-ids.ts';
import { saveInfo } from './artist-info.ts';
import { noteAnswer } from './note-answer.ts';
import type { StepTools } from './run-step.ts';
import { searchArtists } from './search-artists.ts';
import type { Ask } from './step.ts';

/** Looks an MBID up at MusicBrainz and stores who it is. Throws ProviderNotFound when there is no such artist. */
export async function identifyByMbid(tools: StepTools, mbid: string, ask: Ask): Promise<ArtistRow> {
	const found = await tools.providers.musicbrainz.artist(mbid, ask);
	return writeAt(tools.database, tools.clock(), async (store) => {
		const { artist } = await joinByMbid(store, { name: found.name, mbid: found.mbid, source: 'musicbrainz' });
		const settled = await saveIdentity(store, artist, { found, asked: mbid }, tools.tell);
		await noteAnswer(store, settled.id, 'artist-ids');
		return settled;
	});
}

/** Finds the artist of a Discogs id: through MusicBrainz where it knows the page, else as Discogs names it. */
export async function identifyByDiscogsId(tools: StepTools, discogsId: number, ask: Ask): Promise<ArtistRow> {
	const mbid = await tools.providers.musicbrainz.artistOfUrl(discogsPage('artist', discogsId), ask);
	if (mbid !== null) return identifyByMbid(tools, mbid, ask);
	const found = await tools.providers.discogs.artist(discogsId, ask);
	return writeAt(tools.database, tools.clock(), async (store) => {
		const { artist } = await joinByDiscogsId(store, { name: stripDiscogsDecoration(found.name), discogsId });
		return artist;
	});
}

/**
 * Finds an artist by name: at Last.fm, which has one page per name and corrects spellings, then at MusicBrainz.
 * All hits of a MusicBrainz search are stored as they are, each its own row. Returns undefined
 * when nobody has that name; a failure that may pass is thrown instead.
 */
export async function identifyByName(tools: StepTools, name: string, ask: Ask): Promise<ArtistRow | undefined> {
	const info = await askLastfm(tools, name, ask);
	return info === undefined ? identifyAtMusicbrainz(tools, name, ask) : savePage(tools, name, info);
}

async function savePage(tools: StepTools, name: string, info: LastfmArtist): Promise<ArtistRow> {
	return writeAt(tools.database, tools.clock(), async (store) => {
		const { artist } = await joinByPage(store, {
			name: info.name,
			url: info.url,
			mbidHint: info.mbid,
			source: 'lastfm',
		});
		const saved = await saveInfo(store, artist, info);
		// The spelling that was asked for finds the artist without asking again.
		if (name !== saved.name) await saveArtistNames(store, saved.id, [name], 'spelling');
		await noteAnswer(store, saved.id, 'artist-info');
		return saved;
	});
}

async function identifyAtMusicbrainz(tools: StepTools, name: string, ask: Ask): Promise<ArtistRow | undefined> {
	const hits = await searchArtists(tools.providers, name, ask);
	const { chosen } = matchArtist({ name }, hits);
	return writeAt(tools.database, tools.clock(), async (store) => {
		let best: ArtistRow | undefined;
		for (const hit of hits) {
			const artist = await saveFoundArtist(store, hit);
			const isNamesake = normalizeName(hit.name) === normalizeName(name);
			if (hit === chosen || (chosen === null && best === undefined && isNamesake)) best = artist;
		}
		return best;
	});
}

/** What Last.fm knows under this name. When it cannot be asked, for whatever reason, MusicBrainz still can. */
async function askLastfm({ providers }: StepTools, name: string, ask: Ask): Promise<LastfmArtist | undefined> {
	if (!providers.lastfm.available) return undefined;
	try {
		const info = await providers.lastfm.artistInfo({ name }, ask);
		return info.isShell ? undefined : info;
	} catch (error) {
		if (error instanceof ProviderError && !ask.signal.aborted) return undefined;
		throw error;
	}
}
