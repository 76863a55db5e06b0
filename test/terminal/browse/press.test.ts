import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../../source/errors.ts';
import { pressingPane } from '../../../source/terminal/browse/columns.ts';
import { listExport } from '../../../source/terminal/browse/export.ts';
import { layColumns } from '../../../source/terminal/browse/lay-columns.ts';
import { layScreen } from '../../../source/terminal/browse/layout.ts';
import { press } from '../../../source/terminal/browse/press.ts';
import { levelOf } from '../../../source/terminal/browse/state.ts';
import { whyNot } from '../../../source/terminal/browse/why-not.ts';
import { albumLine, artistLine, now, pressing } from './rows.ts';
import { hearAll, libraryOf, pressAll, threePanes } from './states.ts';

const inPressings = pressAll(threePanes(), 'l', 'l');

describe('what a key asks of the outside', () => {
	test('leaving: q as done, Ctrl-C from anywhere as cancelled', () => {
		expect(press(threePanes(), 'q').effects).toEqual([{ type: 'leave', exitCode: exitCodes.done }]);
		for (const key of ['/', ':', '?', 'e']) {
			const { effects } = press(pressAll(threePanes(), key), 'ctrl-c');
			expect(effects).toEqual([{ type: 'leave', exitCode: exitCodes.cancelled }]);
			expect(press(pressAll(threePanes(), key), 'q').effects).toEqual([]);
		}
	});

	test('details of a pressing, when it is opened', () => {
		expect(press(inPressings, 'enter').effects).toEqual([{ type: 'read-details', discogsId: 1001 }]);
	});

	test('its page: at once where there is one, chosen where there are several', () => {
		expect(press(inPressings, 'o').effects).toEqual([
			{ type: 'open-page', url: 'https://www.discogs.com/release/1001' },
		]);
		const albums = [albumLine(1, { mbid: 'abc', discogsId: 7 })];
		const choosing = pressAll(threePanes({ albums }), 'l', 'o');
		expect(choosing.mode).toMatchObject({ kind: 'pages', pages: [{ title: 'Discogs' }, { title: 'MusicBrainz' }] });
		const { state, effects } = press(pressAll(choosing, 'j'), 'enter');
		expect(effects).toEqual([{ type: 'open-page', url: 'https://musicbrainz.org/release-group/abc' }]);
		expect(state.mode.kind).toBe('lists');
		expect(press(libraryOf([artistLine(1)]), 'o')).toMatchObject({
			effects: [],
			state: { message: { text: 'No page of it is known yet.' } },
		});
	});

	test('a copy of the row with its address', () => {
		const albums = [albumLine(1, { discogsId: 7, credit: 'Ride', title: 'Nowhere' })];
		expect(press(pressAll(threePanes({ albums }), 'l'), 'y').effects).toEqual([
			{ type: 'copy', text: 'Ride – Nowhere https://www.discogs.com/master/7' },
		]);
		expect(press(libraryOf([artistLine(1, { name: 'Ride' })]), 'y').effects).toEqual([{ type: 'copy', text: 'Ride' }]);
	});

	test('an export of what is shown, under a name that can be changed', () => {
		const typed = pressAll(inPressings, '/', 'C', 'R', 'E', 'L', 'P', 'space', '2', 'enter', 'e');
		expect(typed.mode).toEqual({ kind: 'export', path: 'artist-1-album-1-pressings.csv' });
		expect(levelOf(typed).pressings?.list.shown).toEqual([pressing(2)]);
		const renamed = pressAll(typed, 'ctrl-u', 'a', '.', 'j', 's', 'o', 'n');
		const { state, effects } = press(renamed, 'enter');
		expect(effects).toEqual([{ type: 'export', path: 'a.json', rows: listExport(levelOf(typed), now) }]);
		expect(state.mode.kind).toBe('lists');
	});

	test('asking the sources again, and deciding doubtful matches where some wait', () => {
		expect(press(threePanes(), 'r').effects).toEqual([{ type: 'refresh' }]);
		expect(press(threePanes(), 'R').effects).toEqual([]);
		const waiting = hearAll(threePanes(), { type: 'review', waiting: 2 });
		expect(press(waiting, 'R').effects).toEqual([{ type: 'review' }]);
	});
});

describe('a key that does nothing now says why', () => {
	test.each([
		['f', 'Only in the list of pressings.'],
		['space', 'Only in the list of pressings.'],
		['c', 'Only in the list of pressings.'],
		['R', 'No match waits for a decision.'],
	])('%s among artists: %s', (key, text) => {
		expect(pressAll(threePanes(), key).message).toEqual({ text, tone: 'warning' });
		expect(pressAll(threePanes(), key, 'j').message).toBeNull();
	});

	test('in empty lists, and with too few marks', () => {
		const empty = libraryOf([]);
		for (const key of ['enter', 'o', 'y', 'e', 's']) expect(pressAll(empty, key).message).not.toBeNull();
		expect(whyNot(pressAll(inPressings, 'space'), 'compare')).toBe('Mark two pressings or more: Space.');
		expect(whyNot(pressAll(inPressings, 'space', 'space'), 'compare')).toBeNull();
		expect(whyNot(pressAll(threePanes({ pressings: [] }), 'l', 'l'), 'facets')).toBe(
			'There are no pressings to filter.',
		);
	});
});

