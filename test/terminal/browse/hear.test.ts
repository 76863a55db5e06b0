import { describe, expect, test } from 'vitest';
import { drawFrame } from '../../../source/terminal/browse/draw/frame.ts';
import type { News } from '../../../source/terminal/browse/news.ts';
import {
	levelOf,
	selectedAlbum,
	selectedArtist,
	selectedPressing,
	startState,
} from '../../../source/terminal/browse/state.ts';
import { wantsOf } from '../../../source/terminal/browse/wants.ts';
import { albumLine, artistLine, buyer, now, pressing } from './rows.ts';
import { hearAll, libraryOf, pressAll, threePanes } from './states.ts';

const size = { columns: 120, rows: 40 };
const asking: News = {
	type: 'status',
	pane: 'albums',
	key: 'artist:2',
	status: { fetchingSince: new Date(now.getTime() - 12_000), problem: null },
};

describe('an artist who is opened', () => {
	test('by name is selected in the library, unfiltered', () => {
		const filtered = pressAll(libraryOf([artistLine(1), artistLine(2)]), '/', '1', 'enter');
		const found = hearAll(filtered, { type: 'artist-found', line: artistLine(9, { name: 'Ride' }) });
		expect(levelOf(found)).toMatchObject({ focus: 'albums', artists: { list: { filter: '' } } });
		expect(selectedArtist(levelOf(found))?.name).toBe('Ride');
		expect(levelOf(found).artists.list.rows).toHaveLength(3);
		expect(wantsOf(found)).toMatchObject({ albumsOf: 9, opened: { artistId: 9 } });
	});

	test('before the library was read stays selected when it is', () => {
		const start = startState({ hasLastfm: true, buyer, now, size });
		const found = hearAll(start, { type: 'artist-found', line: artistLine(2) });
		const read = hearAll(found, { type: 'artists', place: 'library', rows: [artistLine(1), artistLine(2)] });
		expect(selectedArtist(levelOf(read))?.id).toBe(2);
		expect(levelOf(read).artists.list.rows).toHaveLength(2);
	});

	test('says who is asked for the albums before any row was read', () => {
		const opened = pressAll(libraryOf([artistLine(1), artistLine(2)]), 'j', 'l');
		expect(levelOf(opened).albums).toBeNull();
		const asked = hearAll(opened, asking);
		expect(drawFrame(asked).join('\n')).toContain('asking MusicBrainz … 12 s');
		const read = hearAll(asked, { type: 'albums', artistId: 2, rows: [albumLine(1)] });
		expect(levelOf(read).albums).toMatchObject({ status: { isRead: true, fetchingSince: expect.any(Date) } });
		expect(drawFrame(read).join('\n')).toContain('asking MusicBrainz … 12 s');
	});
});

describe('a pane that was not read yet', () => {
	test('leaves the panes beside it alone', () => {
		const opened = pressAll(libraryOf([artistLine(1), artistLine(2)]), 'l');
		for (const key of ['j', 'G', '1', 'enter', 'e']) {
			const after = pressAll(opened, key);
			expect(selectedArtist(levelOf(after))?.id).toBe(1);
			expect(levelOf(after).focus).toBe('albums');
			expect(after.sorts.albums).toBeNull();
			expect(after.mode.kind).toBe('lists');
		}
	});
});

describe('what a search found', () => {
	const hit: News = { type: 'go-to', artist: artistLine(1), albumId: 2, releaseId: null };

	test('is selected where the artist is open already, with what is known of them', () => {
		const inside = hearAll(pressAll(threePanes(), 'l'), {
			type: 'status',
			pane: 'albums',
			key: 'artist:1',
			status: { fetchedAt: now },
		});
		const gone = hearAll(inside, hit);
		expect(selectedAlbum(levelOf(gone))?.id).toBe(2);
		expect(levelOf(gone)).toMatchObject({ focus: 'pressings', albums: { status: { fetchedAt: now } } });
		expect(wantsOf(gone)).toMatchObject({ pressingsOf: { albumId: 2 }, opened: { albumId: 2 } });
	});

	test('is selected in what is read later', () => {
		const away = pressAll(threePanes(), 'j', 'l');
		const gone = hearAll(
			away,
			{ ...hit, releaseId: 5 },
			{ type: 'albums', artistId: 1, rows: [albumLine(1), albumLine(2)] },
			{ type: 'pressings', key: 'album:2', rows: [pressing(4), pressing(5)] },
		);
		expect(selectedArtist(levelOf(gone))?.id).toBe(1);
		expect(selectedAlbum(levelOf(gone))?.id).toBe(2);
		expect(selectedPressing(levelOf(gone))?.id).toBe(5);
	});

	test('is selected among the pressings on the screen, without the facets that hid it', () => {
		const pressings = [pressing(1), pressing(2, { country: 'US' })];
		const faceted = pressAll(threePanes({ pressings }), 'l', 'l', 'f', 'j', 'space', 'escape', '/', 'u', 'enter');
		const gone = hearAll(faceted, { ...hit, albumId: 1, releaseId: 2 });
		expect(selectedPressing(levelOf(gone))?.id).toBe(2);
		expect(levelOf(gone).pressings?.list.shown).toHaveLength(2);
	});
});

