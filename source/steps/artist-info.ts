import { ProviderNotFound, ProviderWaiting } from '../errors.ts';
import type { LastfmArtist } from '../integrations/lastfm/map.ts';
import { mergeArtists } from '../store/artist-merge.ts';
import { type ArtistRow, findArtistByLastfmUrl } from '../store/artists-reader.ts';
import { saveArtistNames, updateArtist } from '../store/artists-writer.ts';
import { isRuledOut } from '../store/decisions-reader.ts';
import { readLinks } from '../store/links.ts';
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
 * and where Last.fm lacks it by the page that MusicBrainz links: the bare name may be a homonym's. One known by a Discogs id
 * only is not asked at all: there it is one of several of that name.
 */
async function askLastfm(work: Work, artist: ArtistRow): Promise<LastfmArtist> {
	const { lastfm } = work.providers;
	if (artist.lastfmUrl === null && artist.mbid === null && artist.discogsId !== null) throw unknown(artist);
	const isByName = artist.lastfmUrl !== null || artist.mbid === null;
	const info = isByName
		? await lastfm.artistInfo({ name: artist.name }, work.ask)
		: await lastfm
				.artistInfo({ mbid: artist.mbid ?? '' }, work.ask)
				.catch((error: unknown) => askLinkedPage(work, artist, error));
	// Last.fm answers an unknown spelling with an empty shell instead of an error.
	if (info.isShell) throw unknown(artist);
	return info;
}

async function askLinkedPage(
	{ database, providers, ask }: Work,
	{ id }: ArtistRow,
	error: unknown,
): Promise<LastfmArtist> {
	const links = error instanceof ProviderNotFound ? await readLinks(database, 'artist', id) : [];
	const page = links.find(
		({ provider, kind, state }) => provider === 'lastfm' && kind === 'artist' && state === 'accepted',
	);
	if (page?.externalId == null) throw error;
	return providers.lastfm.artistInfo({ name: page.externalId }, ask);
}

function unknown({ name }: ArtistRow): ProviderNotFound {
	return new ProviderNotFound({ provider: 'lastfm', endpoint: 'artist.getInfo' }, `knows no artist ${name}`);
}

/** Stores what Last.fm says about an artist; where its corrected spelling leads to a row that is here already, that one is returned. */
export async function saveInfo(store: Writable, artist: ArtistRow, info: LastfmArtist): Promise<ArtistRow> {
	const owner = await findArtistByLastfmUrl(store, info.url);
	const isOfAnother = owner !== undefined && owner.id !== artist.id;
	let current = artist;
	// One page is one artist: whoever of the two has no identity of their own is the other, unless a person said otherwise.
	const mayBe = async (one: ArtistRow, other: ArtistRow) =>
		one.mbid === null && !(await isRuledOut(store, one.id, other.mbid));
	if (isOfAnother && (await mayBe(artist, owner))) current = await mergeArtists(store, artist, owner);
	else if (isOfAnother && (await mayBe(owner, artist))) current = await mergeArtists(store, owner, artist);
	const saved = await updateArtist(store, current, {
		listeners: info.listeners,
		playcount: info.playcount,
		lastfmUrl: current.lastfmUrl ?? (isOfAnother ? undefined : info.url),
		mbidHint: info.mbid ?? current.mbidHint,
	});
	if (info.name !== current.name) await saveArtistNames(store, current.id, [info.name], 'lastfm');
	return saved;
}
