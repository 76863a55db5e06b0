import type { IngestEvent, Totals } from './events.ts';

/** Adds up what a run finds. Artists are named again and again (as similar to others), and albums may share a master: each artist and each pressing counts once. */
export function createTotals(): { totals: Totals; addUp: (event: IngestEvent) => void } {
	const artists = new Set<number>();
	const masters = new Set<number>();
	const totals: Totals = {
		artists: { found: 0, added: 0 },
		albums: { found: 0, added: 0 },
		releases: { found: 0, added: 0 },
	};
	return {
		totals,
		addUp(event) {
			if (event.type === 'artists') {
				for (const id of event.ids) artists.add(id);
				totals.artists.found = artists.size;
				totals.artists.added += event.added;
			} else if (event.type === 'albums') {
				totals.albums.found += event.found;
				totals.albums.added += event.added;
			} else if (event.type === 'pressings') {
				const { masterId, pressings } = event;
				const isListedAgain = masterId !== null && masters.has(masterId);
				if (masterId !== null) masters.add(masterId);
				if (!isListedAgain) totals.releases.found += pressings.found;
				totals.releases.added += pressings.added;
			}
		},
	};
}
