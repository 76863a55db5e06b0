import type { Recommendation } from '../../recommendations/recommendation.ts';
import { discogsNotice } from '../output/discogs-notice.ts';

/** What Discogs' terms ask to be said where a price, a rating or a cover is theirs; null where nothing is. */
export function noticeOf({ album, best, reasons }: Pick<Recommendation, 'album' | 'best' | 'reasons'>): string | null {
	const isOfDiscogs =
		best?.provider === 'discogs' ||
		album.coverSource === 'discogs' ||
		reasons.some((reason) => 'provider' in reason && reason.provider === 'discogs');
	if (!isOfDiscogs) return null;
	return discogsNotice(album.discogsId === null ? '' : `master/${album.discogsId}`);
}
