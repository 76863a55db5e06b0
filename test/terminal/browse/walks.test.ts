import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawFrame } from '../../../source/terminal/browse/draw/frame.ts';
import type { List } from '../../../source/terminal/browse/list.ts';
import { hasOffer } from '../../../source/terminal/browse/offer.ts';
import { type BrowseState, startState } from '../../../source/terminal/browse/state.ts';
import { hostileAlbums, hostileArtists, hostilePressings } from './hostile.ts';
import { buyer, now } from './rows.ts';
import { hearAll, pressAll } from './states.ts';
import { type Happening, walk } from './walks.ts';

const size = fc.record({ columns: fc.integer({ min: 1, max: 220 }), rows: fc.integer({ min: 1, max: 70 }) });

/** Three lists of strangers' rows, at any size. */
const begun = fc
	.tuple(size, hostileArtists, hostileAlbums, hostilePressings)
	.map(([at, artists, albums, pressings]) =>
		hearAll(
			startState({ hasLastfm: true, buyer, now, size: at }),
			{ type: 'artists', place: 'library', rows: artists },
			{ type: 'albums', artistId: 1, rows: albums },
			{ type: 'pressings', key: 'album:1', rows: pressings },
		),
	);

function happen(state: BrowseState, happening: Happening): BrowseState {
	return 'key' in happening ? pressAll(state, happening.key) : hearAll(state, happening.news);
}

describe('whatever happens', () => {
	test('the trail is never empty and every cursor is within its list', () => {
		fc.assert(
			fc.property(begun, walk, (start, happenings) => {
				let state = start;
				for (const happening of happenings) {
					state = happen(state, happening);
					expect(state.trail.length).toBeGreaterThan(0);
					for (const [at, { artists, albums, pressings }] of state.trail.entries()) {
						const upToHere = { ...state, trail: state.trail.slice(0, at + 1) };
						expectWithin(artists.list, hasOffer(upToHere) ? 1 : 0);
						if (albums !== null) expectWithin(albums.list, 0);
						if (pressings !== null) expectWithin(pressings.list, 0);
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	test('the frame is exactly as high and as wide as the terminal, and harmless', () => {
		fc.assert(
			fc.property(begun, walk, (start, happenings) => {
				const state = happenings.reduce(happen, start);
				const lines = drawFrame(state);
				expect(lines).toHaveLength(state.size.rows);
				for (const line of lines) {
					expect(stringWidth(line)).toBe(state.size.columns);
					expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

function expectWithin({ cursor, shown }: List<unknown>, offered: number): void {
	expect(cursor).toBeGreaterThanOrEqual(0);
	expect(cursor).toBeLessThanOrEqual(Math.max(0, shown.length - 1 + offered));
}
