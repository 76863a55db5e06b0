import type { Context } from '../../context.ts';
import { exitCodes, explain } from '../../errors.ts';
import { createReview } from '../../review/review.ts';
import { countForReview } from '../../store/links.ts';
import { createReviewer, type Reviewer } from '../review/reviewer.ts';
import type { News } from './news.ts';

/** The review inside the explorer: it has the screen until it is left, and what was decided is taken into use behind. */
export interface InnerReview {
	/** Who has the screen and the keys; null while that is the explorer. */
	reviewer(): Reviewer | null;
	/** Does nothing while it is open, or opening. */
	open(): Promise<void>;
	/** The explorer is left, and with it the review. */
	close(): void;
}

interface Outside {
	tell: (news: News) => void;
	/** Draws whoever has the screen now. */
	redraw: () => void;
	/** Leaves the program. */
	leave: (exitCode: number) => void;
}

export function createInnerReview(context: Context, { tell, redraw, leave }: Outside): InnerReview {
	let current: Reviewer | null = null;
	let isOpening = false;
	let isClosed = false;

	async function open(): Promise<void> {
		// Fast keys: it may be asked for twice, and the explorer may be left, before the queue is read.
		if (isOpening || current !== null) return;
		const review = createReview(context);
		isOpening = true;
		const queue = await review.queue().finally(() => {
			isOpening = false;
		});
		if (isClosed) return;
		if (queue.length === 0) return tell({ type: 'message', text: 'No match waits for a decision.', tone: 'plain' });
		current = createReviewer(context, review, {
			queue,
			leave(exitCode) {
				if (exitCode !== exitCodes.done) leave(exitCode);
				else void back(review.finish());
			},
		});
		redraw();
	}

	/** Back to the lists at once; what a decision changes is told when it is in use. */
	async function back(finished: Promise<{ message: string }[]>): Promise<void> {
		leaveReview();
		redraw();
		try {
			const [problem] = await finished;
			if (problem !== undefined) tell({ type: 'message', text: problem.message, tone: 'warning' });
			tell({ type: 'review', waiting: await countForReview(context.database) });
		} catch (error) {
			tell({ type: 'message', text: explain(error).message, tone: 'bad' });
		}
	}

	function leaveReview(): void {
		current?.close();
		current = null;
	}

	return {
		reviewer: () => current,
		open,
		close() {
			isClosed = true;
			leaveReview();
		},
	};
}
