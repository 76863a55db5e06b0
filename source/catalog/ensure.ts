import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { explain, LeaseLost, ProviderNotFound, ProviderUnreachable } from '../errors.ts';
import type { Flights } from '../flights.ts';
import { freshnessOf } from '../steps/freshness.ts';
import { isGone, leaseOwner } from '../steps/lease-owner.ts';
import { laneOf } from '../steps/plan.ts';
import { steps } from '../steps/registry.ts';
import { runStep, type StepTools } from '../steps/run-step.ts';
import type { StepName } from '../steps/step.ts';
import {
	claimStep,
	queueSteps,
	readSyncState,
	releaseLeases,
	type StepKey,
	type SyncState,
	saveSyncState,
} from '../store/sync-state.ts';
import { type Writable, writeAt } from '../store/writable.ts';
import type { Provenance } from './answer.ts';
import type { CacheUse } from './cache-use.ts';

/**
 * Makes sure that a step has been done: from the database when it has, by running it now when it has not.
 * Fresh: at once. Stale: at once, refreshed behind. Missing: fetched, stored, then answered. Never throws for a source.
 */
export type Ensure = (step: StepName, entityId: number) => Promise<Provenance>;

/** How often somebody else's lease on the same step is looked at, and how long at most. */
const pollMilliseconds = 100;
const patienceMilliseconds = 120_000;

/** `signal` ends the calls in hand when the program ends; `failedBehind` hears why the refresh behind a stale answer failed. */
export function createEnsure(
	tools: StepTools,
	flights: Flights,
	use: CacheUse,
	{ signal, failedBehind }: { signal: AbortSignal; failedBehind: (error: unknown) => void },
): Ensure {
	const owner = leaseOwner(randomUUID());

	function fly(key: StepKey & { step: StepName }): Promise<void> {
		return flights.fly(`${key.entity} ${key.entityId} ${key.step}`, () => run(key));
	}

	async function run(key: StepKey & { step: StepName }): Promise<void> {
		const before = await readSyncState(tools.database, key);
		if (before === undefined) await want(key);
		const deadline = tools.clock().getTime() + patienceMilliseconds;
		for (;;) {
			const claimed = await claimStep(tools.database, key, owner, tools.clock());
			if (claimed !== undefined && isAnswered(claimed, before)) return giveBack(claimed);
			if (claimed !== undefined) {
				try {
					return await runStep(tools, steps[key.step], claimed, { priority: 'interactive', signal });
				} catch (error) {
					// It was restarted meanwhile, or taken over: whoever has it now, its answer is ours.
					if (!(error instanceof LeaseLost)) throw error;
					continue;
				}
			}
			// Another process is fetching the same: its answer is ours. One that was killed will not give any.
			const held = await readSyncState(tools.database, key);
			if (held?.leaseOwner != null && isGone(held.leaseOwner)) {
				await releaseLeases(tools.database, [held.leaseOwner]);
				continue;
			}
			await sleep(pollMilliseconds, undefined, { signal });
			if (isAnswered(await readSyncState(tools.database, key), before)) return;
			if (tools.clock().getTime() > deadline) throw stillFetching(key.step);
		}
	}

	async function giveBack(claimed: SyncState): Promise<void> {
		await inStore((store) => saveSyncState(store, claimed, { isFinished: true }));
	}

	async function want(key: StepKey & { step: StepName }): Promise<void> {
		await inStore((store) => queueSteps(store, [{ ...key, lane: laneOf[key.step], depth: 0, spread: false }]));
	}

	function inStore(work: (store: Writable) => Promise<void>): Promise<void> {
		return writeAt(tools.database, tools.clock(), work);
	}

	async function ensure(step: StepName, entityId: number): Promise<Provenance> {
		const key = { entity: steps[step].entity, entityId, step };
		const state = await readSyncState(tools.database, key);
		const freshness = freshnessOf(step, state, tools.clock());
		if (freshness === 'fresh' || freshness === 'absent') {
			use.count(step, 'hit', state?.calls ?? 0);
			return provenance(freshness === 'fresh' ? 'hit' : 'absent', state);
		}
		if (freshness === 'stale') {
			use.count(step, 'stale', state?.calls ?? 0);
			// A refresh that fails leaves the old answer standing; why is told to whoever waits for it.
			const refreshing = fly(key).then(
				() => [],
				(error: unknown) => {
					failedBehind(error);
					return [{ ...explain(error), error }];
				},
			);
			return { ...provenance('stale', state), refreshing };
		}
		let problem: unknown;
		await fly(key).catch((error: unknown) => {
			problem = error;
		});
		const after = await readSyncState(tools.database, key);
		use.count(step, 'miss', after?.calls ?? 0);
		const isAnswer = problem === undefined || problem instanceof ProviderNotFound;
		if (isAnswer && after?.status === 'absent') return provenance('absent', after);
		const problems = problem === undefined ? [] : [{ ...explain(problem), error: problem }];
		return { ...provenance('miss', after), problems };
	}

	return ensure;
}

function stillFetching(step: StepName): ProviderUnreachable {
	const seconds = patienceMilliseconds / 1000;
	return new ProviderUnreachable(
		{ provider: 'catalog', endpoint: step },
		`another process has not ended it in ${seconds} s`,
	);
}

/** Whether the source answered since `before` was read. */
function isAnswered(state: SyncState | undefined, before: SyncState | undefined): boolean {
	return state?.fetchedAt != null && state.fetchedAt.getTime() !== before?.fetchedAt?.getTime();
}

function provenance(cache: Provenance['cache'], state: SyncState | undefined): Provenance {
	return { cache, fetchedAt: state?.fetchedAt ?? null, problems: [] };
}
