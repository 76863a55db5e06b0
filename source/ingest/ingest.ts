import { randomUUID } from 'node:crypto';
import { CredentialsMissing, explain, ProviderRefused } from '../errors.ts';
import { isGone, leaseOwner } from '../steps/lease-owner.ts';
import type { StepTools } from '../steps/run-step.ts';
import { lanes } from '../steps/step.ts';
import { countForReview } from '../store/links.ts';
import { countLeft, countSteps, readLeaseOwners, releaseLeases, unblockSteps } from '../store/sync-state.ts';
import type { IngestEvent, Progress, Summary } from './events.ts';
import { type LaneState, type Run, workLane } from './lane.ts';
import { countSent, createProgressReader } from './progress.ts';
import { createQuiet } from './quiet.ts';
import { createTotals } from './totals.ts';

export interface IngestOptions {
	watch: boolean;
	tell: (event: IngestEvent) => void;
}

/** A running ingest: its end, its progress whenever asked, and the two ways to stop it. */
export interface Ingest {
	finished: Promise<Summary>;
	progress(): Promise<Progress>;
	/** First call: finish what is in hand. Second call: leave at once; the leases are given back either way. */
	stop(): void;
}

/** So many different problems are told apart; a long watch meets more, and they are in the database with their steps. */
const mostProblems = 50;

/** Steps in hand at a time. One provider's steps wait for one gate: a few keep it busy while answers are on their way. */
const workers = { lastfm: 3, musicbrainz: 3, discogs: 3, listenbrainz: 3, pictures: 6 } as const;

/**
 * Works off everything that is due, all lanes side by side, in the order in which it was wanted, until nothing is left
 * (or for ever with `watch`). What fails is tried again later; nothing is lost, and nothing is done twice.
 */
export function startIngest(
	tools: Omit<StepTools, 'tell' | 'isStopping' | 'stored'>,
	{ watch, tell }: IngestOptions,
): Ingest {
	const abort = new AbortController();
	const startedAt = tools.clock();
	const { totals, addUp } = createTotals();
	const laneStates: LaneState[] = lanes.map((lane) => ({ lane, done: 0, failed: 0, waiting: null }));
	const problems = new Map<string, Summary['problems'][number]>();
	const owner = leaseOwner(randomUUID());
	let stopping = false;
	let isOver = false;
	let broken: { error: unknown } | undefined;

	const run: Run = {
		owner,
		watch,
		signal: abort.signal,
		quiet: createQuiet(),
		isStopping: () => stopping,
		tell: (event) => {
			addUp(event);
			tell(event);
		},
		failed: (error) => {
			const explanation = explain(error);
			const isBlocked = error instanceof CredentialsMissing || error instanceof ProviderRefused;
			// A key that is refused is refused at every endpoint: once said is enough.
			const problem = isBlocked ? `${error.name} ${error.provider}` : explanation.message;
			if (problems.has(problem) || problems.size >= mostProblems) return;
			problems.set(problem, explanation);
			if (isBlocked) {
				tell({ type: 'blocked', provider: error.provider, message: explanation.message, next: explanation.next });
			}
		},
		breakDown: (error) => {
			broken ??= { error };
			stopping = true;
			abort.abort(error);
			run.quiet.announce();
		},
		tools: { ...tools, tell: (news) => run.tell(news), isStopping: () => stopping, stored: () => undefined },
	};
	const sentBefore = countSent(tools.providers);
	const readProgress = createProgressReader(tools, laneStates, totals, startedAt, () => isOver);

	async function work(): Promise<Summary> {
		const owners = await readLeaseOwners(tools.database);
		await releaseLeases(tools.database, owners.filter(isGone));
		await unblockSteps(tools.database, tools.clock());
		tell({ type: 'started', pending: countLeft(await countSteps(tools.database, tools.clock())) });
		await Promise.all(laneStates.map((state) => workLane(run, state, workers[state.lane])));
		if (broken !== undefined) throw broken.error;
		isOver = true;
		const summary = await summarise();
		tell({ type: 'summary', ...summary });
		return summary;
	}

	async function summarise(): Promise<Summary> {
		const counts = await countSteps(tools.database, tools.clock());
		const sent = [...countSent(tools.providers)].map(
			([provider, total]) => [provider, total - (sentBefore.get(provider) ?? 0)] as const,
		);
		return {
			totals,
			done: laneStates.reduce((sum, { done }) => sum + done, 0),
			failed: laneStates.reduce((sum, { failed }) => sum + failed, 0),
			left: countLeft(counts),
			review: await countForReview(tools.database),
			seconds: (tools.clock().getTime() - startedAt.getTime()) / 1000,
			calls: Object.fromEntries(sent.filter(([, calls]) => calls > 0)),
			limited: Object.values(tools.providers.gates).reduce((sum, gate) => sum + gate.state().limited, 0),
			isStopped: stopping,
			problems: [...problems.values()],
		};
	}

	return {
		finished: work(),
		progress: async () => ({ ...(await readProgress()), isStopping: stopping }),
		stop() {
			if (stopping) abort.abort(new Error('stopped'));
			else tell({ type: 'stopping' });
			stopping = true;
			run.quiet.announce();
		},
	};
}
