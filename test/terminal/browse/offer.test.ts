import { expect, test } from 'vitest';
import { drawFrame } from '../../../source/terminal/browse/draw/frame.ts';
import { press } from '../../../source/terminal/browse/press.ts';
import { levelOf, selectedArtist, startState } from '../../../source/terminal/browse/state.ts';
import { artistLine, buyer, now } from './rows.ts';
import { hearAll, libraryOf, pressAll, threePanes } from './states.ts';

const type = (text: string) => [...text].map((key) => (key === ' ' ? 'space' : key));
const library = libraryOf([
	artistLine(1, { name: 'Slowdive' }),
	artistLine(2, { name: 'Slow Crush' }),
	artistLine(3, { name: 'Ride' }),
]);

test('a name that is nobody here can be fetched, from whom is said', () => {
	const typed = pressAll(library, '/', ...type('Slow'));
	expect(drawFrame(typed).join('\n')).toContain('+ fetch "Slow" from Last.fm');
	const { state, effects } = press(pressAll(typed, 'down', 'down'), 'enter');
	expect(effects).toEqual([{ type: 'fetch-artist', name: 'Slow' }]);
	expect(state.mode.kind).toBe('lists');
	const without = hearAll(startState({ hasLastfm: false, buyer, now, size: library.size }), {
		type: 'artists',
		place: 'library',
		rows: [],
	});
	expect(drawFrame(pressAll(without, '/', ...type('Slow'))).join('\n')).toContain('+ fetch "Slow" from MusicBrainz');
});

test('with no match at all, Enter fetches', () => {
	expect(press(pressAll(library, '/', ...type('Zzyzx')), 'enter').effects).toEqual([
		{ type: 'fetch-artist', name: 'Zzyzx' },
	]);
	// Kept as a filter first, it is opened as any row is.
	const kept = pressAll(library, '/', ...type('Slow'), 'enter', 'G');
	expect(press(kept, 'l').effects).toEqual([{ type: 'fetch-artist', name: 'Slow' }]);
});

test('the keys at the bottom say that Enter fetches, and what does nothing there says so', () => {
	const footerOf = (...keys: string[]) => drawFrame(pressAll(library, '/', ...keys)).at(-1);
	expect(footerOf(...type('Slow'))).toMatch(/^Enter keep/);
	expect(footerOf(...type('Slow'), 'down', 'down')).toMatch(/^Enter fetch/);
	expect(footerOf(...type('Zzyzx'))).toMatch(/^Enter fetch/);
	expect(footerOf(...type('Slow'), 'enter', 'G')).toMatch(/^Enter fetch/);
	expect(footerOf(...type('Slow'), 'enter')).toMatch(/^Enter open/);
	const onOffer = pressAll(library, '/', ...type('Slow'), 'enter', 'G');
	for (const key of ['s', 'o', 'y']) {
		const { state, effects } = press(onOffer, key);
		expect(effects).toEqual([]);
		expect(state.message?.text).toMatch(/^(No artist|Nothing) is selected\.$/);
		expect(footerOf(...type('Slow'), 'enter', 'G')).not.toContain(`  ${key} `);
	}
});

test('who is here is not offered, however the name is written', () => {
	const typed = pressAll(library, '/', ...type('slowdive'));
	expect(drawFrame(typed).join('\n')).not.toContain('+ fetch');
	expect(press(typed, 'enter').effects).toEqual([]);
});

test('only artists of the library are offered', () => {
	const albums = pressAll(threePanes(), 'l', '/', ...type('zz'));
	expect(drawFrame(albums).join('\n')).not.toContain('+ fetch');
	const similar = pressAll(library, 's', '/', ...type('zz'));
	expect(press(similar, 'enter').effects).toEqual([]);
});

test('the cursor stays on the offer while counts and rows come in', () => {
	const onOffer = pressAll(library, '/', ...type('Slow'), 'down', 'down');
	expect(selectedArtist(levelOf(onOffer))).toBeUndefined();
	const heard = hearAll(
		onOffer,
		{ type: 'counts', counts: new Map([[1, { albums: 1, pressings: 2, fetchedAt: null }]]) },
		{ type: 'artist-lines', rows: [artistLine(9, { name: 'Slow Magic' })] },
	);
	expect(press(heard, 'enter').effects).toEqual([{ type: 'fetch-artist', name: 'Slow' }]);
});

test('when who was typed joins the library, the cursor is on a row again', () => {
	const onOffer = pressAll(library, '/', ...type('Slow'), 'down', 'down');
	const heard = hearAll(onOffer, { type: 'artist-lines', rows: [artistLine(9, { name: 'Slow' })] });
	expect(selectedArtist(levelOf(heard))).toBeDefined();
});
