import { ProviderNotFound, ProviderWaiting } from '../errors.ts';
import type { LastfmArtist } from '../integrations/lastfm/map.ts';
import { mergeArtists } from '../store/artist-merge.ts';
import { type ArtistRow, findArtistByLastfmUrl, findArtistByMbid, findArtistsByName } from '../store/artists-reader.ts';
import { saveArtistNames, updateArtist } from '../store/artists-writer.ts';
import { readExtent } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';
import { writeAt } from '../store/writable.ts';
import { noteAnswer } from './note-answer.ts';
import { planArtist, planIdentity } from './plan.ts';
import type { Step, Work } from './step.ts';
import { readSubjectArtist } from './subject.ts';

/** Listeners, play count, page and, as a hint, the MBID of an artist (Last.fm `artist.getInfo`). Its pictures are a grey star and not kept. */
export const artistInfo: Step = {
	name: 'artist-info',
	entity: 'artist',
	async run(work) {
		const artist = await readSubjectArtist(work);
		const info = await askLastfm(work, artist).catch(async (error: unknown) => {
			// Who they are does not depend on Last.fm: MusicBrainz is asked all the same.
			if (!(error instanceof ProviderWaiting) && !work.ask.signal.aborted) {
				await writeAt(work.database, work.now(), async (store) =>
					planIdentity(store, artist.id, await readExtent(store, work.state.id)),
				);
			}
			throw error;
		});
		await work.save(async (store) => {
			const extent = await readExtent(store, work.state.id);
			const saved = await saveInfo(store, artist, info);
			if (saved.id === artist.id) {
				await planIdentity(store, artist.id, extent);
			} else {
				await noteAnswer(store, saved.id, 'artist-info');
				await planArtist(store, saved.id, extent);
			}
			return { status: 'done' };
		});
	},
};

/**
 * An artist known from Last.fm is asked by name, which is its identity there. One known by its MBID only is asked by that,
 * because its name may be a homonym's page; where Last.fm lacks the MBID, the name may answer if it names nobody else.
 * One known by a Discogs id only is not asked: there it is one of several of that name.
 */
async function askLastfm({ providers, ask, database }: Work, artist: ArtistRow): Promise<LastfmArtist> {
	const byName = () => providers.lastfm.artistInfo({ name: artist.name }, ask);
	let info: LastfmArtist;
	if (artist.lastfmUrl !== null || (artist.mbid === null && artist.discogsId === null)) {
		info = await byName();
	} else if (artist.mbid === null) {
		throw unknown(artist);
	} else {
		try {
			info = await providers.lastfm.artistInfo({ mbid: artist.mbid }, ask);
		} catch (error) {
			const sameName = await findArtistsByName(database, artist.name);
			if (!(error instanceof ProviderNotFound) || sameName.length > 1) throw error;
			info = await byName();
		}
	}
	// Last.fm's MBIDs are stale at times: another one speaks against this artist only where it is another artist's here.
	const owner = info.mbid === null ? undefined : await findArtistByMbid(database, info.mbid);
	const isSomebodyElse =
		artist.lastfmUrl === null && artist.mbid !== null && owner !== undefined && owner.id !== artist.id;
	// Last.fm answers an unknown spelling with an empty shell instead of an error.
	if (info.isShell || isSomebodyElse) throw unknown(artist);
	return info;
}

function unknown({ name }: ArtistRow): ProviderNotFound {
	return new ProviderNotFound({ provider: 'lastfm', endpoint: 'artist.getInfo' }, `knows no artist ${name}`);
}

/** Stores what Last.fm says about an artist; where its corrected spelling leads to a row that is here already, that one is returned. */
export async function saveInfo(store: Writable, artist: ArtistRow, info: LastfmArtist): Promise<ArtistRow> {
	const owner = await findArtistByLastfmUrl(store, info.url);
	const isOfAnother = owner !== undefined && owner.id !== artist.id;
	let current = artist;
	// One page is one artist: whoever of the two has no identity of their own is the other.
	if (isOfAnother && artist.mbid === null) current = await mergeArtists(store, artist, owner);
	else if (isOfAnother && owner.mbid === null) current = await mergeArtists(store, owner, artist);
	const saved = await updateArtist(store, current, {
		listeners: info.listeners,
		playcount: info.playcount,
		lastfmUrl: current.lastfmUrl ?? (isOfAnother ? undefined : info.url),
		mbidHint: info.mbid ?? current.mbidHint,
	});
	if (info.name !== current.name) await saveArtistNames(store, current.id, [info.name], 'lastfm');
	return saved;
}
