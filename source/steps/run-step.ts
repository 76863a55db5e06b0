import type { Database } from '../../db/client.ts';
import {
	CredentialsMissing,
	LeaseLost,
	messageOf,
	ProviderNotFound,
	ProviderRefused,
	ProviderWaiting,
} from '../errors.ts';
import type { Providers } from '../integrations/providers.ts';
import { findArtist } from '../store/artists-reader.ts';
import { renewLease, renewMilliseconds, type SyncState, saveSyncState } from '../store/sync-state.ts';
import { type Writable, writeAt } from '../store/writable.ts';
import { expiryOf, nextAttempt, nextRefresh } from './freshness.ts';
import type { Ask, News, Progress, Step, Work } from './step.ts';

/** What running steps needs, whoever runs them. */
export interface StepTools {
	database: Database;
	providers: Providers;
	clock: () => Date;
	tell: (news: News) => void;
	isStopping: () => boolean;
	/** Hears of every transaction in which a step stored something: whoever shows those rows reads them again. */
	stored: (key: Pick<SyncState, 'entity' | 'entityId' | 'step'>) => void;
}

/**
 * Runs one step whose lease is held. What it fetched, how far it came and what follows is stored in single transactions;
 * when it fails, why and when it is tried again. Throws what the step threw, after it is stored.
 * Only "no such thing" is remembered as absent; what was known before a failure stays known.
 */
export async function runStep(
	tools: StepTools,
	step: Step,
	claimed: SyncState,
	how: Omit<Ask, 'onCall'>,
): Promise<void> {
	let calls = 0;
	let isFinished = false;
	const work: Work = {
		database: tools.database,
		providers: tools.providers,
		state: claimed,
		now: tools.clock,
		isStopping: tools.isStopping,
		tell: tools.tell,
		ask: {
			...how,
			onCall: () => {
				calls += 1;
			},
		},
		save,
		saveAbsent: () => save(async () => ({ status: 'absent' })),
	};

	async function save(write: Parameters<Work['save']>[0]): Promise<void> {
		// Only what was committed counts: a transaction that fails leaves the lease with this run, to be given back.
		isFinished = await writeAt(tools.database, tools.clock(), async (store) => {
			const progress = await write(store);
			const columns = columnsOf(step, progress, store.now);
			// An artist that this very step merged into another is not asked about again.
			if (await isMerged(store, claimed)) columns.nextAt = null;
			const isLast = progress.status !== 'pending';
			await saveSyncState(store, claimed, { ...columns, calls, isFinished: isLast });
			return isLast;
		});
		tools.stored(claimed);
	}

	async function giveBack(change: Partial<SyncState>): Promise<void> {
		await writeAt(tools.database, tools.clock(), (store) =>
			saveSyncState(store, claimed, { ...change, isFinished: true }),
		);
	}

	const holding = setInterval(() => {
		writeAt(tools.database, tools.clock(), (store) => renewLease(store, claimed)).catch(() => undefined);
	}, renewMilliseconds);
	try {
		await step.run(work);
		// A paged step that was asked to stop: the next one goes on from its cursor.
		if (!isFinished) await giveBack({});
	} catch (error) {
		if (error instanceof LeaseLost || isFinished) throw error;
		if (error instanceof ProviderNotFound) await work.saveAbsent();
		else await giveBack(how.signal.aborted ? {} : failureColumns(error, claimed, tools.clock()));
		throw error;
	} finally {
		clearInterval(holding);
	}
}

async function isMerged(store: Writable, { entity, entityId }: SyncState): Promise<boolean> {
	if (entity !== 'artist') return false;
	const artist = await findArtist(store, entityId);
	return artist !== undefined && artist.mergedIntoId !== null;
}

function columnsOf(step: Step, progress: Progress, now: Date): Partial<SyncState> {
	if (progress.status === 'pending') return { cursor: progress.cursor };
	const expiresAt = progress.expiresAt ?? expiryOf(step.name, progress.status, now);
	return {
		status: progress.status,
		cursor: progress.cursor ?? null,
		attempts: 0,
		fetchedAt: now,
		expiresAt,
		nextAt: expiresAt,
		lastError: null,
	};
}

function failureColumns(error: unknown, claimed: SyncState, now: Date): Partial<SyncState> {
	const lastError = messageOf(error);
	// A wait is nobody's failure: the step keeps its place and counts no attempt.
	if (error instanceof ProviderWaiting) return { nextAt: error.until, lastError };
	const hasAnswer = claimed.fetchedAt !== null;
	if (error instanceof CredentialsMissing || error instanceof ProviderRefused) {
		// A missing key is waited for; a refusal, and the refresh of what is known, are tried again when their turn comes.
		const nextAt = error instanceof CredentialsMissing && !hasAnswer ? null : nextRefresh(now);
		return { status: hasAnswer ? claimed.status : 'blocked', nextAt, lastError };
	}
	const attempts = claimed.attempts + 1;
	return { status: hasAnswer ? claimed.status : 'failed', attempts, nextAt: nextAttempt(attempts, now), lastError };
}