describe('marking and comparing', () => {
	test('a mark goes on to the next row and is taken back at the second time', () => {
		const marked = pressAll(inPressings, 'space');
		expect(levelOf(marked).pressings).toMatchObject({ marked: new Set([1]), list: { cursor: 1 } });
		expect(levelOf(pressAll(marked, 'k', 'space')).pressings?.marked).toEqual(new Set());
	});

	test('compares what is marked, also what a filter hides', () => {
		const compared = pressAll(inPressings, 'space', 'j', 'space', '/', '2', 'enter', 'c');
		expect(compared.mode).toMatchObject({ kind: 'compare', at: 0 });
		expect(compared.mode.kind === 'compare' && compared.mode.rows.map(({ id }) => id)).toEqual([1, 3]);
	});

	test('moves as far as there is more to see, and back with the first key', () => {
		const pressings = Array.from({ length: 8 }, (_, at) => pressing(at + 1));
		const marking = pressAll(threePanes({ pressings }), 'l', 'l', ...pressings.map(() => 'space'), 'c');
		// 120 columns: the names take 14, five pressings of 19 fit.
		const atEnd = pressAll(marking, ...Array.from({ length: 20 }, () => 'l'));
		expect(atEnd.mode).toMatchObject({ at: 3 });
		expect(pressAll(atEnd, 'h').mode).toMatchObject({ at: 2 });
	});
});

describe('sorting by the columns on the screen', () => {
	test('the digit is the place of the column that is seen', () => {
		const rows = [artistLine(1, { listeners: 5 }), artistLine(2, { listeners: 9 })];
		// No one is like anybody in the library: the second column that is seen is how many listen.
		const sorted = pressAll(libraryOf(rows), '2');
		expect(levelOf(sorted).artists.list.shown.map(({ id }) => id)).toEqual([2, 1]);
		expect(levelOf(pressAll(sorted, '2')).artists.list.shown.map(({ id }) => id)).toEqual([1, 2]);
		expect(pressAll(sorted, '9').sorts).toEqual(sorted.sorts);
	});

	test('every one of ten columns of pressings can be sorted by', () => {
		const pressings = [
			pressing(1, { formatText: 'Red', isReissue: true, discogsRating: 4, want: 1 }),
			pressing(2, { formatText: 'Blue', country: 'US', isPromo: true, discogsRating: 3, want: 2 }),
		];
		const wide = hearAll(pressAll(threePanes({ pressings }), 'l', 'l'), { type: 'resized', columns: 220, rows: 50 });
		const width = layScreen(wide).panes.find(({ pane }) => pane === 'pressings')?.width ?? 0;
		const seen = layColumns(pressingPane.columns, pressings, width, now);
		expect(seen).toHaveLength(10);
		const sorted = [...'1234567890'].map((key) => pressAll(wide, key).sorts.pressings?.column);
		expect(sorted).toEqual(seen.map(({ at }) => at));
	});
});

describe('the search over everything', () => {
	const hit = {
		kind: 'album' as const,
		text: 'Nowhere',
		detail: 'Ride',
		score: 1,
		artistId: 1,
		albumId: 4,
		discogsId: null,
		pressings: 9,
	};
	const typed = pressAll(threePanes(), ':', 'n', 'o', 'w');

	test('opens the hit under the cursor, or fetches the name that was typed', () => {
		const found = hearAll(typed, { type: 'hits', query: 'now', hits: [hit] });
		expect(press(found, 'enter')).toMatchObject({
			state: { mode: { kind: 'lists' } },
			effects: [{ type: 'open-hit', hit }],
		});
		expect(press(pressAll(found, 'down', 'down', 'down'), 'enter').effects).toEqual([
			{ type: 'fetch-artist', name: 'now' },
		]);
	});

	test('Enter before the hits came opens nothing that was found for something else', () => {
		const older = hearAll(typed, { type: 'hits', query: 'now', hits: [hit] });
		const waiting = press(pressAll(older, 'h', 'e', 'r', 'e'), 'enter');
		expect(waiting).toMatchObject({ state: { mode: { kind: 'search', isAwaited: true } }, effects: [] });
		expect(pressAll(waiting.state, 'backspace').mode).toMatchObject({ isAwaited: false });
	});

	test('an answer to an older query is of no use', () => {
		expect(hearAll(typed, { type: 'hits', query: 'no', hits: [hit] }).mode).toMatchObject({ hits: [] });
	});

	test('an artist who is here by this very name is not offered to be fetched', () => {
		const artist = { ...hit, kind: 'artist' as const, text: 'Now', albumId: null };
		const found = hearAll(typed, { type: 'hits', query: 'now', hits: [artist] });
		expect(press(pressAll(found, 'down'), 'enter').effects).toEqual([{ type: 'open-hit', hit: artist }]);
	});
});
