import { describe, expect, test } from 'vitest';
import { press } from '../../../source/terminal/recs/press.ts';
import { selectedRow } from '../../../source/terminal/recs/state.ts';
import { albumRow, bestPrice, hearAll, parameters, pressAll, recommendation, screenOf, setOf, twenty } from './sets.ts';

const screen = screenOf(setOf(twenty()));

describe('moving', () => {
	test('goes from row to row, to the ends, and no further', () => {
		expect(selectedRow(pressAll(screen, 'j', 'down', 'k'))?.rank).toBe(2);
		expect(selectedRow(pressAll(screen, 'G'))?.rank).toBe(20);
		expect(selectedRow(pressAll(screen, 'G', 'j', 'g', 'up'))?.rank).toBe(1);
		const low = { ...screen, size: { columns: 80, rows: 24 } };
		expect(selectedRow(pressAll(low, 'pagedown'))?.rank).toBe(8);
	});

	test('a filter leaves those that match; Esc clears it before it leaves', () => {
		const filtered = pressAll(screen, '/', ...'album', 'space', ...'17');
		expect(filtered.list.shown.map(({ rank }) => rank)[0]).toBe(17);
		const kept = pressAll(filtered, 'enter');
		expect(kept.mode).toEqual({ kind: 'list' });
		const { state, effect } = press(kept, 'escape');
		expect([state.list.shown.length, effect]).toEqual([20, null]);
		expect(press(state, 'escape').effect).toEqual({ type: 'leave', exitCode: 0 });
		expect(press(state, 'ctrl-c').effect).toEqual({ type: 'leave', exitCode: 2 });
	});
});

describe('sorting', () => {
	test('by the column at that place, numbers from the top, again the other way round; the selection stays with its album', () => {
		const rows = [2250, 900, 4000].map((totalAmount, at) =>
			recommendation(at + 1, { best: bestPrice(at + 1, { totalAmount, rankEuro: totalAmount }) }),
		);
		const sorted = pressAll(screenOf(setOf(rows)), '4');
		expect(sorted.list.shown.map(({ rank }) => rank)).toEqual([3, 1, 2]);
		expect(selectedRow(sorted)?.rank).toBe(1);
		const turned = pressAll(sorted, '4');
		expect(turned.list.shown.map(({ rank }) => rank)).toEqual([2, 1, 3]);
		const again = hearAll(turned, { type: 'set', set: setOf(rows.toReversed()), wanted: new Set() });
		expect(again.list.shown.map(({ rank }) => rank)).toEqual([2, 1, 3]);
		expect(pressAll(turned, '1', '1').list.shown.map(({ rank }) => rank)).toEqual([1, 2, 3]);
		expect(pressAll(turned, '9').list).toBe(turned.list);
	});
});

