import { describe, expect, test } from 'vitest';
import { fittingPixels, layScreen, placePicture } from '../../../source/terminal/browse/layout.ts';
import { startState } from '../../../source/terminal/browse/state.ts';
import { wantsOf } from '../../../source/terminal/browse/wants.ts';
import { smallestScreen } from '../../../source/terminal/output/blocks.ts';
import { buyer, now } from './rows.ts';
import { hearAll, pressAll, threePanes } from './states.ts';

describe('what the screen needs', () => {
	test('at the start: the library', () => {
		const start = startState({ hasLastfm: true, buyer, now, size: { columns: 80, rows: 24 } });
		expect(wantsOf(start)).toMatchObject({
			lists: [{ kind: 'library' }],
			albumsOf: null,
			pressingsOf: null,
			opened: { artistId: null, albumId: null, similarTo: null },
			detailOf: null,
			query: null,
		});
	});

	test('what is passed by is read only; what is opened is fetched', () => {
		const passing = threePanes();
		expect(wantsOf(passing)).toMatchObject({
			lists: [],
			albumsOf: 1,
			pressingsOf: { albumId: 1 },
			isPassingBy: true,
			opened: { artistId: null, albumId: null },
		});
		const inAlbums = wantsOf(pressAll(passing, 'l'));
		expect(inAlbums).toMatchObject({ isPassingBy: false, opened: { artistId: 1, albumId: null } });
		expect(wantsOf(pressAll(passing, 'l', 'l')).opened).toEqual({ artistId: 1, albumId: 1, similarTo: null });
	});

	test('similar artists, as long as they are on the screen', () => {
		const similar = pressAll(threePanes(), 's');
		expect(wantsOf(similar)).toMatchObject({
			lists: [{ kind: 'similar', to: { id: 1 } }],
			albumsOf: null,
			opened: { similarTo: 1 },
		});
		expect(wantsOf(pressAll(similar, 'escape')).opened.similarTo).toBeNull();
	});

	test('the pressings of a label; nothing of an artist', () => {
		const label = hearAll(pressAll(threePanes(), 'l', 'l'), { type: 'label', label: '4AD' });
		expect(wantsOf(label)).toMatchObject({
			lists: [],
			albumsOf: null,
			pressingsOf: { label: '4AD' },
			opened: { artistId: null, albumId: null },
		});
	});

	test('what is searched for, as long as the search is open', () => {
		const searching = pressAll(threePanes(), ':', 'a');
		expect(wantsOf(searching).query).toBe('a');
		expect(wantsOf(pressAll(searching, 'escape')).query).toBeNull();
	});

	test('the row that the band tells about is the one under the cursor of the focused pane', () => {
		expect(wantsOf(threePanes()).detailOf).toMatchObject({ kind: 'artist', artist: { id: 1 } });
		expect(wantsOf(pressAll(threePanes(), 'l', 'j')).detailOf).toMatchObject({ kind: 'album', album: { id: 2 } });
		expect(wantsOf(pressAll(threePanes(), 'l', 'l', 'j')).detailOf).toMatchObject({ pressing: { id: 2 } });
	});
});

describe('the screen', () => {
	const at = (columns: number, rows: number, ...keys: string[]) =>
		layScreen(hearAll(pressAll(threePanes(), ...keys), { type: 'resized', columns, rows }));

	test('is three panes, two or one, always as wide as the terminal with the borders', () => {
		for (let columns = smallestScreen.columns; columns <= 240; columns += 1) {
			for (const keys of [[], ['l'], ['l', 'l']]) {
				const { panes } = at(columns, 40, ...keys);
				expect(panes.length).toBe(columns >= 110 ? 3 : columns >= 70 ? 2 : 1);
				expect(panes.reduce((sum, { width }) => sum + width, panes.length - 1)).toBe(columns);
			}
		}
	});

	test('shows the pane in focus, however narrow it is', () => {
		for (const columns of [40, 69, 70, 109, 110]) {
			expect(at(columns, 40).panes.map(({ pane }) => pane)).toContain('artists');
			expect(at(columns, 40, 'l').panes.map(({ pane }) => pane)).toContain('albums');
			expect(at(columns, 40, 'l', 'l').panes.map(({ pane }) => pane)).toContain('pressings');
		}
	});

	test('has rows for a list at every height', () => {
		for (let rows = smallestScreen.rows; rows <= 80; rows += 1) {
			const { paneRows, detailRows } = at(100, rows);
			// The path, two rules, the status line and the keys.
			expect(paneRows + detailRows + 5).toBe(rows);
			expect(paneRows).toBeGreaterThanOrEqual(7);
		}
	});

	test('a picture of the size that the screen has room for; one of another size is not painted', () => {
		const line = {
			key: 'artist:1',
			lines: [],
			notice: null,
			image: { url: 'https://a.example/1.jpg', source: null },
			name: 'Artist 1',
		};
		const large = hearAll(threePanes(), { type: 'detail', detail: line });
		const wanted = wantsOf(large).picture;
		const place = placePicture(large);
		if (wanted === null || place === null) throw new Error('there is no room for a picture');
		const { key, columns, rows } = wanted;
		const pixels = { width: columns, height: rows * 2, form: 'rgba', bytes: new Uint8Array() } as const;
		const shown = hearAll(large, { type: 'picture', picture: { key, room: { columns, rows }, pixels } });
		expect(fittingPixels(shown, place)).toBe(pixels);
		const smaller = hearAll(shown, { type: 'resized', columns: 80, rows: 24 });
		const less = placePicture(smaller);
		if (less === null) throw new Error('there is no room for a picture');
		expect(less.columns).toBeLessThan(columns);
		expect(fittingPixels(smaller, less)).toBeNull();
		expect(wantsOf(smaller).picture).toMatchObject({ key, columns: less.columns, rows: less.rows });
	});
});
