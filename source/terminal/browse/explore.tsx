import type { Context } from '../../context.ts';
import { Cancelled } from '../../errors.ts';
import { showFullScreen } from '../full-screen.tsx';
import { detectPictureWay } from '../pictures/detect.ts';
import { patience } from '../pictures/patience.ts';
import { type Exploration, startExploration } from './exploration.tsx';
import type { Buyer } from './prices/view.ts';

/**
 * Runs the explorer, from this artist or album where one is named, until a person leaves it, and returns the exit code. What
 * is still being fetched then is given up, and what was stored stays.
 */
export async function explore(
	context: Context,
	wanted: { name: string; title: string },
	buyer: Buyer,
): Promise<number> {
	const way = await detectPictureWay(process, patience);
	let open: Exploration | undefined;
	try {
		return await showFullScreen((screen) => {
			if (open === undefined) {
				open = startExploration(context, screen, { way, buyer });
				if (wanted.name !== '') open.explorer.open(wanted);
			}
			return open.draw(screen, open.explorer.press);
		});
	} finally {
		open?.close();
		context.abort(new Cancelled());
		// What failed was said on the screen.
		await context.catalog.refreshed();
		await context.prices.flights.landed();
	}
}