describe('deciding', () => {
	test('a lock is seen at once and asked of the outside; again it is let go', () => {
		const { state, effect } = press(screen, 'l');
		expect(selectedRow(state)?.isLocked).toBe(true);
		expect(effect).toEqual({
			type: 'decide',
			decision: { type: 'lock', albumId: 1, name: 'Artist 1 – Album 1' },
		});
		expect(press(state, 'l').effect).toMatchObject({ decision: { type: 'unlock', albumId: 1 } });
	});

	test('a want toggles', () => {
		const { state, effect } = press(screen, 'w');
		expect([...state.wanted]).toEqual([1]);
		expect(effect).toMatchObject({ decision: { type: 'want', albumId: 1 } });
		const again = press(state, 'w');
		expect([...again.state.wanted]).toEqual([]);
		expect(again.effect).toMatchObject({ decision: { type: 'unwant', albumId: 1 } });
	});

	test('a dismissal asks why; Enter takes it, and the selection stays where it was', () => {
		const typed = pressAll(screen, 'j', 'x', ...'too', 'space', ...'slow', 'backspace');
		expect(typed.mode).toMatchObject({ kind: 'reason', what: 'album', text: 'too slo' });
		const { state, effect } = press(typed, 'enter');
		expect(effect).toMatchObject({ decision: { type: 'dismiss-album', albumId: 2, reason: 'too slo' } });
		expect(state.list.rows).toHaveLength(19);
		expect(selectedRow(state)?.rank).toBe(3);
		expect(state.list.cursor).toBe(1);
	});

	test('an empty reason is none, and Esc dismisses nothing', () => {
		expect(press(pressAll(screen, 'x', 'space'), 'enter').effect).toMatchObject({ decision: { reason: null } });
		const { state, effect } = press(pressAll(screen, 'x', ...'q'), 'escape');
		expect([state.list.rows.length, state.mode, effect]).toEqual([20, { kind: 'list' }, null]);
	});

	test('keys are text while a reason is typed', () => {
		expect(pressAll(screen, 'x', 'q', 'j', '/', '?').mode).toMatchObject({ text: 'qj/?' });
	});

	test('nothing of an artist: all their albums leave the list', () => {
		const both = [recommendation(1), recommendation(2, { album: albumRow(2, { artistId: 1, credit: 'Artist 1' }) })];
		const { state, effect } = press(pressAll(screenOf(setOf([...both, recommendation(3)])), 'X'), 'enter');
		expect(effect).toMatchObject({
			decision: { type: 'dismiss-artist', artistId: 1, reason: null, name: 'Artist 1' },
		});
		expect(state.list.rows.map(({ rank }) => rank)).toEqual([3]);
	});

	test('a set that comes while decisions are being stored is too old to be taken in', () => {
		const dismissed = pressAll(screen, 'x', 'enter');
		const set = setOf(twenty());
		const late = hearAll(dismissed, { type: 'set', set, wanted: new Set() });
		expect(late.list.rows).toHaveLength(19);
		const decision = { type: 'dismiss-album', albumId: 1, reason: null, name: 'Artist 1 – Album 1' } as const;
		const stored = hearAll(late, { type: 'decided', decision, isNew: true });
		expect(stored.message?.text).toBe('Not recommended any more: Artist 1 – Album 1 (z takes it back).');
		const refilled = [...twenty().slice(1), recommendation(21)];
		const next = hearAll(stored, { type: 'set', set: setOf(refilled), wanted: new Set() });
		expect(next.list.rows).toHaveLength(20);
		expect(selectedRow(next)?.album.id).toBe(2);
	});

	test('undo works as soon as something is on its way, and says otherwise', () => {
		expect(press(screen, 'z').state.message?.text).toBe('Nothing was decided yet.');
		expect(press(pressAll(screen, 'l'), 'z').effect).toEqual({ type: 'undo' });
		const decision = { type: 'lock', albumId: 1, name: 'Artist 1 – Album 1' } as const;
		const stored = hearAll(pressAll(screen, 'l'), { type: 'decided', decision, isNew: true });
		expect(stored.decisions).toBe(1);
		const undone = hearAll(pressAll(stored, 'z'), { type: 'undone', decision });
		expect([undone.decisions, undone.storing]).toEqual([0, 0]);
		expect(press(undone, 'z').effect).toBeNull();
	});
});

describe('the dial', () => {
	test('moves by a tenth and asks for the set again, up to its ends', () => {
		const { state, effect } = press(pressAll(screen, '+', '+'), '+');
		expect(state.parameters.discover).toBe(0.8);
		expect(effect).toEqual({ type: 'recommend', isForced: false });
		expect(pressAll(screen, '-', '-', '-').parameters.discover).toBe(0.2);
		const far = screenOf(setOf(twenty()), { parameters: { ...parameters, discover: 1 } });
		expect(press(far, '=').state.message?.text).toBe('It is all discovery already.');
		expect(press(far, '=').effect).toBeNull();
	});
});

describe('keys that lead elsewhere', () => {
	test('pressings, the page and the clipboard', () => {
		expect(press(screen, 'enter').effect).toMatchObject({ type: 'open-album', album: { id: 1 } });
		expect(press(screen, 'o').effect).toEqual({ type: 'open-page', url: 'https://www.discogs.com/master/1001' });
		expect(press(screen, 'y').effect).toEqual({
			type: 'copy',
			text: 'Artist 1 – Album 1 · 1991 · https://example.com/offers/1',
		});
		const pageless = recommendation(1, { album: albumRow(1, { discogsId: null, mbid: null }) });
		expect(press(screenOf(setOf([pageless])), 'o').state.message?.text).toBe('It has no page that is known.');
	});

	test('a want at Discogs is sent only after what would be sent was seen', () => {
		const { state, effect } = press(screen, 'W');
		expect(effect).toMatchObject({ type: 'prepare-want', row: { rank: 1 } });
		expect(press(state, 'y').effect).toBeNull();
		const shown = hearAll(state, { type: 'dry-run', albumId: 1, lines: ['PUT /users/me/wants/1'] });
		expect(press(shown, 'n')).toMatchObject({ state: { mode: { kind: 'list' } }, effect: null });
		expect(press(shown, 'y').effect).toMatchObject({ type: 'send-want', row: { rank: 1 } });
		const other = hearAll(state, { type: 'dry-run', albumId: 2, lines: ['PUT /users/me/wants/2'] });
		expect(press(other, 'y').effect).toBeNull();
	});

	test('an empty list has nothing selected, and says so', () => {
		const empty = screenOf(setOf([]));
		for (const key of ['enter', 'l', 'x', 'X', 'w', 'W', 'o', 'y']) {
			expect(press(empty, key)).toMatchObject({ state: { message: { text: 'Nothing is selected.' } }, effect: null });
		}
		expect(press(empty, 'd').state.message?.text).toBe('There is no earlier set to compare it with.');
	});
});
