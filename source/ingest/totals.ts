import type { IngestEvent, Totals } from './events.ts';

/** Adds up what a run finds. Artists are named again and again (as similar to others): each counts once. */
export function createTotals(): { totals: Totals; addUp: (event: IngestEvent) => void } {
	const seen = new Set<number>();
	const totals: Totals = {
		artists: { found: 0, added: 0 },
		albums: { found: 0, added: 0 },
		releases: { found: 0, added: 0 },
	};
	return {
		totals,
		addUp(event) {
			if (event.type === 'artists') {
				for (const id of event.ids) seen.add(id);
				totals.artists.found = seen.size;
				totals.artists.added += event.added;
			} else if (event.type === 'albums') {
				totals.albums.found += event.found;
				totals.albums.added += event.added;
			} else if (event.type === 'pressings') {
				totals.releases.found += event.pressings.found;
				totals.releases.added += event.pressings.added;
			}
		},
	};
}
