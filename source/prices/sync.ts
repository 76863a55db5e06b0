import { awaitAll } from '../await-all.ts';
import { Cancelled } from '../errors.ts';
import { patienceMilliseconds, waitUnlessStopped } from '../patience.ts';
import { readBudget } from './budgets.ts';
import { checkPrices, type PriceOutcome, type PriceTools } from './check-prices.ts';
import type { PriceProvider, PriceSubject } from './provider.ts';
import { dropExpired } from './refresh-prices.ts';
import { type PriceTarget, readSubjects } from './subjects.ts';
import type { EndReason, ProviderSync, SyncEvent } from './sync-events.ts';

export interface SyncOptions {
	country: string;
	/** Ask also what still holds. */
	isForced: boolean;
	/** Ends the calls in hand. */
	signal: AbortSignal;
	/** A person asked to stop: no more questions, what is in hand ends first. */
	isStopping: () => boolean;
	tell: (event: SyncEvent) => void;
}

/** A run of providers over many subjects. */
export interface PriceSync {
	/** How far every provider is, as it stands now. */
	progress(): readonly ProviderSync[];
	finished: Promise<readonly ProviderSync[]>;
}

/** So many failures one after the other are about the provider, not about what it was asked. */
const failuresBelieved = 3;

/**
 * Asks all providers about all targets, each provider at its own pace beside the others: one that waits, fails or has no key never stops the
 * others. A fault of ours (the database, the program) does: they end with the question in hand, then `finished` rejects. What holds from
 * before is not asked again, so that a run that was stopped goes on where it was.
 */
export function startPriceSync(tools: PriceTools, targets: readonly PriceTarget[], options: SyncOptions): PriceSync {
	const lanes: Lane[] = tools.providers.map((provider) => ({ provider, sync: emptySync(provider, targets.length) }));
	const syncs = lanes.map(({ sync }) => sync);

	async function run(): Promise<readonly ProviderSync[]> {
		options.tell({ type: 'started', subjects: targets.length, country: options.country });
		await dropExpired(tools);
		let hasFault = false;
		const isStopping = () => hasFault || options.isStopping();
		await awaitAll(
			lanes.map((lane) =>
				runLane(tools, lane, targets, { ...options, isStopping }).catch((error: unknown) => {
					hasFault = true;
					throw error;
				}),
			),
		);
		return syncs;
	}

	return { progress: () => syncs, finished: run() };
}

/** A provider, and how far it is. */
interface Lane {
	provider: PriceProvider;
	sync: ProviderSync;
}

async function runLane(
	tools: PriceTools,
	lane: Lane,
	targets: readonly PriceTarget[],
	options: SyncOptions,
): Promise<void> {
	const { provider, sync } = lane;
	sync.end = await askAboutAll(tools, lane, targets, options);
	sync.waiting = null;
	options.tell({ type: 'ended', provider: provider.name, reason: sync.end });
}

async function askAboutAll(
	tools: PriceTools,
	{ provider, sync }: Lane,
	targets: readonly PriceTarget[],
	options: SyncOptions,
): Promise<EndReason> {
	let failuresInARow = 0;
	for await (const subject of readSubjects(tools.database, targets)) {
		const outcome = await askPatiently(tools, provider, subject, sync, options);
		if (outcome === 'stopped') return { kind: 'stopped' };
		if (outcome.state === 'waiting') return { kind: 'waits', until: outcome.until, reason: outcome.reason };
		if (outcome.state === 'skipped') return { kind: 'skipped', reason: outcome.reason, next: outcome.next };
		count(sync, outcome);
		sync.budget = await readBudget(tools.database, provider.name, tools.clock());
		if (outcome.state !== 'fresh') options.tell({ type: 'checked', what: nameSubject(subject), ...outcome });
		failuresInARow = outcome.state === 'failed' ? failuresInARow + 1 : 0;
		if (outcome.state === 'failed' && failuresInARow >= failuresBelieved) {
			return { kind: 'failing', problem: outcome.problem };
		}
	}
	return { kind: 'finished' };
}

/** Asks, and asks again after a wait that is short enough. */
async function askPatiently(
	tools: PriceTools,
	provider: PriceProvider,
	subject: PriceSubject,
	sync: ProviderSync,
	{ country, isForced, signal, isStopping, tell }: SyncOptions,
): Promise<PriceOutcome | 'stopped'> {
	const onCall = () => {
		sync.calls += 1;
	};
	try {
		for (;;) {
			if (isStopping() || signal.aborted) return 'stopped';
			sync.waiting = null;
			const outcome = await checkPrices(tools, provider, subject, country, {
				...{ priority: 'background', signal, onCall, isForced },
			});
			const wait = outcome.state === 'waiting' ? outcome.until.getTime() - tools.clock().getTime() : 0;
			if (outcome.state !== 'waiting' || wait > patienceMilliseconds) return outcome;
			sync.waiting = { until: outcome.until, reason: outcome.reason };
			tell({ type: 'waiting', provider: provider.name, ...sync.waiting });
			await waitUnlessStopped(Math.max(0, wait), signal, isStopping);
		}
	} catch (error) {
		if (signal.aborted || error instanceof Cancelled) return 'stopped';
		throw error;
	}
}

function emptySync({ name }: PriceProvider, subjects: number): ProviderSync {
	const counts = { asked: 0, fresh: 0, failed: 0, offers: 0, added: 0, changed: 0, gone: 0, refused: 0, calls: 0 };
	return {
		provider: name,
		subjects,
		...counts,
		budget: null,
		notes: new Map(),
		waiting: null,
		end: null,
		problems: [],
	};
}

function count(sync: ProviderSync, outcome: Extract<PriceOutcome, { state: 'asked' | 'fresh' | 'failed' }>): void {
	sync[outcome.state] += 1;
	if (outcome.state === 'failed') {
		const isKnown = sync.problems.some(({ message }) => message === outcome.problem.message);
		if (!isKnown) sync.problems.push(outcome.problem);
		return;
	}
	sync.offers += outcome.found;
	if (outcome.note !== null) sync.notes.set(outcome.note, (sync.notes.get(outcome.note) ?? 0) + 1);
	if (outcome.state === 'fresh') return;
	sync.added += outcome.saved.added;
	sync.changed += outcome.saved.changed;
	sync.gone += outcome.gone;
	sync.refused += outcome.refused;
}

function nameSubject({ album, release }: PriceSubject): string {
	const name = `${album.artists[0] ?? ''} – ${album.title}`;
	return release === null ? name : `${name} (release ${release.discogsId ?? release.id})`;
}
