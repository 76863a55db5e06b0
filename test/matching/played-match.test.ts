import { describe, expect, it } from 'vitest';
import { normalizeName, normalizeTitle } from '../../source/matching/names.ts';
import {
	matchPlayedAlbum,
	matchPlayedArtist,
	type PlayedArtist,
	type StoredAlbum,
	type StoredArtist,
} from '../../source/matching/played-match.ts';

const lastfm = { trustsMbid: false, isPage: true };
const listenbrainz = { trustsMbid: true, isPage: false };
const spotify = { trustsMbid: false, isPage: false };

function artist(id: number, name: string, facts: Partial<StoredArtist> & { also?: string[] } = {}): StoredArtist {
	const { also = [], ...rest } = facts;
	return {
		...{ id, mbid: null, formerMbids: new Set<string>(), mbidHint: null },
		...{ spotifyId: null, discogsId: null, lastfmUrl: null },
		...{ names: new Set([name, ...also].map(normalizeName)), aliases: new Set<string>() },
		...rest,
	};
}

const played = (name: string, facts: Partial<PlayedArtist> = {}): PlayedArtist => ({
	...{ name, mbid: null, spotifyId: null, service: lastfm },
	...facts,
});

describe('an artist who was played', () => {
	it('is who has the MBID and the name', () => {
		const slowdive = artist(1, 'Slowdive', { mbid: 'real', formerMbids: new Set(['former']) });
		expect(matchPlayedArtist(played('Slowdive', { mbid: 'real' }), [slowdive])).toEqual({
			...{ id: 1, method: 'mbid', confidence: 1 },
		});
		expect(matchPlayedArtist(played('slowdive', { mbid: 'former' }), [slowdive])).toMatchObject({
			id: 1,
			method: 'mbid',
		});
		const japanese = artist(2, 'サカナクション', { mbid: 'sakana', aliases: new Set([normalizeName('Sakanaction')]) });
		expect(matchPlayedArtist(played('Sakanaction', { mbid: 'sakana' }), [japanese])).toMatchObject({
			confidence: 0.95,
		});
		expect(matchPlayedArtist(played('Sakanaction'), [japanese])).toBeNull();
	});

	it('is not whose MBID Last.fm gives with another name', () => {
		const drums = artist(1, 'The Drums', { mbid: 'drums' });
		const diiv = artist(2, 'DIIV', { mbid: 'diiv', lastfmUrl: 'https://www.last.fm/music/DIIV' });
		expect(matchPlayedArtist(played('DIIV', { mbid: 'drums' }), [drums])).toBeNull();
		expect(matchPlayedArtist(played('DIIV', { mbid: 'drums' }), [drums, diiv])).toMatchObject({
			id: 2,
			method: 'page',
		});
		const wasDiiv = played('Zachary Cole Smith', { mbid: 'diiv', service: listenbrainz });
		expect(matchPlayedArtist(wasDiiv, [diiv])).toMatchObject({ id: 2, method: 'mbid', confidence: 0.95 });
	});

	it('is nobody among homonyms, unless one has the page that the name means', () => {
		const grunge = artist(1, 'Nirvana', { mbid: 'one' });
		const sixties = artist(2, 'Nirvana', { mbid: 'two' });
		expect(matchPlayedArtist(played('Nirvana'), [grunge, sixties])).toBeNull();
		expect(
			matchPlayedArtist(played('Nirvana', { service: spotify }), [{ ...grunge, lastfmUrl: 'page' }, sixties]),
		).toBeNull();
		expect(matchPlayedArtist(played('Nirvana'), [{ ...grunge, lastfmUrl: 'page' }, sixties])).toMatchObject({ id: 1 });
		expect(matchPlayedArtist(played('Nirvana', { mbid: 'two' }), [grunge, sixties])).toMatchObject({
			id: 2,
			method: 'mbid',
		});
		expect(matchPlayedArtist(played('Nirvana', { mbid: 'three', service: listenbrainz }), [grunge])).toBeNull();
		expect(matchPlayedArtist(played('Nirvana', { mbid: 'three' }), [grunge])).toBeNull();
	});

	it('is the only one of that name', () => {
		const matches: [string, string][] = [
			['!!!', '!!!'],
			['Guns N’ Roses', "Guns N' Roses"],
			['AC/DC', 'AC-DC'],
			['Beatles, The', 'The Beatles'],
			['Сплин', 'СПЛИН'],
			['Ø', 'Ø'],
			['+/-', '+/-'],
			['Sigur Rós', 'Sigur Ros'],
		];
		for (const [heard, stored] of matches) {
			expect(matchPlayedArtist(played(heard), [artist(7, stored)]), heard).toMatchObject({ id: 7, method: 'name' });
		}
		const others: [string, string][] = [
			['Ø', 'O'],
			['The The', 'The'],
			['Кино', 'Kino'],
			['Therapist', 'The Rapist'],
			['A', 'The A'],
		];
		for (const [heard, stored] of others)
			expect(matchPlayedArtist(played(heard), [artist(7, stored)]), heard).toBeNull();
	});

	it('is not whom only Discogs knows by that name', () => {
		const drums = artist(1, 'Drums', { discogsId: 17 });
		expect(matchPlayedArtist(played('The Drums'), [drums])).toBeNull();
		expect(matchPlayedArtist(played('The Drums'), [{ ...drums, lastfmUrl: 'page' }])).toMatchObject({ id: 1 });
		expect(matchPlayedArtist(played('The Drums'), [drums, artist(2, 'The Drums')])).toMatchObject({ id: 2 });
	});

	it('is whoever Spotify says by its id, whatever the name', () => {
		const found = artist(3, 'Sakanaction', { spotifyId: '0hCWVMGGQnRVfDgmhwLIxq' });
		const heard = played('サカナクション', { spotifyId: '0hCWVMGGQnRVfDgmhwLIxq', service: spotify });
		expect(matchPlayedArtist(heard, [found])).toEqual({ id: 3, method: 'id', confidence: 1 });
	});
});

