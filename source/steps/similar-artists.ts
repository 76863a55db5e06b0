import { ProviderNotFound } from '../errors.ts';
import type { LastfmSimilarArtist } from '../integrations/lastfm/map.ts';
import type { ArtistRow } from '../store/artists-reader.ts';
import { type NewSimilar, saveSimilarArtists } from '../store/similars-writer.ts';
import { readExtent, readSyncState } from '../store/sync-state.ts';
import { writeAt } from '../store/writable.ts';
import { planAfterSimilar, planMoreSimilar } from './plan.ts';
import type { Step, Work } from './step.ts';
import { readSubjectArtist } from './subject.ts';

/** One call brings them all (Last.fm has no paging here); fifty give a graph without flooding the catalogue with stubs. */
const wantedSimilars = 50;

/** Similar artists with Last.fm's match 0–1, as stubs (Last.fm `artist.getSimilar`). Too few: ListenBrainz is planned. */
export const similarArtists: Step = {
	name: 'similar-artists',
	entity: 'artist',
	async run(work) {
		const artist = await readSubjectArtist(work);
		if (!work.providers.lastfm.available) {
			// The call below says which key is missing; ListenBrainz needs none.
			await writeAt(work.database, work.now(), async (store) =>
				planMoreSimilar(store, artist.id, await readExtent(store, work.state.id)),
			);
		}
		const similars = await askLastfm(work, artist);
		await saveSimilars(
			work,
			artist,
			similars.map(({ name, mbid, score, url }) => ({ name, score, url, mbidHint: mbid, source: 'lastfm' })),
		);
	},
};

/** An artist whom Last.fm does not know has no similar ones there; ListenBrainz may know better. */
async function askLastfm({ database, providers, ask }: Work, artist: ArtistRow): Promise<LastfmSimilarArtist[]> {
	const info = await readSyncState(database, { entity: 'artist', entityId: artist.id, step: 'artist-info' });
	if (info?.status === 'absent') return [];
	const isByName = artist.lastfmUrl !== null || artist.mbid === null;
	return providers.lastfm
		.similarArtists(isByName ? { name: artist.name } : { mbid: artist.mbid ?? '' }, wantedSimilars, ask)
		.catch((error: unknown) => {
			if (error instanceof ProviderNotFound) return [];
			throw error;
		});
}

/** Similar artists from ListenBrainz labs, by MBID; scores are scaled by the best one of the answer. */
export const similarArtistsListenbrainz: Step = {
	name: 'similar-artists-listenbrainz',
	entity: 'artist',
	async run(work) {
		const artist = await readSubjectArtist(work);
		if (artist.mbid === null) return work.saveAbsent();
		const similars = await work.providers.listenbrainz.similarArtists(artist.mbid, work.ask);
		const best = similars.slice(0, wantedSimilars);
		await saveSimilars(
			work,
			artist,
			best.map(({ name, mbid, score }) => ({ name, score, mbid, source: 'listenbrainz' })),
		);
	},
};

async function saveSimilars(work: Work, artist: { id: number; name: string }, similars: NewSimilar[]): Promise<void> {
	let saved = { ids: [] as number[], added: 0 };
	await work.save(async (store) => {
		saved = await saveSimilarArtists(store, artist.id, similars);
		await planAfterSimilar(store, artist.id, await readExtent(store, work.state.id));
		return { status: similars.length === 0 ? 'absent' : 'done' };
	});
	work.tell({ type: 'artists', ids: saved.ids, added: saved.added, reason: `similar to ${artist.name}` });
}
