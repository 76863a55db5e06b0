import type { Lane, News } from '../steps/step.ts';

/** What an ingest tells while it runs. Screens, lines and JSON are made of these; nothing depends on who listens. */
export type IngestEvent =
	| { type: 'started'; pending: number }
	| News
	| { type: 'failed'; step: string; entity: string; entityId: number; message: string }
	| { type: 'waiting'; lane: Lane; provider: string; until: Date; reason: string }
	| { type: 'blocked'; provider: string; message: string; next: string }
	| { type: 'resting'; lane: Lane; reason: string; until: Date | null }
	| { type: 'stopping' }
	| ({ type: 'summary' } & Summary);

/** Things found in a run, and how many of them were not in the database before. */
export interface Tally {
	found: number;
	added: number;
}

export interface Totals {
	artists: Tally;
	albums: Tally;
	releases: Tally;
}

/** How a run ended. */
export interface Summary {
	totals: Totals;
	/** Steps done and failed in this run, and those still on the queue (for a wait, a later attempt or a key). */
	done: number;
	failed: number;
	left: number;
	/** How many matches wait for a person. */
	review: number;
	seconds: number;
	/** Calls sent to each provider that was asked at all. */
	calls: Record<string, number>;
	/** "Too fast" answers (429, 503) that were caused. */
	limited: number;
	isStopped: boolean;
	/** Failures in words, each once: what did not work, and the next step. */
	problems: { message: string; next: string; exitCode: number }[];
}

/** One bar: a lane with the provider it waits for. */
export interface LaneProgress {
	lane: Lane;
	/** What the bar is called: "Last.fm", "MusicBrainz", "Discogs", "Pictures". */
	label: string;
	done: number;
	known: number;
	callsPerMinute: number;
	secondsLeft: number | null;
	/** Why it stands still, when it does. */
	waiting: { until: Date | null; reason: string } | null;
	limited: number;
	failed: number;
}

/** What a progress view shows, taken whenever it draws. */
export interface Progress {
	lanes: LaneProgress[];
	totals: Totals;
	seconds: number;
	isStopping: boolean;
}
