import { cell, widthOfCell } from '../../output/cell.ts';
import { paint } from '../../theme.ts';
import type { ListedPrice } from '../prices/priced.ts';
import { type Buyer, countrySetting, describeBuyer } from '../prices/view.ts';
import { type BrowseState, type Level, levelOf, selectedAlbum, selectedArtist } from '../state.ts';

/** Where a person is and how they came there: "Vinilogy › similar to Slowdive › Ride › Nowhere". */
export function drawCrumbs(state: BrowseState): string {
	const level = levelOf(state);
	const steps = [
		'Vinilogy',
		...state.trail.slice(1).map(namePlace),
		...(level.place.kind === 'label' || level.focus === 'artists' ? [] : [selectedArtist(level)?.name ?? '']),
		...(level.place.kind !== 'label' && level.focus === 'pressings' ? [selectedAlbum(level)?.title ?? ''] : []),
		...(state.mode.kind === 'prices' ? ['prices'] : []),
	];
	const { columns } = state.size;
	const path = fitPath(steps.filter(Boolean), columns);
	// The price pane says it in its heading.
	const notes = hasPrices(level) && state.mode.kind !== 'prices' ? describePrices(state.buyer) : [];
	const note = notes.find((each) => widthOfCell(path) + leastBetween + widthOfCell(each) <= columns);
	if (note === undefined) return paint.heading(cell(path, columns));
	return paint.heading(cell(path, columns - widthOfCell(note))) + paint.faint(cell(note, widthOfCell(note)));
}

/** Columns between the path and what is said of the prices below it. */
const leastBetween = 3;

/** For whom the prices on the screen are, in many words or in few. */
function describePrices(buyer: Buyer): string[] {
	return [`prices ${describeBuyer(buyer)}`, buyer.country === null ? `no ${countrySetting}` : `to ${buyer.country}`];
}

function hasPrices({ albums, pressings }: Level): boolean {
	const isPriced = ({ price }: { price: ListedPrice | null }) => price !== null;
	return albums?.list.rows.some(isPriced) === true || pressings?.list.rows.some(isPriced) === true;
}

/** The end of a path matters most: what there is no room for is left out from its beginning. */
function fitPath(steps: string[], columns: number): string {
	const whole = steps.join(' › ');
	if (widthOfCell(whole) <= columns) return whole;
	const ends = steps.slice(1).map((_, at) => ['…', ...steps.slice(at + 1)].join(' › '));
	return ends.find((path) => widthOfCell(path) <= columns) ?? ends.at(-1) ?? whole;
}

function namePlace({ place }: Level): string {
	if (place.kind === 'similar') return `similar to ${place.to.name}`;
	return place.kind === 'label' ? `label ${place.label}` : 'all artists';
}
