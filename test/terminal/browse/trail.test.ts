import { describe, expect, test } from 'vitest';
import type { BrowseState } from '../../../source/terminal/browse/state.ts';
import { levelOf, selectedAlbum, selectedArtist, selectedPressing } from '../../../source/terminal/browse/state.ts';
import { albumLine, artistLine, now, pressing } from './rows.ts';
import { hearAll, libraryOf, pressAll, threePanes } from './states.ts';

const type = (text: string) => [...text].map((key) => (key === ' ' ? 'space' : key));
const namesOf = (state: BrowseState) => levelOf(state).artists.list.shown.map(({ name }) => name);

/** What a person sees of a place, without what only time changes. */
function seen(state: BrowseState) {
	const level = levelOf(state);
	return {
		place: level.place,
		focus: level.focus,
		artist: selectedArtist(level)?.id,
		album: selectedAlbum(level)?.id,
		pressing: selectedPressing(level)?.id,
		trail: state.trail.length,
		mode: state.mode.kind,
	};
}

describe('back undoes open', () => {
	test('pane by pane', () => {
		const start = threePanes();
		const albums = pressAll(start, 'enter');
		expect(seen(albums).focus).toBe('albums');
		const pressings = pressAll(albums, 'l');
		expect(seen(pressings).focus).toBe('pressings');
		expect(seen(pressAll(pressings, 'escape'))).toEqual(seen(albums));
		expect(seen(pressAll(pressings, 'h', 'left'))).toEqual(seen(start));
	});

	test('through similar artists of similar artists', () => {
		const start = pressAll(threePanes(), 'j');
		const similar = hearAll(pressAll(start, 's'), {
			type: 'artists',
			place: 'similar:2',
			rows: [artistLine(7, { score: 1 }), artistLine(8, { score: 0.5 })],
		});
		expect(levelOf(similar).place).toEqual({ kind: 'similar', to: { id: 2, name: 'Artist 2' } });
		const deeper = pressAll(similar, 'j', 's');
		expect(deeper.trail).toHaveLength(3);
		expect(seen(pressAll(deeper, 'escape'))).toEqual(seen(pressAll(similar, 'j')));
		expect(seen(pressAll(deeper, 'escape', 'escape'))).toEqual(seen(start));
	});

	test.each([['/'], [':'], ['?'], ['e'], ['f'], ['c']])('out of what lies over the lists: %s', (key) => {
		const start = pressAll(threePanes(), 'l', 'l', 'space', 'space');
		const open = pressAll(start, key);
		expect(open.mode.kind).not.toBe('lists');
		expect(seen(pressAll(open, 'escape'))).toEqual(seen(start));
	});

	test('at the top it says how to leave; q leaves from anywhere in the lists', () => {
		const top = pressAll(threePanes(), 'escape');
		expect(top.message?.text).toContain('q leaves');
		expect(pressAll(top, 'j').message).toBeNull();
	});
});

