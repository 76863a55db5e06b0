import { explain } from '../../errors.ts';
import type { Decisions } from '../../recommendations/decisions.ts';
import type { Recommendation, RecommendationSet } from '../../recommendations/recommendation.ts';
import type { Parameters } from '../../recommender/parameters.ts';
import { hear, type RecsNews } from './hear.ts';
import { type Effect, press } from './press.ts';
import { type RecsState, startState } from './state.ts';

/**
 * The recommendations without a screen: a state, and keys and news that change it. Decisions are stored at once, one after the other, and
 * the set is made anew behind each.
 */
export interface Adviser {
	state(): RecsState;
	/** Calls back after a change; returns the function that ends it. */
	subscribe(listener: () => void): () => void;
	/** A key by its name in the table of keys. */
	press(key: string): void;
	tell(news: RecsNews): void;
	/** Reads the set again: something else may have changed what is known. */
	renew(): void;
	/** Nothing changes any more: what is still on its way is heard by nobody. */
	close(): void;
}

/** What the recommendations are made of, and where decisions go. */
export interface AdviserTools {
	clock: () => Date;
	decisions: Decisions;
	recommend(parameters: Parameters, options: { isForced: boolean }): Promise<RecommendationSet>;
	/** Albums on the listener's own wantlist. */
	readWanted(): Promise<ReadonlySet<number>>;
	/** What would be sent to Discogs, in words; and sends it, and says what came of it. Both throw what can be explained. */
	prepareWant(row: Recommendation): Promise<readonly string[]>;
	sendWant(row: Recommendation): Promise<string>;
	/** Does what is left to whoever has the terminal. */
	outside(effect: OutsideEffect): void;
}

/** What is left to whoever has the terminal. */
export type OutsideEffect = Extract<Effect, { type: 'open-album' | 'open-page' | 'copy' | 'leave' }>;

type Given = Pick<RecsState, 'listener' | 'parameters' | 'set' | 'wanted' | 'showing' | 'hasBlocks' | 'size'>;

/** Begins a sitting with a set. */
export function createAdviser(given: Given, tools: AdviserTools): Adviser {
	let state = startState(given);
	let isClosed = false;
	/** The set that is being made now, and whether it has to be made again behind that. */
	let isComputing = false;
	let again: { isForced: boolean } | null = null;
	let storing: Promise<void> = Promise.resolve();
	const listeners = new Set<() => void>();

	function change(next: RecsState): void {
		if (isClosed || next === state) return;
		state = next;
		for (const listener of listeners) listener();
	}

	function tell(news: RecsNews): void {
		change(hear(state, news));
	}

	function sayFailure(error: unknown): string {
		const { message, next } = explain(error);
		return `${message} ${next}`;
	}

	/** One at a time, always for what is asked for last: what was asked for meanwhile is made once, behind. */
	async function recommend(isForced: boolean): Promise<void> {
		if (isComputing) {
			again = { isForced: isForced || again?.isForced === true };
			return;
		}
		isComputing = true;
		tell({ type: 'computing', since: tools.clock() });
		try {
			const set = await tools.recommend(state.parameters, { isForced });
			tell({ type: 'set', set, wanted: await tools.readWanted() });
		} catch (error) {
			tell({ type: 'said', text: sayFailure(error), tone: 'bad' });
		}
		tell({ type: 'computing', since: null });
		isComputing = false;
		const next = again;
		again = null;
		if (next !== null && !isClosed) await recommend(next.isForced);
	}

	/** Stores one decision after the other, in the order of the keys. */
	function store(work: () => Promise<RecsNews>): void {
		storing = storing
			.then(work)
			.catch((error: unknown): RecsNews => ({ type: 'refused', message: sayFailure(error) }))
			.then((news) => {
				tell(news);
				void recommend(false);
			});
	}

	/** Nobody waits for it. */
	function behind(work: Promise<RecsNews>): void {
		work.then(tell, (error: unknown) => tell({ type: 'not-sent', message: sayFailure(error) }));
	}

	function act(effect: Effect): void {
		switch (effect.type) {
			case 'decide': {
				const { decision } = effect;
				store(async () => ({ type: 'decided', decision, isNew: await tools.decisions.decide(decision) }));
				break;
			}
			case 'undo':
				store(async () => ({ type: 'undone', decision: await tools.decisions.undo() }));
				break;
			case 'recommend':
				void recommend(effect.isForced);
				break;
			case 'prepare-want': {
				const { row } = effect;
				behind(tools.prepareWant(row).then((lines) => ({ type: 'dry-run', albumId: row.album.id, lines })));
				break;
			}
			case 'send-want':
				tell({ type: 'said', text: 'sending …', tone: 'plain' });
				behind(
					tools.sendWant(effect.row).then((text) => {
						// What is wanted there counts, too.
						void recommend(false);
						return { type: 'said', text, tone: 'plain' };
					}),
				);
				break;
			default:
				tools.outside(effect);
		}
	}

	return {
		state: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		press(key) {
			const { state: next, effect } = press(state, key);
			change(next);
			if (effect !== null) act(effect);
		},
		tell,
		renew: () => void recommend(false),
		close() {
			isClosed = true;
		},
	};
}
