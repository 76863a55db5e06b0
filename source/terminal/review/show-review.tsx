import type { Context } from '../../context.ts';
import type { Review } from '../../review/review.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import { showFullScreen } from '../full-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';
import { createReviewer, type Reviewer } from './reviewer.ts';

/** The review on a screen of its own, until the person leaves. Returns the exit code. */
export async function showReview(context: Context, review: Review, queue: readonly CaseKey[]): Promise<number> {
	let reviewer: Reviewer | undefined;
	try {
		return await showFullScreen(({ close, ...size }) => {
			reviewer ??= createReviewer(context, review, { queue, leave: close });
			return <ReviewScreen reviewer={reviewer} {...size} />;
		});
	} finally {
		reviewer?.close();
	}
}
