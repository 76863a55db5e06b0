import { exitCodes } from '../../errors.ts';
import type { PriceTarget } from '../../prices/subjects.ts';
import { parametersFor } from '../../recommendations/parameters-for.ts';
import { recommend } from '../../recommendations/recommend.ts';
import { defaults } from '../../recommender/parameters.ts';
import { findListener } from '../listener.ts';
import type { Session } from '../with-context.ts';
import type { Place } from './place.ts';
import type { SyncPricesOptions } from './sync-options.ts';

/** The albums that are recommended to the listener now: as stored while that holds, else made anew. Says why where there are none. */
export async function findRecommended(
	session: Session,
	{ user: typed, limit }: SyncPricesOptions,
	{ country }: Pick<Place, 'country'>,
): Promise<{ targets: PriceTarget[]; exitCode: number }> {
	const { context, terminal } = session;
	const { user } = await findListener(session, typed);
	const nothingSaid = {
		currency: null,
		maxPrice: null,
		discover: null,
		perArtist: null,
		isSeedsOnly: false,
		weights: {},
	};
	const asked = { ...nothingSaid, limit: limit ?? defaults.limit, country };
	const parameters = await parametersFor(context.database, user, asked, context.settings);
	const { items, shortage } = await recommend(context, user, parameters, { isForced: false });
	// A price limit leaves out what has no price yet, which is what is to be found.
	const isLimited = parameters.maxPrice !== null;
	const dearer = isLimited
		? (await recommend(context, user, { ...parameters, maxPrice: null }, { isForced: false })).items
		: [];
	const albumIds = new Set([...items, ...dearer].map(({ album }) => album.id));
	if (albumIds.size === 0 && shortage !== null) terminal.say(`${shortage.message}\n${shortage.next}`);
	return {
		targets: [...albumIds].map((albumId) => ({ albumId, releaseId: null })),
		exitCode: albumIds.size === 0 ? exitCodes.failed : exitCodes.done,
	};
}
