import type { Context } from '../../context.ts';
import { explain } from '../../errors.ts';
import type { Review } from '../../review/review.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import { openInBrowser } from '../open-page.ts';
import { describeEvent } from '../output/lines.ts';
import { hear, type ReviewNews } from './hear.ts';
import { type Effect, press } from './press.ts';
import { caseKeyOf, type ReviewState, startState } from './state.ts';

/**
 * The review without a screen: a state, and keys and news that change it. Cases are read when the state comes to them, and
 * decisions are stored at once. What is decided holds when this is closed; the sitting is finished by whoever began it.
 */
export interface Reviewer {
	state(): ReviewState;
	/** Calls back after a change; returns the function that ends it. */
	subscribe(listener: () => void): () => void;
	/** A key by its name in the table of keys. */
	press(key: string): void;
	tell(news: ReviewNews): void;
	close(): void;
}

interface Options {
	/** What waits, from `review.queue()`. */
	queue: readonly CaseKey[];
	/** Who has the terminal hears that the person leaves. */
	leave: (exitCode: number) => void;
}

/** Opens the first case of a sitting. News of steps are shown as they come, until it is closed. */
export function createReviewer(
	{ onNews }: Pick<Context, 'onNews'>,
	review: Review,
	{ queue, leave }: Options,
): Reviewer {
	let state = startState(queue);
	let reading: CaseKey | undefined;
	const listeners = new Set<() => void>();
	const hush = onNews((news) => {
		const line = describeEvent(news);
		if (line !== null) tell({ type: 'said', text: line.text, tone: line.tone });
	});

	function change(next: ReviewState): void {
		if (next === state) return;
		state = next;
		read();
		for (const listener of listeners) listener();
	}

	function tell(news: ReviewNews): void {
		change(hear(state, news));
	}

	/** Reads the case that the state has come to. */
	function read(): void {
		const wanted = state.current === null ? caseKeyOf(state) : undefined;
		if (wanted === reading) return;
		reading = wanted;
		if (wanted === undefined) return;
		behind(review.read(wanted).then((found) => ({ type: 'case', of: wanted, found })));
	}

	async function decide({ decision, of }: Extract<Effect, { type: 'decide' }>): Promise<ReviewNews> {
		const isChanged = await review.decide(decision);
		return { type: 'decided', decision, isChanged, found: await review.read(of) };
	}

	async function undo(): Promise<ReviewNews> {
		return { type: 'undone', of: await review.undo() };
	}

	/** Nobody waits for it: what became of it is told, and so is what failed. */
	function behind(work: Promise<ReviewNews>): void {
		work.then(tell, (error: unknown) => {
			const { message, next } = explain(error);
			tell({ type: 'refused', message: `${message} ${next}` });
		});
	}

	function act(effect: Effect): void {
		switch (effect.type) {
			case 'decide':
				behind(decide(effect));
				break;
			case 'undo':
				behind(undo());
				break;
			case 'leave':
				leave(effect.exitCode);
				break;
			case 'open-page':
				openInBrowser(effect.url).catch((error: unknown) => {
					const { message, next } = explain(error);
					tell({ type: 'said', text: `${message} ${next}`, tone: 'warning' });
				});
				break;
		}
	}

	read();
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
		close: hush,
	};
}
