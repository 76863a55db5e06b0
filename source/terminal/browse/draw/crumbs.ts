import { cell } from '../../output/cell.ts';
import { paint } from '../../theme.ts';
import { type BrowseState, type Level, levelOf, selectedAlbum, selectedArtist } from '../state.ts';

/** Where a person is and how they came there: "Vinilogy › similar to Slowdive › Ride › Nowhere". */
export function drawCrumbs(state: BrowseState): string {
	const level = levelOf(state);
	const steps = [
		'Vinilogy',
		...state.trail.slice(1).map(namePlace),
		...(level.place.kind === 'label' || level.focus === 'artists' ? [] : [selectedArtist(level)?.name ?? '']),
		...(level.place.kind !== 'label' && level.focus === 'pressings' ? [selectedAlbum(level)?.title ?? ''] : []),
	];
	return paint.heading(cell(steps.filter(Boolean).join(' › '), state.size.columns));
}

function namePlace({ place }: Level): string {
	if (place.kind === 'similar') return `similar to ${place.to.name}`;
	return place.kind === 'label' ? `label ${place.label}` : 'all artists';
}