describe('a stub that turned out to be somebody else', () => {
	const into = artistLine(2, { name: 'Artist Two' });

	test('is gone; the selection goes on as the other one', () => {
		const merged = hearAll(pressAll(threePanes(), 'G', 'l'), { type: 'merged', fromId: 3, into });
		expect(levelOf(merged).artists.list.rows.map(({ name }) => name)).toEqual(['Artist 1', 'Artist Two']);
		expect(selectedArtist(levelOf(merged))?.id).toBe(2);
	});

	test('leaves lists alone in which it never stood', () => {
		const similar = hearAll(pressAll(threePanes(), 's'), {
			type: 'artists',
			place: 'similar:1',
			rows: [artistLine(2, { score: 0.9 }), artistLine(7, { score: 0.5 })],
		});
		const merged = hearAll(similar, { type: 'merged', fromId: 3, into });
		expect(levelOf(merged).artists.list.rows).toMatchObject([{ id: 2, name: 'Artist Two', score: 0.9 }, { id: 7 }]);
		expect(merged.trail[0]?.artists.list.rows.map(({ id }) => id)).toEqual([1, 2]);
	});
});

describe('rows that come', () => {
	test('change lines in every list; those that are new join the library only', () => {
		const similar = hearAll(
			pressAll(threePanes(), 's'),
			{ type: 'artists', place: 'similar:1', rows: [artistLine(2, { score: 0.9 })] },
			{ type: 'artist-lines', rows: [artistLine(2, { listeners: 5 }), artistLine(8)] },
		);
		expect(levelOf(similar).artists.list.rows).toMatchObject([{ id: 2, listeners: 5, score: 0.9 }]);
		expect(similar.trail[0]?.artists.list.rows.map(({ id }) => id)).toEqual([1, 2, 3, 8]);
		expect(similar.trail[0]?.artists.list.rows[1]).toMatchObject({ listeners: 5, score: null });
	});

	test('counts are shown, and sorted by where they are what the list is sorted by', () => {
		const counted = (albums: number) => ({ albums, pressings: 0, fetchedAt: null });
		const read = hearAll(libraryOf([artistLine(1), artistLine(2), artistLine(3)]), {
			type: 'counts',
			counts: new Map([[1, counted(1)]]),
		});
		const byAlbums = pressAll(read, '3');
		const more = hearAll(byAlbums, { type: 'counts', counts: new Map([[3, counted(9)]]) });
		expect(levelOf(more).artists.list.shown.map(({ id }) => id)).toEqual([3, 1, 2]);
		expect(selectedArtist(levelOf(more))?.id).toBe(1);
	});

	test('of what is not on the screen any more are left aside', () => {
		const state = threePanes();
		expect(hearAll(state, { type: 'albums', artistId: 3, rows: [] })).toBe(state);
		expect(hearAll(state, { type: 'pressings', key: 'album:3', rows: [] })).toBe(state);
		expect(hearAll(state, { type: 'hits', query: 'x', hits: [] })).toBe(state);
	});
});

test('where no row is selected, the band below tells of none', () => {
	const [detail, url] = [
		{ key: 'artist:1', name: 'Ride', lines: ['Ride', 'Group'], notice: null },
		'https://a.example/1',
	];
	const told = hearAll(libraryOf([artistLine(1, { name: 'Ride' })]), {
		type: 'detail',
		detail: { ...detail, image: { url, source: null } },
	});
	expect(drawFrame(told).join('\n')).toContain('│ Group');
	const nobody = pressAll(told, '/', 'x', 'q');
	expect(wantsOf(nobody).detailOf).toBeNull();
	expect(drawFrame(hearAll(nobody, { type: 'detail', detail: null })).join('\n')).not.toContain('│ Group');
});

test('a list that is not read yet is not called empty', () => {
	const opened = pressAll(libraryOf([artistLine(1)]), 'enter', 'enter');
	expect(opened.message?.text).toBe('It is still being read.');
});
