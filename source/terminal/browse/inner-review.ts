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
	open(): Promise<void>;
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

	async function open(): Promise<void> {
		const review = createReview(context);
		const queue = await review.queue();
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
		close();
		redraw();
		try {
			const [problem] = await finished;
			if (problem !== undefined) tell({ type: 'message', text: problem.message, tone: 'warning' });
			tell({ type: 'review', waiting: await countForReview(context.database) });
		} catch (error) {
			tell({ type: 'message', text: explain(error).message, tone: 'bad' });
		}
	}

	function close(): void {
		current?.close();
		current = null;
	}

	return { reviewer: () => current, open, close };
}
