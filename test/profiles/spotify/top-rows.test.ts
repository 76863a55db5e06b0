import { expect, test } from 'vitest';
import type { PlayedTrack, SpotifyAlbum, SpotifyTrack } from '../../../source/integrations/spotify/map.ts';
import { countPlays } from '../../../source/profiles/spotify/play-counts.ts';
import { albumsOf, mergeFavourites, onceEach, rankAlbums } from '../../../source/profiles/spotify/top-rows.ts';

const things = (ids: string) => [...ids].map((id) => ({ id }));
const merge = (longer: string, shorter: string) =>
	mergeFavourites(things(longer), things(shorter))
		.map(({ id }) => id)
		.join('');

test.each([
	['abc', '', 'abc'],
	['', 'abc', 'abc'],
	['abc', 'abc', 'abc'],
	// The longer time goes first where both agree on the place.
	['abcd', 'wxyz', 'awbxcydz'],
	// What is new stands high at once, what was one of the last comes up.
	['abcd', 'd', 'adbc'],
	['abcd', 'xd', 'axbdc'],
])('favourites of %j and of late %j are %j', (longer, shorter, merged) => {
	expect(merge(longer, shorter)).toBe(merged);
});

const artist = { id: 'artist', name: 'Ride' };
const guest = { id: 'guest', name: 'Robert Smith' };
const album = (id: string): SpotifyAlbum => ({ id, title: id, artist });
const track = (id: string | null): SpotifyTrack => ({
	artists: [artist, guest],
	album: id === null ? null : album(id),
});

test('an album stands where its best track does', () => {
	const albums = albumsOf([track('b'), track(null), track('a'), track('b'), track('c')]);
	expect(rankAlbums(albums).map(({ key, rank }) => `${key}${rank}`)).toEqual(['b1', 'a2', 'c3']);
});

test('what two pages name counts once', () => {
	expect(onceEach(things('abacb')).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('plays count for every artist and the album, by month of UTC, with the last of them', () => {
	const play = (at: string, id: string | null): PlayedTrack => ({ track: track(id), playedAt: new Date(at) });
	const rows = countPlays([
		play('2026-11-01T00:30:00+00:00', 'a'),
		play('2026-11-01T00:30:00+02:00', 'a'),
		play('2026-11-03T10:00:00Z', null),
		play('2026-11-02T10:00:00Z', 'a'),
	]);
	const shown = rows.map(
		({ kind, key, period, plays, at }) => `${kind} ${key} ${period} ${plays} ${at?.toISOString().slice(8, 10)}`,
	);
	expect(shown.toSorted()).toEqual([
		'album a 2026-10 1 31',
		'album a 2026-11 2 02',
		'artist artist 2026-10 1 31',
		'artist artist 2026-11 3 03',
		'artist guest 2026-10 1 31',
		'artist guest 2026-11 3 03',
	]);
	expect(rows.every(({ rank }) => rank === null)).toBe(true);
});
