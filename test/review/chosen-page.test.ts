import { describe, expect, test } from 'vitest';
import { UsageError } from '../../source/errors.ts';
import { readChosenPage } from '../../source/review/chosen-page.ts';

const mbid = '5b11f4ce-a62d-471e-81fc-a69a8278c7da';

describe('the page that a person means', () => {
	test.each([
		mbid,
		mbid.toUpperCase(),
		` ${mbid} `,
		`https://musicbrainz.org/artist/${mbid}`,
		`musicbrainz.org/artist/${mbid}/releases`,
	])('an artist: %s', (text) => {
		expect(readChosenPage('artist', text)).toEqual({
			provider: 'musicbrainz',
			relation: 'identity',
			kind: 'artist',
			externalId: mbid,
			url: `https://musicbrainz.org/artist/${mbid}`,
		});
	});

	test.each([
		['m10362', 'master', '10362'],
		['M10362', 'master', '10362'],
		['[m10362]', 'master', '10362'],
		['master 10362', 'master', '10362'],
		['https://www.discogs.com/master/10362-Pink-Floyd-The-Dark-Side-Of-The-Moon', 'master', '10362'],
		['r249504', 'release', '249504'],
		['release/249504', 'release', '249504'],
		['www.discogs.com/de/release/249504-x', 'release', '249504'],
	])('an album: %s', (text, kind, id) => {
		expect(readChosenPage('album', text)).toEqual({
			provider: 'discogs',
			relation: 'discogs',
			kind,
			externalId: id,
			url: `https://www.discogs.com/${kind}/${id}`,
		});
	});

	test.each([
		['artist', ''],
		['artist', 'Nirvana'],
		['artist', 'm10362'],
		['artist', `https://musicbrainz.org/release-group/${mbid}`],
		['artist', `https://evil.example/musicbrainz.org/artist/${mbid}`],
		['album', ''],
		// A bare number may be either.
		['album', '10362'],
		['album', 'm0'],
		['album', 'm99999999999'],
		['album', 'm9999999999'],
		['album', 'https://www.discogs.com/artist/125246'],
		['album', mbid],
	] as const)('is refused for an %s: %s', (entity, text) => {
		expect(() => readChosenPage(entity, text)).toThrow(UsageError);
	});
});
