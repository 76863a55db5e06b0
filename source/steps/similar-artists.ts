import { ProviderNotFound } from '../errors.ts';
import { saveSimilarArtists } from '../store/artists-writer.ts';
import { readExtent } from '../store/sync-state.ts';
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
	lane: 'lastfm',
	async run(work) {
		const artist = await readSubjectArtist(work);
		if (!work.providers.lastfm.available) {
			// The call below says which key is missing; ListenBrainz needs none.
			await writeAt(work.database, work.now(), async (store) =>
				planMoreSimilar(store, artist.id, await readExtent(store, work.state.id)),
			);
		}
		const isByName = artist.lastfmUrl !== null || artist.mbid === null;
		const similars = await work.providers.lastfm
			.similarArtists(isByName ? { name: artist.name } : { mbid: artist.mbid ?? '' }, wantedSimilars, work.ask)
			.catch((error: unknown) => {
				// An artist whom Last.fm does not know has no similar ones there; ListenBrainz may know better.
				if (error instanceof ProviderNotFound) return [];
				throw error;
			});
		await saveSimilars(work, artist, similars, 'lastfm');
	},
};

/** Similar artists from ListenBrainz labs, by MBID; scores are scaled by the best one of the answer. */
export const similarArtistsListenbrainz: Step = {
	name: 'similar-artists-listenbrainz',
	entity: 'artist',
	lane: 'lastfm',
	async run(work) {
		const artist = await readSubjectArtist(work);
		if (artist.mbid === null) return work.saveAbsent();
		const similars = await work.providers.listenbrainz.similarArtists(artist.mbid, work.ask);
		const named = similars.slice(0, wantedSimilars).map(({ name, mbid, score }) => ({ name, mbid, score, url: null }));
		await saveSimilars(work, artist, named, 'listenbrainz');
	},
};

async function saveSimilars(
	work: Work,
	artist: { id: number; name: string },
	similars: Parameters<typeof saveSimilarArtists>[2],
	source: 'lastfm' | 'listenbrainz',
): Promise<void> {
	let added = 0;
	await work.save(async (store) => {
		const saved = await saveSimilarArtists(store, artist.id, similars, source);
		added = saved.isNew.filter(Boolean).length;
		await planAfterSimilar(store, artist.id, await readExtent(store, work.state.id));
		return { status: similars.length === 0 ? 'absent' : 'done' };
	});
	work.tell({ type: 'artists', found: similars.length, added, reason: `similar to ${artist.name}` });
}
