import {
	CredentialsMissing,
	LeaseLost,
	messageOf,
	ProviderNotFound,
	ProviderRefused,
	ProviderUnreachable,
	ProviderWaiting,
} from '../errors.ts';
import { nextRefresh } from '../steps/freshness.ts';
import { stepNamed } from '../steps/registry.ts';
import { runStep, type StepTools } from '../steps/run-step.ts';
import type { Lane } from '../steps/step.ts';
import { claimNext, type SyncState, saveSyncState } from '../store/sync-state.ts';
import { writeAt } from '../store/writable.ts';
import type { IngestEvent } from './events.ts';
import type { Quiet } from './quiet.ts';

/** What the lanes of one run share. */
export interface Run {
	tools: StepTools;
	owner: string;
	/** Ends the calls in hand. */
	signal: AbortSignal;
	/** True for `--watch`: stay when nothing is due. */
	watch: boolean;
	isStopping(): boolean;
	tell(event: IngestEvent): void;
	failed(error: unknown): void;
	/** Ends the run because of an error that is nobody's answer; the workers leave, then `finished` rejects with it. */
	breakDown(error: unknown): void;
	quiet: Quiet;
}

/** A lane's own count of what it did, and why it stands still when it does. */
export interface LaneState {
	lane: Lane;
	done: number;
	failed: number;
	waiting: { until: Date | null; reason: string } | null;
}

/** So many failures of the network or the provider in a row, and the lane rests: every further step would fail as well. */
const failuresBeforeRest = 5;
const restMilliseconds = 60_000;
/** How often a waiting lane looks whether another process queued something. */
const idleMilliseconds = 1_000;
/** A wait longer than this ends a run that does not watch: it is for the next one. */
const longestWait = 10 * 60_000;

/** Works off one lane until nothing is due, a stop is asked for, or its source cannot be reached. */
export async function workLane(run: Run, state: LaneState, workers: number): Promise<void> {
	let failuresInARow = 0;
	let waitUntil = 0;
	let isClosed = false;

	/** Works until there is nothing left. What our own code or the database throws ends the whole run, the others' work first. */
	async function worker(): Promise<void> {
		const self = Symbol(state.lane);
		await work(self).catch(run.breakDown);
		run.quiet.leave(self);
	}

	async function work(self: symbol): Promise<void> {
		while (!run.isStopping() && !isClosed) {
			run.quiet.setBusy(self);
			const since = run.quiet.lastChange();
			const waitFor = waitUntil - run.tools.clock().getTime();
			// Pictures come from many sources: there one closed gate does not stop the others.
			if (waitFor > 0 && state.waiting !== null) {
				await run.quiet.wait(waitFor);
				continue;
			}
			state.waiting = null;
			const claimed = await claimNext(run.tools.database, state.lane, run.owner, run.tools.clock());
			if (claimed !== undefined) {
				await attempt(claimed);
				run.quiet.announce();
			} else if (waitFor > 0) {
				await run.quiet.wait(waitFor);
			} else {
				run.quiet.setIdle(self, since);
				if (!run.watch && run.quiet.isQuiet()) break;
				await run.quiet.wait(idleMilliseconds);
			}
		}
	}

	async function attempt(claimed: SyncState): Promise<void> {
		const step = stepNamed(claimed.step);
		if (step === undefined) return setAside(claimed);
		try {
			await runStep(run.tools, step, claimed, { priority: 'background', signal: run.signal });
			state.done += 1;
			failuresInARow = 0;
		} catch (error) {
			if (run.signal.aborted || error instanceof LeaseLost) return;
			judge(error, claimed);
		}
	}

	/** Another version queued it: it stays for that one and stops nobody here. */
	async function setAside(claimed: SyncState): Promise<void> {
		const lastError = `the step ${claimed.step} is not known to this version`;
		const now = run.tools.clock();
		const change = { status: 'failed', nextAt: nextRefresh(now), lastError, isFinished: true };
		await writeAt(run.tools.database, now, (store) => saveSyncState(store, claimed, change));
		judge(new Error(lastError), claimed);
	}

	function judge(error: unknown, claimed: SyncState): void {
		if (error instanceof ProviderNotFound) {
			state.done += 1;
			failuresInARow = 0;
		} else if (error instanceof ProviderWaiting) {
			pause(error);
		} else if (error instanceof CredentialsMissing || error instanceof ProviderRefused) {
			run.failed(error);
		} else {
			state.failed += 1;
			run.failed(error);
			const message = messageOf(error);
			run.tell({
				type: 'failed',
				step: claimed.step,
				entity: claimed.entity,
				entityId: claimed.entityId,
				message,
			});
			failuresInARow = error instanceof ProviderUnreachable ? failuresInARow + 1 : 0;
			if (failuresInARow >= failuresBeforeRest) rest(message);
		}
	}

	/** The gate is closed: the lane stands still until it opens. */
	function pause(error: ProviderWaiting): void {
		const isNews = waitUntil < error.until.getTime();
		waitUntil = Math.max(waitUntil, error.until.getTime());
		if (state.lane !== 'pictures') state.waiting = { until: error.until, reason: error.message };
		if (isNews) {
			run.tell({
				type: 'waiting',
				lane: state.lane,
				provider: error.provider,
				until: error.until,
				reason: error.message,
			});
		}
		if (!run.watch && waitUntil - run.tools.clock().getTime() > longestWait) {
			run.failed(error);
			isClosed = true;
		}
	}

	function rest(reason: string): void {
		failuresInARow = 0;
		if (run.watch) {
			waitUntil = run.tools.clock().getTime() + restMilliseconds;
			state.waiting = { until: new Date(waitUntil), reason };
		} else {
			isClosed = true;
			state.waiting = { until: null, reason };
		}
		run.tell({ type: 'resting', lane: state.lane, reason, until: state.waiting.until });
	}

	await Promise.all(Array.from({ length: workers }, worker));
}
