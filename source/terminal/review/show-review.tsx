import type { Context } from '../../context.ts';
import { explain } from '../../errors.ts';
import type { Review } from '../../review/review.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import { showFullScreen } from '../full-screen.tsx';
import { openInBrowser } from '../open-page.ts';
import { ReviewScreen } from './review-screen.tsx';
import { createReviewer } from './reviewer.ts';

/** The review on a screen of its own, until the person leaves. Returns the exit code. */
export async function showReview(context: Context, review: Review, queue: readonly CaseKey[]): Promise<number> {
	return showFullScreen((close) => {
		const reviewer = createReviewer(context, review, {
			queue,
			outside: (effect) => {
				if (effect.type === 'leave') {
					reviewer.close();
					close(effect.exitCode);
				} else {
					openInBrowser(effect.url).catch((error: unknown) => {
						const { message, next } = explain(error);
						reviewer.tell({ type: 'said', text: `${message} ${next}`, tone: 'warning' });
					});
				}
			},
		});
		return <ReviewScreen reviewer={reviewer} />;
	});
}
