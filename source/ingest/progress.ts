import { type ProviderName, providerNames } from '../integrations/http/provider-names.ts';
import type { StepTools } from '../steps/run-step.ts';
import type { Lane } from '../steps/step.ts';
import { countLeft, countSteps, type LaneCount } from '../store/sync-state.ts';
import type { LaneProgress, Progress, Totals } from './events.ts';
import type { LaneState } from './lane.ts';

/** Whose gates a lane's calls go through; the first one gives the bar its name. */
const gatesOf: Record<Lane, { label: string; providers: ProviderName[] }> = {
	lastfm: { label: 'Last.fm', providers: ['lastfm'] },
	musicbrainz: { label: 'MusicBrainz', providers: ['musicbrainz'] },
	discogs: { label: 'Discogs', providers: ['discogs'] },
	listenbrainz: { label: 'ListenBrainz', providers: ['listenbrainzLabs'] },
	pictures: { label: 'Pictures', providers: ['wikidata', 'commons', 'fanarttv', 'audiodb', 'deezer', 'coverart'] },
};

/** The queue is counted again at most this often: on a large one the counting itself takes a while. */
const countEveryMilliseconds = 1_000;
/** Rates and the time left are those of the last minute: a run changes its pace. */
const ratesOverMilliseconds = 60_000;

/** How far everything was at one moment. */
interface Sample {
	at: number;
	sent: Map<ProviderName, number>;
	done: Map<Lane, number>;
}

/** Reads the bars of a run: what is done, what is known to be left, how fast, and what is waited for. */
export function createProgressReader(
	{ database, providers, clock }: Pick<StepTools, 'database' | 'providers' | 'clock'>,
	lanes: LaneState[],
	totals: Totals,
	startedAt: Date,
	isOver: () => boolean,
): () => Promise<Omit<Progress, 'isStopping'>> {
	const samples: Sample[] = [takeSample(startedAt.getTime())];
	let counted: LaneCount[] = [];

	function takeSample(at: number): Sample {
		return { at, sent: countSent(providers), done: new Map(lanes.map(({ lane, done }) => [lane, done])) };
	}

	function readLane({ lane, done, failed, waiting }: LaneState, now: number): LaneProgress {
		const [oldest, newest] = [samples[0], samples.at(-1)];
		const gates = gatesOf[lane].providers.map((provider) => providers.gates[provider].state());
		const sent = gatesOf[lane].providers.reduce(
			(sum, provider) => sum + providers.gates[provider].state().sent - (oldest?.sent.get(provider) ?? 0),
			0,
		);
		const open = countLeft(counted.filter((row) => row.lane === lane && row.status !== 'blocked'));
		const left = Math.max(0, open - (done - (newest?.done.get(lane) ?? 0)));
		const minutes = (now - (oldest?.at ?? now)) / 60_000;
		const doneLately = done - (oldest?.done.get(lane) ?? 0);
		const closed = gates.find(({ open }) => !open);
		return {
			lane,
			label: gatesOf[lane].label,
			done,
			known: done + left,
			callsPerMinute: minutes === 0 ? 0 : sent / minutes,
			secondsLeft: doneLately === 0 ? null : (minutes / doneLately) * left * 60,
			waiting: waiting ?? (closed === undefined ? null : { until: closed.until, reason: closed.reason ?? '' }),
			limited: gates.reduce((sum, gate) => sum + gate.limited, 0),
			failed,
		};
	}

	return async () => {
		const now = clock().getTime();
		if (isOver() || counted.length === 0 || now - (samples.at(-1)?.at ?? 0) >= countEveryMilliseconds) {
			counted = await countSteps(database, clock());
			samples.push(takeSample(now));
			while (samples.length > 2 && now - (samples[0]?.at ?? 0) > ratesOverMilliseconds) samples.shift();
		}
		const seconds = (now - startedAt.getTime()) / 1000;
		return { lanes: lanes.map((state) => readLane(state, now)), totals, seconds };
	};
}

/** How many requests each gate let through so far: what a run sent is the difference. */
export function countSent({ gates }: StepTools['providers']): Map<ProviderName, number> {
	return new Map(providerNames.map((provider) => [provider, gates[provider].state().sent]));
}
