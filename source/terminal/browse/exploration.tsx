import type { ReactNode } from 'react';
import type { Context } from '../../context.ts';
import type { FullScreen } from '../full-screen.tsx';
import type { PictureWay } from '../pictures/ways.ts';
import { ReviewScreen } from '../review/review-screen.tsx';
import { BrowseScreen } from './browse-screen.tsx';
import { createExplorer, type Explorer } from './explorer.ts';
import { createInnerReview } from './inner-review.ts';
import { actOutside } from './outside.ts';
import type { Buyer } from './prices/view.ts';

/** The explorer with the review inside it, on a full screen that may have other things to show as well. */
export interface Exploration {
	explorer: Explorer;
	/** What has the screen now. `press` hears the keys of the lists in place of the explorer. */
	draw(size: Pick<FullScreen, 'columns' | 'rows'>, press: Explorer['press']): ReactNode;
	close(): void;
}

/** Starts it at the library; `close` is called when a person leaves. */
export function startExploration(
	context: Context,
	{ columns, rows, close, redraw }: FullScreen,
	{ way, buyer }: { way: PictureWay; buyer: Buyer },
): Exploration {
	const explorer: Explorer = createExplorer(context, {
		size: { columns, rows },
		way,
		buyer,
		outside: (effect) => actOutside(effect, { tell: explorer.tell, leave: close, openReview: review.open }),
	});
	const review = createInnerReview(context, { tell: explorer.tell, leave: close, redraw });
	return {
		explorer,
		draw(size, press) {
			const reviewer = review.reviewer();
			return reviewer === null ? (
				<BrowseScreen explorer={explorer} press={press} way={way} columns={size.columns} rows={size.rows} />
			) : (
				<ReviewScreen reviewer={reviewer} columns={size.columns} rows={size.rows} />
			);
		},
		close() {
			explorer.close();
			review.close();
		},
	};
}
