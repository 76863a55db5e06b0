import { discogsNotice } from '../../output/discogs-notice.ts';
import type { BrowseState, Detail } from '../state.ts';
import { chosenIn, linesOf, offerOf } from './lines.ts';
import type { PricesState } from './view.ts';
import { describeOffer } from './words.ts';

/** What the band below tells: of the selected row, or, in the price pane, of the offer under the cursor. */
export function detailShown(state: BrowseState): Detail | null {
	const { mode, detail } = state;
	if (mode.kind !== 'prices') return detail;
	const offer = offerOf(chosenIn(linesOf(state, mode), mode.chosen));
	return {
		// The picture stays that of the album.
		...(detail ?? { key: `pressing:${mode.pressing.id}`, name: mode.pressing.title, image: null }),
		lines: offer === null ? (detail?.lines ?? []) : describeOffer(offer, state.now),
		notice: noticeOf(mode),
	};
}

/** Discogs' terms: whose data it is, and its page, wherever any of it is shown. */
function noticeOf({ pressing, view }: PricesState): string | null {
	const offers = [...(view?.offers ?? []), ...(view?.countries ?? []).map(({ offer }) => offer)];
	const isDiscogs = [...offers, ...(view?.said ?? [])].some(({ provider }) => provider === 'discogs');
	return isDiscogs ? discogsNotice(`release/${pressing.discogsId ?? ''}`) : null;
}
