import { Cancelled, explain } from '../errors.ts';
import { createFlights } from '../flights.ts';
import { stepOf } from '../steps/decide.ts';
import type { StepTools } from '../steps/run-step.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import type { ArtistRow, SimilarArtist } from '../store/artists-reader.ts';
import type { CaseKey } from '../store/decisions-writer.ts';
import type { ReleaseRow } from '../store/releases-reader.ts';
import { expireAnswers, type StepKey } from '../store/sync-state.ts';
import { writeAt } from '../store/writable.ts';
import { type AlbumAnswer, albumsOf, coverOf, getOrCreateAlbum, releasesOf, type WantedAlbum } from './albums.ts';
import type { Answer, Problem, Provenance } from './answer.ts';
import {
	type ArtistAnswer,
	type CatalogTools,
	completeArtist,
	getOrCreateArtist,
	pictureOf,
	similarArtistsOf,
	type WantedArtist,
} from './artists.ts';
import { createCacheUse } from './cache-use.ts';
import { createEnsure } from './ensure.ts';
import { getOrCreateRelease } from './releases.ts';

/**
 * The smart cache. The database is asked first; what is missing is fetched by a step, inserted, and the row is read back.
 * Answers carry their state (hit, miss, stale, absent), their age and what could not be fetched. With every source down,
 * all that is stored still answers.
 */
export interface Catalog {
	getOrCreateArtist(wanted: WantedArtist): Promise<ArtistAnswer>;
	getOrCreateAlbum(wanted: WantedAlbum): Promise<AlbumAnswer>;
	getOrCreateRelease(wanted: { discogsId: number }): Promise<Answer<ReleaseRow | null>>;
	completeArtist(artist: ArtistRow): Promise<Answer<ArtistRow>>;
	albumsOf(artist: ArtistRow): Promise<Answer<AlbumRow[]>>;
	releasesOf(album: AlbumRow): Promise<Answer<ReleaseRow[]>>;
	similarArtistsOf(artist: ArtistRow): Promise<Answer<SimilarArtist[]>>;
	pictureOf(artist: ArtistRow): Promise<Answer<ArtistRow>>;
	coverOf(album: AlbumRow): Promise<Answer<AlbumRow>>;
	/** Makes answers old, so that the next who asks gets what is stored at once and has it refreshed behind. */
	expire(keys: StepKey[]): Promise<void>;
	/** Takes what a person decided about a row into use, if that has not been done yet. */
	settle(of: CaseKey): Promise<Provenance>;
	/** Waits for what is being refreshed behind stale answers; says what of it failed since this was last asked, each problem once. */
	refreshed(): Promise<Problem[]>;
	/** Writes down how often the cache answered. */
	close(): Promise<void>;
}

/** `signal` ends the calls in hand when the program ends. */
export function createCatalog(steps: StepTools, signal: AbortSignal): Catalog {
	const use = createCacheUse(steps.database, steps.clock);
	const flights = createFlights();
	const behind = new Map<string, Problem>();
	const ensure = createEnsure(steps, flights, use, {
		signal,
		failedBehind(error) {
			// What a person gave up is nobody's failure.
			if (signal.reason instanceof Cancelled) return;
			const explanation = explain(error);
			behind.set(explanation.message, { ...explanation, error });
		},
	});
	const tools: CatalogTools = {
		steps,
		ensure,
		flights,
		ask: { priority: 'interactive', signal, onCall: () => undefined },
	};
	return {
		getOrCreateArtist: (wanted) => getOrCreateArtist(tools, wanted),
		getOrCreateAlbum: (wanted) => getOrCreateAlbum(tools, wanted),
		getOrCreateRelease: (wanted) => getOrCreateRelease(tools, wanted),
		completeArtist: (artist) => completeArtist(tools, artist),
		albumsOf: (artist) => albumsOf(tools, artist),
		releasesOf: (album) => releasesOf(tools, album),
		similarArtistsOf: (artist) => similarArtistsOf(tools, artist),
		pictureOf: (artist) => pictureOf(tools, artist),
		coverOf: (album) => coverOf(tools, album),
		expire: (keys) => writeAt(steps.database, steps.clock(), (store) => expireAnswers(store, keys)),
		settle: ({ entity, entityId }) => ensure(stepOf[entity], entityId),
		async refreshed() {
			await flights.landed();
			const problems = [...behind.values()];
			behind.clear();
			return problems;
		},
		close: () => use.save(),
	};
}
