import type { Problem } from '../catalog/answer.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { type Decided, type Decision, decide, undoDecision } from '../steps/decide.ts';
import type { CaseKey } from '../store/decisions-writer.ts';
import { type ReviewCase, readReviewCase, readReviewQueue } from '../store/review-reader.ts';
import { writeAt } from '../store/writable.ts';

/** One sitting of a person in front of doubtful matches. */
export interface Review {
	/** What waits for a person now, in an order that stays. */
	queue(): Promise<CaseKey[]>;
	/** Both sides of a case; undefined when it is gone. */
	read(of: CaseKey): Promise<ReviewCase | undefined>;
	/**
	 * Stores a decision, which holds from then on. What was decided about other cases before is taken into use behind it.
	 * False when it had been decided so already. Throws UsageError for what is not to be decided.
	 */
	decide(decision: Decision): Promise<boolean>;
	/** Takes the last decision of this sitting back and says which case it was about. Throws UsageError when it cannot. */
	undo(): Promise<CaseKey>;
	/** How many decisions of this sitting hold. */
	count(): number;
	/** Takes everything that was decided into use; says what of it has to wait in the queue, and why. */
	finish(): Promise<Problem[]>;
}

/** Begins a sitting. Nothing is asked of any source before something is decided. */
export function createReview({ database, catalog, clock }: Pick<Context, 'database' | 'catalog' | 'clock'>): Review {
	const decided: Decided[] = [];
	const settling = new Map<Decided, Promise<Problem[]>>();

	/** Decisions about the case in hand may still be taken back, those about others are taken into use. */
	function settleOthers(current: CaseKey | null): void {
		for (const one of decided) {
			if (one.restarted === null || settling.has(one) || isSame(one.of, current)) continue;
			const settled = catalog.settle(one.of).then(({ problems }) => problems);
			// Who ends the sitting hears of it; until then nobody waits.
			settled.catch(() => undefined);
			settling.set(one, settled);
		}
	}

	return {
		queue: () => readReviewQueue(database),
		read: (of) => readReviewCase(database, of),
		async decide(decision) {
			const one = await writeAt(database, clock(), (store) => decide(store, decision));
			if (one.changes.length === 0) return false;
			decided.push(one);
			settleOthers(one.of);
			return true;
		},
		async undo() {
			const last = decided.at(-1);
			if (last === undefined) throw new UsageError('Nothing was decided in this sitting.', 'Decide first.');
			await writeAt(database, clock(), (store) => undoDecision(store, last));
			decided.pop();
			return last.of;
		},
		count: () => decided.length,
		async finish() {
			settleOthers(null);
			const problems = await Promise.all(settling.values());
			return [...new Map(problems.flat().map((problem) => [problem.message, problem])).values()];
		},
	};
}

function isSame(a: CaseKey, b: CaseKey | null): boolean {
	return a.entity === b?.entity && a.entityId === b.entityId;
}
