import { describe, expect, test } from 'vitest';
import { parseProviderUrl } from '../../source/matching/provider-urls.ts';
import { findRealData, hasRealData, readRealData } from './real-data.ts';

test.each([
	['https://www.discogs.com/artist/59792', 'discogs', 'artist', '59792'],
	['http://www.discogs.com/artist/59792-Bob-Dylan', 'discogs', 'artist', '59792'],
	['https://www.discogs.com/fr/artist/59792-Bob-Dylan/', 'discogs', 'artist', '59792'],
	['discogs.com/artist/59792?filter=1#top', 'discogs', 'artist', '59792'],
	['//www.discogs.com./master/3911', 'discogs', 'master', '3911'],
	['https://www.discogs.com/Bob-Dylan-Desire/release/249504', 'discogs', 'release', '249504'],
	['https://api.discogs.com/masters/3911', 'discogs', 'master', '3911'],
	['https://www.discogs.com/label/2441-City-Slang', 'discogs', 'label', '2441'],
	['https://www.discogs.com/artist/Bob+Dylan', 'discogs', null, null],
	['https://www.discogs.com/artist/0', 'discogs', null, null],
	['https://www.discogs.com/', 'discogs', null, null],
	['https://open.spotify.com/artist/74ASZWbe4lXaubB36ztrGX', 'spotify', 'artist', '74ASZWbe4lXaubB36ztrGX'],
	[
		'https://open.spotify.com/intl-de/artist/74ASZWbe4lXaubB36ztrGX?si=x',
		'spotify',
		'artist',
		'74ASZWbe4lXaubB36ztrGX',
	],
	['https://open.spotify.com/album/1oPXOnszADv8Xe3fzykSdC', 'spotify', 'album', '1oPXOnszADv8Xe3fzykSdC'],
	['https://artists.spotify.com/songwriter/1d77BnaN7rMcHBcqA6YSR3', 'spotify', null, null],
	['https://www.deezer.com/artist/808', 'deezer', 'artist', '808'],
	['https://www.deezer.com/fr/artist/808', 'deezer', 'artist', '808'],
	['https://www.deezer.com/en/album/94386082', 'deezer', 'album', '94386082'],
	['https://www.wikidata.org/wiki/Q392', 'wikidata', 'item', 'Q392'],
	['http://www.wikidata.org/entity/Q392', 'wikidata', 'item', 'Q392'],
	['https://m.wikidata.org/wiki/Special:EntityPage/Q392', 'wikidata', 'item', 'Q392'],
	['https://www.wikidata.org/wiki/Property:P18', 'wikidata', null, null],
	['https://www.last.fm/music/Bob+Dylan', 'lastfm', 'artist', 'Bob Dylan'],
	['https://www.last.fm/de/music/Bob%20Dylan/', 'lastfm', 'artist', 'Bob Dylan'],
	['http://www.lastfm.de/music/Bob+Dylan/+wiki', 'lastfm', 'artist', 'Bob Dylan'],
	['https://www.last.fm/music/+noredirect/KoRn', 'lastfm', 'artist', 'KoRn'],
	['https://www.last.fm/music/AC%2FDC', 'lastfm', 'artist', 'AC/DC'],
	['https://www.last.fm/music/Florence%2B+The+Machine', 'lastfm', 'artist', 'Florence+ The Machine'],
	['https://www.last.fm/music/%252B44', 'lastfm', 'artist', '+44'],
	['https://www.last.fm/music/100%', 'lastfm', 'artist', '100%'],
	['https://www.last.fm/music/%E3%82%B5%E3%82%AB%E3%83%8A', 'lastfm', 'artist', 'サカナ'],
	['https://www.last.fm/music/Bob+Dylan/Desire', 'lastfm', 'album', 'Bob+Dylan/Desire'],
	['https://www.last.fm/music/Bob+Dylan/_/Hurricane', 'lastfm', 'track', 'Bob+Dylan/_/Hurricane'],
	['https://www.last.fm/user/someone', 'lastfm', null, null],
	['https://music.apple.com/de/artist/462006', 'applemusic', 'artist', '462006'],
	['https://music.apple.com/us/artist/bob-dylan/462006', 'applemusic', 'artist', '462006'],
	['https://itunes.apple.com/us/artist/id462006', 'applemusic', 'artist', '462006'],
	['https://itunes.apple.com/mx/album/id1453228182', 'applemusic', 'album', '1453228182'],
	['https://apple.com/artist/462006', null, null, null],
	['https://tidal.com/artist/80', 'tidal', 'artist', '80'],
	['https://listen.tidal.com/browse/artist/80/u', 'tidal', 'artist', '80'],
	['https://cityslang.bandcamp.com/', 'bandcamp', 'artist', 'cityslang'],
	['https://kishibashi.bandcamp.com/album/omoiyari', 'bandcamp', 'album', 'kishibashi/omoiyari'],
	['https://bandcamp.com/discover', 'bandcamp', null, null],
	['https://www.youtube.com/channel/UCnRI0ay61tY-fKYzzB3fCnw', 'youtube', 'channel', 'UCnRI0ay61tY-fKYzzB3fCnw'],
	['http://www.youtube.com/user/NirvanaVEVO', 'youtube', 'user', 'NirvanaVEVO'],
	['https://music.youtube.com/@nirvana', 'youtube', 'handle', '@nirvana'],
	[
		'https://musicbrainz.org/artist/72c536dc-7137-4477-a521-567eeb840fa8',
		'musicbrainz',
		'artist',
		'72c536dc-7137-4477-a521-567eeb840fa8',
	],
	['https://www.allmusic.com/artist/bob-dylan-mn0000066915', 'allmusic', 'artist', 'mn0000066915'],
	['https://soundcloud.com/bobdylan', 'soundcloud', 'artist', 'bobdylan'],
	['https://commons.wikimedia.org/wiki/File:Bob_Dylan_%C3%A9.jpg', 'commons', 'file', 'Bob_Dylan_é.jpg'],
	['https://discogs.com.example.org/artist/1', null, null, null],
	['https://notdiscogs.com/artist/1', null, null, null],
	['https://example.org/www.discogs.com/artist/1', null, null, null],
	['https://www.discogs.com@example.org/artist/1', null, null, null],
	['javascript:alert(1)//discogs.com/artist/1', null, null, null],
	['ftp://www.discogs.com/artist/1', null, null, null],
	['https://', null, null, null],
	['', null, null, null],
])('%s', (url, provider, kind, id) => {
	expect(parseProviderUrl(url)).toEqual({ provider, kind, id });
});

