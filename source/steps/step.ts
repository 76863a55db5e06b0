import type { Database } from '../../db/client.ts';
import type { Providers } from '../integrations/providers.ts';
import type { StepKey, SyncState } from '../store/sync-state.ts';
import type { Writable } from '../store/writable.ts';

/** Steps of one lane wait for the same gate; lanes run side by side. */
export const lanes = ['lastfm', 'musicbrainz', 'discogs', 'listenbrainz', 'pictures'] as const;
export type Lane = (typeof lanes)[number];

/** How far to go on from an artist. */
export const depths = ['artist', 'albums', 'releases'] as const;
export type Depth = (typeof depths)[number];

export type StepName =
	| 'tag-artists'
	| 'artist-info'
	| 'similar-artists'
	| 'similar-artists-listenbrainz'
	| 'artist-ids'
	| 'studio-albums'
	| 'album-master'
	| 'vinyl-releases'
	| 'release-details'
	| 'artist-image'
	| 'album-cover'
	| 'album-cover-lastfm';

/** How a call is to be made: interactive calls overtake background ones; every call is counted. */
export interface Ask {
	priority: 'interactive' | 'background';
	signal: AbortSignal;
	onCall: () => void;
}

/** What a step has to tell while it works; screens and logs listen, nothing depends on it. */
export type News =
	/** `ids` are the artists' own, so that whoever counts can count each of them once. */
	| { type: 'artists'; ids: number[]; added: number; reason: string }
	| { type: 'albums'; artist: string; found: number; added: number }
	/** `masterId` is the Discogs master that they were listed under: albums that share one have the same pressings. */
	| { type: 'pressings'; artist: string; title: string; masterId: number | null; pressings: PressingsFound }
	| { type: 'review'; what: string; reason: string }
	| { type: 'merged'; from: string; into: string }
	| { type: 'unknown'; what: string; reason: string }
	| ({ type: 'picture' } & PictureTrial);

/** One picture, or one source without any, and why it was taken or refused. */
export interface PictureTrial {
	source: string;
	url: string | null;
	isTaken: boolean;
	reason: string;
	/** Who made it and under which licence, where the source says so. */
	credit: string | null;
}

/** What an album's listing brought: how many there are, how many were new, and of what kinds. */
export interface PressingsFound {
	found: number;
	added: number;
	countries: Record<string, number>;
	formats: Record<string, number>;
	firstYear: number | null;
	lastYear: number | null;
}

/**
 * Where a step stands after a write. `absent`: the source said that there is no such thing.
 * `expiresAt` where the answer itself says how long it holds, sooner than its kind does; `cursor` what is to be
 * remembered of how far it went.
 */
export type Progress =
	| { status: 'done' | 'absent'; expiresAt?: Date; cursor?: Record<string, unknown> }
	| { status: 'pending'; cursor: Record<string, unknown> };

/** Everything one run of a step has in hand. */
export interface Work {
	readonly database: Database;
	readonly providers: Providers;
	readonly ask: Ask;
	readonly state: SyncState;
	/** The time now; the same clock for leases, ages and due times. */
	now(): Date;
	/** True once a person asked to stop: a paged step ends after the page in hand. */
	isStopping(): boolean;
	tell(news: News): void;
	/** Data, what follows from it and the checkpoint that `write` returns, in one transaction. */
	save(write: (store: Writable) => Promise<Progress>): Promise<void>;
	/** The source has nothing of this kind. */
	saveAbsent(): Promise<void>;
}

/** One small idempotent unit of work; looking at an artist and ingesting ten thousand run the same ones. */
export interface Step {
	name: StepName;
	entity: StepKey['entity'];
	run(work: Work): Promise<void>;
}
