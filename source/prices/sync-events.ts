import type { Explanation } from '../errors.ts';
import type { Budget } from './budgets.ts';
import type { PriceOutcome } from './check-prices.ts';
import type { PriceProviderName } from './provider.ts';

/** What a sync tells while it runs. */
export type SyncEvent =
	| { type: 'started'; subjects: number; country: string }
	/** One provider answered about one album (or pressing), or said why not. `what` names it. */
	| ({ type: 'checked'; what: string } & Extract<PriceOutcome, { state: 'asked' | 'failed' }>)
	| { type: 'waiting'; provider: PriceProviderName; until: Date; reason: string }
	/** It is not asked any more in this run. */
	| { type: 'ended'; provider: PriceProviderName; reason: EndReason };

/**
 * Why a provider is not asked any more. `finished`: it was asked about everything. `skipped`: no key, or switched off. `waits`: it takes no
 * more questions for longer than a run waits. `failing`: several questions in a row failed. `stopped`: a person stopped.
 */
export type EndReason =
	| { kind: 'finished' | 'stopped' }
	| { kind: 'skipped'; reason: string; next: string | null }
	| { kind: 'waits'; until: Date; reason: string }
	| { kind: 'failing'; problem: Explanation };

/** How far one provider is. Counts of subjects and of offers. */
export interface ProviderSync {
	provider: PriceProviderName;
	/** Subjects there are, those asked about, those whose former answer still holds, those that failed. */
	subjects: number;
	asked: number;
	fresh: number;
	failed: number;
	offers: number;
	added: number;
	changed: number;
	gone: number;
	/** Offers whose amount or currency cannot be one. */
	refused: number;
	calls: number;
	/** What is left of its day, where it counts calls by the day: as it was when it was last asked. */
	budget: Budget | null;
	/** What it said besides, each once, with how often. */
	notes: Map<string, number>;
	waiting: { until: Date; reason: string } | null;
	end: EndReason | null;
	/** Each failure once. */
	problems: Explanation[];
}
