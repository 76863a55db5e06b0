import type { Context } from '../../context.ts';
import type { Review } from '../../review/review.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import { showFullScreen } from '../full-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';

/** The review on a screen of its own, until the person leaves. Returns the exit code. */
export function showReview({ onNews }: Context, review: Review, queue: readonly CaseKey[]): Promise<number> {
	return showFullScreen((close) => <ReviewScreen review={review} queue={queue} onNews={onNews} onLeave={close} />);
}
