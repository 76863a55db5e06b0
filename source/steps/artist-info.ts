import { ProviderNotFound, ProviderWaiting } from '../errors.ts';
import type { LastfmArtist } from '../integrations/lastfm/map.ts';
import { type ArtistRow, findArtistByLastfmUrl, findArtistsByName } from '../store/artists-reader.ts';
import { mergeArtists, saveArtistNames, takeMbidHint, updateArtist } from '../store/artists-writer.ts';
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
	lane: 'lastfm',
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
 */
async function askLastfm({ providers, ask, database }: Work, artist: ArtistRow): Promise<LastfmArtist> {
	const byName = () => providers.lastfm.artistInfo({ name: artist.name }, ask);
	let info: LastfmArtist;
	if (artist.lastfmUrl !== null || artist.mbid === null) {
		info = await byName();
	} else {
		try {
			info = await providers.lastfm.artistInfo({ mbid: artist.mbid }, ask);
		} catch (error) {
			const sameName = await findArtistsByName(database, artist.name);
			if (!(error instanceof ProviderNotFound) || sameName.length > 1) throw error;
			info = await byName();
		}
	}
	const isSomebodyElse =
		artist.lastfmUrl === null && artist.mbid !== null && info.mbid !== null && info.mbid !== artist.mbid;
	// Last.fm answers an unknown spelling with an empty shell instead of an error.
	if (info.isShell || isSomebodyElse) {
		throw new ProviderNotFound({ provider: 'lastfm', endpoint: 'artist.getInfo' }, `knows no artist ${artist.name}`);
	}
	return info;
}

/** Stores what Last.fm says about an artist; where its corrected spelling leads to a row that is here already, that one is returned. */
export async function saveInfo(store: Writable, artist: ArtistRow, info: LastfmArtist): Promise<ArtistRow> {
	const owner = await findArtistByLastfmUrl(store, info.url);
	let current = artist;
	// Last.fm corrected the spelling to the page of an artist that is here already: one artist, two spellings.
	if (owner !== undefined && owner.id !== artist.id && artist.mbid === null) {
		current = await mergeArtists(store, artist, owner);
	}
	const saved = await updateArtist(store, current, {
		listeners: info.listeners,
		playcount: info.playcount,
		lastfmUrl: current.lastfmUrl ?? (owner === undefined ? info.url : null),
		mbid: await takeMbidHint(store, current, info.mbid),
	});
	if (info.name !== current.name) await saveArtistNames(store, current.id, [info.name], 'lastfm');
	return saved;
}
