import type { Recommendation } from '../../recommendations/recommendation.ts';
import type { PaneKind } from '../browse/columns.ts';
import { drawBar } from './bars.ts';
import { currentBest, formatShortPrice } from './offer-words.ts';
import type { RecsState } from './state.ts';
import { isNewcomer, listedAlbums, nameAlbum } from './state.ts';

const barWidth = 6;

/** The list of recommendations as a pane: its columns for this listener, screen and set. */
export function recsPane({
	set,
	wanted,
	showing,
	hasBlocks,
}: Pick<RecsState, 'set' | 'wanted' | 'showing' | 'hasBlocks'>): PaneKind<Recommendation> {
	const best = Math.max(0, ...set.items.map(({ score }) => score));
	return {
		...listedAlbums,
		columns: [
			{
				title: '#',
				text: ({ rank }) => String(rank),
				sortKey: ({ rank }) => rank,
				width: 2,
				align: 'right',
				importance: 1,
			},
			{ title: 'Album', text: nameAlbum, sortKey: nameAlbum, width: 20, grows: true, importance: 1 },
			{
				title: 'Year',
				text: ({ album }) => String(album.firstReleaseYear ?? ''),
				sortKey: ({ album }) => album.firstReleaseYear,
				width: 4,
				importance: 4,
			},
			{
				title: '',
				text: (row) => (wanted.has(row.album.id) ? 'want' : isNewcomer(row, set) ? 'new' : ''),
				sortKey: (row) => Number(isNewcomer(row, set)),
				width: 4,
				importance: 3,
			},
			{
				title: 'Price',
				text: (row) => formatShortPrice(row, showing),
				// By its rank: a price without shipping does not win by that.
				sortKey: (row) => currentBest(row, showing.now)?.rankEuro ?? null,
				width: 5,
				align: 'right',
				importance: 1,
			},
			{
				title: 'Score',
				text: ({ score }) => score.toFixed(1),
				sortKey: ({ score }) => score,
				width: 5,
				align: 'right',
				importance: 2,
			},
			{
				title: '',
				text: ({ score }) => drawBar(best === 0 ? 0 : score / best, barWidth, hasBlocks),
				sortKey: ({ score }) => score,
				width: barWidth,
				importance: 5,
			},
		],
	};
}
