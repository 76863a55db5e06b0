import type { Context } from '../../context.ts';
import { Cancelled } from '../../errors.ts';
import { type FullScreen, showFullScreen } from '../full-screen.tsx';
import { detectPictureWay } from '../pictures/detect.ts';
import { ReviewScreen } from '../review/review-screen.tsx';
import { BrowseScreen } from './browse-screen.tsx';
import { createExplorer, type Explorer } from './explorer.ts';
import { createInnerReview, type InnerReview } from './inner-review.ts';
import { actOutside } from './outside.ts';

/** How long the terminal is waited for when it is asked how it shows pictures, and how long its late answers are no keys. */
const patience = { waits: 150, swallows: 3000 };

/**
 * Runs the explorer, from this artist or album where one is named, until a person leaves it, and returns the exit code. What
 * is still being fetched then is given up, and what was stored stays.
 */
export async function explore(context: Context, wanted: { name: string; title: string }): Promise<number> {
	const way = await detectPictureWay(process, patience);
	let open: { explorer: Explorer; review: InnerReview } | undefined;
	try {
		return await showFullScreen((screen) => {
			open ??= start(screen);
			const { columns, rows } = screen;
			const reviewer = open.review.reviewer();
			return reviewer === null ? (
				<BrowseScreen explorer={open.explorer} way={way} columns={columns} rows={rows} />
			) : (
				<ReviewScreen reviewer={reviewer} columns={columns} rows={rows} />
			);
		});
	} finally {
		open?.explorer.close();
		open?.review.close();
		context.abort(new Cancelled());
		// What failed was said on the screen.
		await context.catalog.refreshed();
		await context.prices.flights.landed();
	}

	function start({ columns, rows, close, redraw }: FullScreen) {
		const explorer: Explorer = createExplorer(context, {
			size: { columns, rows },
			way,
			outside: (effect) => actOutside(effect, { tell: explorer.tell, leave: close, openReview: review.open }),
		});
		const review = createInnerReview(context, {
			tell: explorer.tell,
			leave: close,
			redraw,
		});
		if (wanted.name !== '') explorer.open(wanted);
		return { explorer, review };
	}
}
