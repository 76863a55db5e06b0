import type { Pixels } from '../../pictures/decode.ts';
import { smallestScreen } from '../output/blocks.ts';
import type { Rectangle } from '../pictures/ways.ts';
import { type BrowseState, levelOf, type PaneName } from './state.ts';

/** Where everything stands on the screen, in columns and rows. */
export interface Layout {
	/** Side by side from the left, with one column between them for the border. */
	panes: { pane: PaneName; width: number }[];
	/** Height of the panes, their header and their status line included. */
	paneRows: number;
	/** Height of the band below them that tells more about the selected row; 0 where there is no room. */
	detailRows: number;
	/** The rectangle at the left of that band that is left to the picture; null where there is no room. */
	picture: { columns: number; rows: number } | null;
}

const wide = 110;
const medium = 70;
/** The path at the top, the rules above and below the panes, the status line and the keys at the bottom. */
const otherRows = 5;
/** A pane's header and its status line. */
const paneFrame = 2;

/** What artists and albums get of a wide screen; pressings, which have most to tell, get the rest, and more in focus. */
const shares: Record<PaneName, number[]> = {
	artists: [0.32, 0.26],
	albums: [0.22, 0.3],
	pressings: [0.17, 0.25],
};

/** How the screen is divided: three panes, two or one, and a band below where it is high enough. */
export function layScreen(state: BrowseState): Layout {
	const { columns, rows } = state.size;
	const detailRows = rows >= 40 ? 11 : rows >= 30 ? 9 : rows >= 24 ? 6 : 0;
	const paneRows = rows - otherRows - detailRows;
	const hasPicture = detailRows >= 6 && columns >= medium;
	return {
		panes: layPanes(state, columns),
		paneRows,
		detailRows,
		picture: hasPicture ? { columns: detailRows * 2, rows: detailRows } : null,
	};
}

function layPanes(state: BrowseState, columns: number): Layout['panes'] {
	const { focus, place } = levelOf(state);
	if (place.kind === 'label' || columns < medium) return [{ pane: focus, width: columns }];
	if (columns >= wide) {
		const [artists = 0, albums = 0] = shares[focus].map((share) => Math.floor(columns * share));
		return [
			{ pane: 'artists', width: artists },
			{ pane: 'albums', width: albums },
			{ pane: 'pressings', width: columns - artists - albums - 2 },
		];
	}
	const [left, right]: [PaneName, PaneName] = focus === 'artists' ? ['artists', 'albums'] : ['albums', 'pressings'];
	const width = Math.floor(columns * (focus === 'pressings' ? 0.36 : 0.52));
	return [
		{ pane: left, width },
		{ pane: right, width: columns - width - 1 },
	];
}

/** Where on the screen the picture is, counted from 0; null where there is no room for one. */
export function placePicture(state: BrowseState): Rectangle | null {
	const { size } = state;
	const { picture, paneRows } = layScreen(state);
	if (picture === null || size.columns < smallestScreen.columns) return null;
	// Below the path, a rule, the panes and another rule.
	return { ...picture, row: paneRows + 3, column: 0 };
}

/** What is painted there: a picture that was made for another room would reach beyond this one. */
export function fittingPixels({ picture }: BrowseState, place: Rectangle): Pixels | null {
	const fits = picture?.room.columns === place.columns && picture.room.rows === place.rows;
	return fits ? picture.pixels : null;
}

/** How many rows of a list are seen at once: what a page up or down moves by. */
export function pageRows(state: BrowseState): number {
	return Math.max(1, layScreen(state).paneRows - paneFrame);
}
