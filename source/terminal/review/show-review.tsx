import type { Context } from '../../context.ts';
import { explain } from '../../errors.ts';
import type { Review } from '../../review/review.ts';
import type { CaseKey } from '../../store/decisions-writer.ts';
import { showFullScreen } from '../full-screen.tsx';
import { openInBrowser } from '../open-page.ts';
import { ReviewScreen } from './review-screen.tsx';
import { createReviewer, type Reviewer } from './reviewer.ts';

/** The review on a screen of its own, until the person leaves. Returns the exit code. */
export async function showReview(context: Context, review: Review, queue: readonly CaseKey[]): Promise<number> {
	let reviewer: Reviewer | undefined;
	try {
		return await showFullScreen(({ close, ...size }) => {
			reviewer ??= start(close);
			return <ReviewScreen reviewer={reviewer} {...size} />;
		});
	} finally {
		reviewer?.close();
	}

	function start(close: (exitCode: number) => void): Reviewer {
		return createReviewer(context, review, {
			queue,
			outside: (effect) => (effect.type === 'leave' ? close(effect.exitCode) : openPage(effect.url)),
		});
	}

	function openPage(url: string): void {
		openInBrowser(url).catch((error: unknown) => {
			const { message, next } = explain(error);
			reviewer?.tell({ type: 'said', text: `${message} ${next}`, tone: 'warning' });
		});
	}
}