describe('what survives going in and out', () => {
	test('filters of every pane on the way in, and on the way out until they are cleared', () => {
		const filtered = pressAll(threePanes(), '/', ...type('1'), 'enter', 'l', '/', ...type('album 2'), 'enter', 'l');
		expect(levelOf(filtered)).toMatchObject({
			focus: 'pressings',
			artists: { list: { filter: '1' } },
			albums: { list: { filter: 'album 2' } },
		});
		const out = levelOf(pressAll(filtered, 'escape', 'escape', 'escape'));
		expect(out).toMatchObject({
			focus: 'artists',
			artists: { list: { filter: '1' } },
			albums: { list: { filter: '' } },
		});
	});

	test('the selection and the filter of albums, when another artist was looked at through a search', () => {
		const rows = [albumLine(1), albumLine(2), albumLine(3)];
		const inside = pressAll(threePanes(), 'l', '/', ...type('album'), 'down', 'enter');
		const elsewhere = hearAll(inside, { type: 'artist-found', line: artistLine(2) });
		expect(levelOf(elsewhere).albums).toBeNull();
		const back = hearAll(pressAll(elsewhere, 'h', 'k'), { type: 'albums', artistId: 1, rows });
		expect(levelOf(back).albums?.list.filter).toBe('album');
		expect(selectedAlbum(levelOf(back))?.id).toBe(selectedAlbum(levelOf(inside))?.id);
	});

	test('marks and facets of pressings', () => {
		const pressings = [pressing(1), pressing(2, { country: 'US' }), pressing(3)];
		const marked = pressAll(threePanes({ pressings }), 'l', 'l', 'space', 'f', 'j', 'space', 'escape');
		const left = pressAll(marked, 'h', 'j');
		expect(levelOf(left).pressings).toBeNull();
		const back = hearAll(pressAll(left, 'k'), { type: 'pressings', key: 'album:1', rows: pressings });
		expect(levelOf(back).pressings?.marked).toEqual(new Set([1]));
		expect(levelOf(back).pressings?.facets).toEqual(levelOf(marked).pressings?.facets);
		expect(levelOf(back).pressings?.list.shown).toHaveLength(2);
	});

	test('the filter and the selection of similar artists', () => {
		const rows = [artistLine(7, { name: 'Ride' }), artistLine(8, { name: 'Lush' }), artistLine(9, { name: 'Slint' })];
		const inside = hearAll(pressAll(threePanes(), 's'), { type: 'artists', place: 'similar:1', rows });
		const chosen = pressAll(inside, 'j', 'j');
		const again = hearAll(pressAll(chosen, 'escape', 's'), { type: 'artists', place: 'similar:1', rows });
		expect(selectedArtist(levelOf(again))?.name).toBe('Slint');
	});

	test('how a kind of pane is sorted, in every place', () => {
		const sorted = pressAll(libraryOf([artistLine(1, { name: 'b' }), artistLine(2, { name: 'a' })]), '1');
		expect(namesOf(sorted)).toEqual(['a', 'b']);
		const rows = [artistLine(3, { name: 'd' }), artistLine(4, { name: 'c' })];
		const similar = hearAll(pressAll(sorted, 's'), { type: 'artists', place: 'similar:1', rows });
		expect(namesOf(similar)).toEqual(['c', 'd']);
	});

	test('Esc clears a filter before it goes back', () => {
		const filtered = pressAll(threePanes(), 'l', '/', ...type('3'), 'enter');
		expect(levelOf(filtered).albums?.list.shown).toHaveLength(1);
		const cleared = pressAll(filtered, 'escape');
		expect(levelOf(cleared)).toMatchObject({ focus: 'albums', albums: { list: { filter: '' } } });
		expect(selectedAlbum(levelOf(cleared))?.id).toBe(3);
		expect(levelOf(pressAll(cleared, 'escape')).focus).toBe('artists');
	});
});

describe('what is heard of lists that are not on the screen', () => {
	const answered = { fetchingSince: null, fetchedAt: now };

	test('counts when a person comes back to them', () => {
		const asked = hearAll(pressAll(threePanes(), 'l'), {
			type: 'status',
			pane: 'albums',
			key: 'artist:1',
			status: { fetchingSince: now },
		});
		const away = hearAll(
			pressAll(asked, 'h', 's'),
			{ type: 'status', pane: 'albums', key: 'artist:1', status: answered },
			{ type: 'albums', artistId: 1, rows: [albumLine(1), albumLine(4)] },
		);
		const back = levelOf(pressAll(away, 'escape'));
		expect(back.albums?.status).toMatchObject({ ...answered, isRead: true });
		expect(back.albums?.list.shown.map(({ id }) => id)).toEqual([1, 4]);
	});

	test('also of those that another row has taken the place of', () => {
		const asked = hearAll(pressAll(threePanes(), 'l'), {
			type: 'status',
			pane: 'albums',
			key: 'artist:1',
			status: { fetchingSince: now },
		});
		const away = pressAll(asked, 'h', 'j');
		const still = hearAll(pressAll(away, 'k'), { type: 'albums', artistId: 1, rows: [] });
		expect(levelOf(still).albums?.status.fetchingSince).toEqual(now);
		const ended = hearAll(away, { type: 'status', pane: 'albums', key: 'artist:1', status: answered });
		const back = hearAll(pressAll(ended, 'k'), { type: 'albums', artistId: 1, rows: [] });
		expect(levelOf(back).albums?.status).toMatchObject({ ...answered, isRead: true });
	});
});
