import { normalizeName } from '../../matching/names.ts';
import { type BrowseState, levelOf } from './state.ts';

/** Whether the filter of the library may be fetched as a name: no artist that is here is called so. */
export function hasOffer(state: BrowseState): boolean {
	const { place, focus, artists } = levelOf(state);
	const name = artists.list.filter.trim();
	if (place.kind !== 'library' || focus !== 'artists' || name === '') return false;
	const wanted = normalizeName(name);
	return !artists.list.shown.some(({ normalizedName }) => normalizedName === wanted);
}