describe.runIf(hasRealData('recordings/musicbrainz'))('relations that MusicBrainz answered with', () => {
	// Nothing where the folder is absent.
	const urls = findRealData('recordings/musicbrainz/**/*.{json,yml,yaml}').flatMap((path) =>
		Array.from(
			readRealData(path)
				.toString()
				.matchAll(/\\?"resource\\?"\s*:\s*\\?"([^"\\]+)/g),
			([, url = '']) => url,
		),
	);
	const understood = [
		'discogs',
		'spotify',
		'deezer',
		'wikidata',
		'last.fm',
		'tidal',
		'music.apple',
		'itunes.apple',
		'bandcamp',
		'youtube',
	];

	test('every page of a service we know has an id', () => {
		const relevant = [...new Set(urls)].filter((url) =>
			understood.some((name) => new URL(url).hostname.includes(name)),
		);
		expect(relevant.length).toBeGreaterThan(25);
		// A songwriter's page is no artist's.
		expect(relevant.filter((url) => parseProviderUrl(url).id === null)).toEqual([
			'https://artists.spotify.com/songwriter/1d77BnaN7rMcHBcqA6YSR3',
		]);
	});

	test('Bob Dylan has three artists at Discogs', () => {
		const ids = ['59792', '444635', '834818'];
		const found = urls
			.map(parseProviderUrl)
			.filter(({ provider, kind }) => provider === 'discogs' && kind === 'artist');
		expect(ids.filter((id) => found.some((one) => one.id === id))).toEqual(ids);
	});
});
