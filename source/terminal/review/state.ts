import type { CaseKey } from '../../store/decisions-writer.ts';
import type { ReviewCase } from '../../store/review-reader.ts';
import type { Tone } from '../theme.ts';

export type Candidate = ReviewCase['candidates'][number];

/** What has the keys. */
export type Mode =
	| { kind: 'deciding' }
	/** Another page is typed. */
	| { kind: 'choosing'; text: string }
	| { kind: 'help'; top: number };

export interface ReviewState {
	/** What waited for a person when the sitting began; decided cases keep their place. */
	queue: readonly CaseKey[];
	/** Which of them is on the screen; `queue.length` is the end. */
	at: number;
	/** Both sides of that case; null while they are read. */
	current: ReviewCase | null;
	/** Which of its candidates is looked at. */
	cursor: number;
	mode: Mode;
	/** A decision is being stored: until then nothing else is decided. */
	isStoring: boolean;
	/** How many decisions of this sitting could be taken back. */
	decisions: number;
	message: { text: string; tone: Tone } | null;
}

/** A sitting that begins with the first case. */
export function startState(queue: readonly CaseKey[]): ReviewState {
	return {
		queue,
		at: 0,
		current: null,
		cursor: 0,
		mode: { kind: 'deciding' },
		isStoring: false,
		decisions: 0,
		message: null,
	};
}

/** The candidate that is looked at. */
export function candidateOf({ current, cursor }: ReviewState): Candidate | undefined {
	return current?.candidates[cursor];
}

/** The case on the screen, also while it is read; undefined at the end. */
export function caseKeyOf({ queue, at }: ReviewState): CaseKey | undefined {
	return queue[at];
}

/** Another case on the screen: it is read first. */
export function goTo(state: ReviewState, at: number): ReviewState {
	return { ...state, at: Math.max(0, Math.min(state.queue.length, at)), current: null, cursor: 0 };
}

/** The first candidate, from one on and around, that waits for a person; -1 when none does. */
export function nextWaiting({ candidates }: ReviewCase, from: number): number {
	const order = candidates.map((_, at) => (from + at) % candidates.length);
	return order.find((at) => candidates[at]?.link.state === 'review') ?? -1;
}