describe('an album that was played', () => {
	const album = (id: number, title: string, facts: Partial<StoredAlbum> = {}): StoredAlbum => ({
		...{ id, mbid: `group ${id}`, normalizedTitle: normalizeTitle(title), isStudio: true },
		...facts,
	});

	it('is the one with the MBID, as long as the title does not speak against it', () => {
		const albums = [album(1, 'Souvlaki'), album(2, 'Pygmalion')];
		expect(matchPlayedAlbum({ title: 'Souvlaki', mbid: 'group 1' }, albums)).toMatchObject({ id: 1, method: 'mbid' });
		expect(matchPlayedAlbum({ title: 'Souvlaki', mbid: 'group 2' }, albums)).toMatchObject({ id: 1, method: 'name' });
		expect(matchPlayedAlbum({ title: 'Souvlaki', mbid: 'a release of it' }, albums)).toMatchObject({ id: 1 });
	});

	it('is the one with the title, whatever edition it is', () => {
		const albums = [album(1, '(What’s the Story) Morning Glory?'), album(2, 'Definitely Maybe')];
		for (const title of [
			"(What's The Story) Morning Glory? (Deluxe Edition)",
			'(What’s the Story) Morning Glory? [2014 Remaster]',
		]) {
			expect(matchPlayedAlbum({ title, mbid: null }, albums), title).toMatchObject({ id: 1 });
		}
		expect(matchPlayedAlbum({ title: 'Definitely Maybe (Live)', mbid: null }, albums)).toBeNull();
	});

	it('is the studio album of two with one title, and nothing of two studio albums', () => {
		const live = album(2, 'Weezer', { isStudio: false });
		expect(matchPlayedAlbum({ title: 'Weezer', mbid: null }, [album(1, 'Weezer'), live])).toMatchObject({ id: 1 });
		expect(matchPlayedAlbum({ title: 'Weezer', mbid: null }, [album(1, 'Weezer'), album(3, 'Weezer')])).toBeNull();
		expect(
			matchPlayedAlbum({ title: 'Weezer', mbid: 'group 3' }, [album(1, 'Weezer'), album(3, 'Weezer')]),
		).toMatchObject({ id: 3 });
	});
});
