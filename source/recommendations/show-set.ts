import type { Database } from '../../db/client.ts';
import type { Parameters } from '../recommender/parameters.ts';
import { toBreakdown } from '../recommender/points.ts';
import { isReason } from '../recommender/reasons.ts';
import type { AlbumRow } from '../store/albums-reader.ts';
import { readLocks } from '../store/listeners/locks-reader.ts';
import { findGeneratedAt, readAlbumsById, readItems, type SetRow } from '../store/recommendations/sets-reader.ts';
import { readOffersNow } from './offers.ts';
import type { RecommendationSet, SetChange } from './recommendation.ts';

/** A stored set as it is shown: its albums as they are stored now, and what is on offer at this instant. */
export async function showSet(
	database: Database,
	set: SetRow,
	parameters: Parameters,
	{ now, isStored }: { now: Date; isStored: boolean },
): Promise<RecommendationSet> {
	const [items, locks, change] = await Promise.all([
		readItems(database, set.id),
		readLocks(database, set.userId),
		readChange(database, set),
	]);
	const albumIds = items.map(({ album }) => album.id);
	const offers = await readOffersNow(database, albumIds, { country: parameters.country, now });
	const locked = new Set(locks.map(({ albumId }) => albumId));
	const added = items.filter(({ item }) => item.isNew).map(({ album }) => nameAlbum(album));
	return {
		id: set.id,
		generatedAt: set.generatedAt,
		expiresAt: set.expiresAt,
		isStored,
		parameters,
		items: items.map(({ item, album }) => ({
			rank: item.rank,
			album,
			score: item.score,
			breakdown: toBreakdown(item.breakdown),
			reasons: item.explanation.filter(isReason),
			best: offers.get(album.id)?.best ?? null,
			offers: offers.get(album.id)?.offers ?? 0,
			isLocked: locked.has(album.id),
			isNew: item.isNew,
		})),
		change: change === null ? null : { ...change, added },
		shortage: set.shortage,
	};
}

/** What the set before had and this one has not, as far as that one is still kept; `added` is in the items. */
async function readChange(database: Database, set: SetRow): Promise<Omit<SetChange, 'added'> | null> {
	if (set.previousId === null) return null;
	const [since, rows] = await Promise.all([
		findGeneratedAt(database, set.previousId),
		readAlbumsById(
			database,
			set.gone.map(({ albumId }) => albumId),
		),
	]);
	if (since === undefined) return null;
	const albums = new Map(rows.map((album) => [album.id, album]));
	const gone = set.gone.flatMap(({ albumId, why }) => {
		const album = albums.get(albumId);
		return album === undefined ? [] : [{ ...nameAlbum(album), why: whyOf(why) }];
	});
	return { since, gone };
}

function whyOf(stored: string): SetChange['gone'][number]['why'] {
	return stored === 'owned' || stored === 'dismissed' ? stored : 'fell behind';
}

function nameAlbum({ id, credit, title }: AlbumRow) {
	return { id, credit, title };
}
