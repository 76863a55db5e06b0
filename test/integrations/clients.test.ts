import { afterEach, describe, expect, it } from 'vitest';
import {
	CredentialsMissing,
	InvalidAnswer,
	ProviderNotFound,
	ProviderRefused,
	ProviderUnreachable,
	ProviderWaiting,
} from '../../source/errors.ts';
import { createAudiodb } from '../../source/integrations/audiodb/client.ts';
import { createCoverart } from '../../source/integrations/coverart/client.ts';
import { createDeezer } from '../../source/integrations/deezer/client.ts';
import { judgeDeezer } from '../../source/integrations/deezer/errors.ts';
import { createDiscogs } from '../../source/integrations/discogs/client.ts';
import { judgeDiscogs } from '../../source/integrations/discogs/errors.ts';
import { createFanarttv } from '../../source/integrations/fanarttv/client.ts';
import type { Judge } from '../../source/integrations/http/answers.ts';
import type { ProviderName } from '../../source/integrations/http/provider-names.ts';
import { createLastfm } from '../../source/integrations/lastfm/client.ts';
import { judgeLastfm } from '../../source/integrations/lastfm/errors.ts';
import { createListenbrainz } from '../../source/integrations/listenbrainz/client.ts';
import { createMusicbrainz } from '../../source/integrations/musicbrainz/client.ts';
import { createWikidata } from '../../source/integrations/wikidata/client.ts';
import { judgeMediawiki } from '../../source/integrations/wikidata/errors.ts';
import { failureOf, openHttp, startReplay } from './local-server.ts';

const mbid = '5b11f4ce-a62d-471e-81fc-a69a8278c7da';
const otherMbid = '9282c8b4-ca0b-4c6b-b7e3-4f7762dfc4d6';

let stack = new AsyncDisposableStack();
afterEach(async () => {
	await stack.disposeAsync();
	stack = new AsyncDisposableStack();
});

/** A server that answers with this, and the core before it. */
async function answering(provider: ProviderName, body: unknown, judge?: Judge, status = 200) {
	const server = stack.use(await startReplay());
	server.answer = { status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) };
	const { http } = stack.use(openHttp(provider, server.url, judge ? { judge } : {}));
	const sent = () => {
		const last = server.requests.at(-1);
		return { path: last?.path, query: Object.fromEntries(last?.query ?? []) };
	};
	return { server, http, sent };
}

describe('Last.fm', () => {
	it('asks by name with autocorrection or by id without, and a list of one is a list', async () => {
		const tags = { tag: { name: 'grunge', url: '' } };
		const artist = { name: 'Nirvana', mbid: '', url: 'https://www.last.fm/music/Nirvana', image: '', tags };
		const { http, sent } = await answering('lastfm', { artist }, judgeLastfm);
		const lastfm = createLastfm({ http, apiKey: 'key' });
		expect(lastfm.available).toBe(true);
		await expect(lastfm.artistInfo({ name: 'nirvana' })).resolves.toEqual({
			name: 'Nirvana',
			mbid: null,
			url: 'https://www.last.fm/music/Nirvana',
			listeners: null,
			playcount: null,
			images: [],
			tags: ['grunge'],
			isShell: false,
		});
		const common = { method: 'artist.getInfo', api_key: 'key', format: 'json' };
		expect(sent().query).toEqual({ ...common, artist: 'nirvana', autocorrect: '1' });
		await lastfm.artistInfo({ mbid });
		expect(sent().query).toEqual({ ...common, mbid });
	});

	it('knows a page that only echoes the question', async () => {
		const image = [{ '#text': '', size: 'small' }];
		const artist = { name: 'xyzzy', url: 'https://www.last.fm/music/+noredirect/xyzzy', image };
		const { http } = await answering('lastfm', { artist });
		const lastfm = createLastfm({ http, apiKey: 'key' });
		await expect(lastfm.artistInfo({ name: 'xyzzy' })).resolves.toMatchObject({ isShell: true });
	});

	it('finds artists, one or none', async () => {
		const { http, server } = await answering('lastfm', {
			results: { artistmatches: { artist: { name: 'Ø', listeners: '12', mbid: '', url: 'u' } } },
		});
		const lastfm = createLastfm({ http, apiKey: 'key' });
		await expect(lastfm.searchArtists('Ø')).resolves.toEqual([{ name: 'Ø', mbid: null, url: 'u', listeners: 12 }]);
		server.answer = { ...server.answer, body: JSON.stringify({ results: { artistmatches: '\n' } }) };
		await expect(lastfm.searchArtists('tvmikhkjj')).resolves.toEqual([]);
	});

	it('without a key says which one and where to get it, and asks nobody', async () => {
		const { http, server } = await answering('lastfm', {});
		const lastfm = createLastfm({ http, apiKey: undefined });
		const error = await failureOf(lastfm.tagTopArtists('indie', 1, 100));
		expect(error).toBeInstanceOf(CredentialsMissing);
		expect(error).toMatchObject({
			setting: 'LASTFM_API_KEY',
			whereToGet: 'https://www.last.fm/api/account/create',
			endpoint: 'tag.getTopArtists',
		});
		expect(lastfm.available).toBe(false);
		expect(server.requests).toEqual([]);
	});

	it.each([
		[29, 429, ProviderWaiting],
		[29, 200, ProviderWaiting],
		[10, 403, ProviderRefused],
		[26, 200, ProviderRefused],
		[8, 500, ProviderUnreachable],
		[16, 200, ProviderUnreachable],
		[7, 200, ProviderNotFound],
		[3, 400, InvalidAnswer],
	])('error %i with HTTP %i means what it says, whatever the status', async (error, status, kind) => {
		const { http } = await answering('lastfm', { error, message: 'said' }, judgeLastfm, status);
		const failure = await failureOf(createLastfm({ http, apiKey: 'key' }).artistInfo({ name: 'x' }));
		expect(failure).toBeInstanceOf(kind);
	});
});

describe('MusicBrainz', () => {
	it('asks for an artist with its relations at once, and a merged one answers with its new id', async () => {
		const { http, sent } = await answering('musicbrainz', {
			id: otherMbid,
			name: 'Nirvana',
			type: null,
			relations: [],
		});
		await expect(createMusicbrainz({ http }).artist(mbid)).resolves.toMatchObject({
			mbid: otherMbid,
			sortName: 'Nirvana',
		});
		expect(sent()).toEqual({ path: `/artist/${mbid}`, query: { inc: 'url-rels aliases', fmt: 'json' } });
	});

	it('searches names and aliases with everything escaped that has a meaning', async () => {
		const { http, sent } = await answering('musicbrainz', { count: 0, artists: [] });
		await createMusicbrainz({ http }).searchArtists('AC/DC "!!!" (UK)', 500);
		const phrase = 'AC\\/DC \\"\\!\\!\\!\\" \\(UK\\)';
		expect(sent().query).toEqual({ query: `artist:"${phrase}" OR alias:"${phrase}"`, limit: '100', fmt: 'json' });
	});

	it.each([
		['one artist', [{ id: mbid }, { id: mbid }], mbid],
		['several artists', [{ id: mbid }, { id: otherMbid }], null],
		['nobody', [], null],
	])('an address that belongs to %s', async (_what, artists, expected) => {
		const relations = artists.map((artist) => ({
			type: 'discogs',
			direction: 'backward',
			'target-type': 'artist',
			artist,
		}));
		const resource = 'https://www.discogs.com/artist/59792';
		const { http, sent, server } = await answering('musicbrainz', { resource, relations });
		await expect(createMusicbrainz({ http }).artistOfUrl(resource)).resolves.toBe(expected);
		expect(sent()).toEqual({ path: '/url', query: { resource, inc: 'artist-rels', fmt: 'json' } });
		server.answer = { status: 404, headers: {}, body: '{"error":"Not Found"}' };
		await expect(createMusicbrainz({ http }).artistOfUrl(resource)).resolves.toBeNull();
	});

	it('browses a hundred official albums a page, with credits and relations', async () => {
		const group = {
			id: otherMbid,
			title: 'Wide Awake\u001b[31m!',
			'first-release-date': '',
			'primary-type': 'Album',
			'secondary-types': ['Live'],
			'artist-credit': [
				{ name: 'Parquet', joinphrase: ' & ', artist: { id: mbid, name: 'Parquet Courts' } },
				{ name: 'Someone', joinphrase: '', artist: { id: otherMbid, name: 'Someone' } },
			],
		};
		const { http, sent } = await answering('musicbrainz', { 'release-group-count': 101, 'release-groups': [group] });
		const page = await createMusicbrainz({ http }).releaseGroups(mbid, 100);
		expect(sent().query).toEqual({
			artist: mbid,
			type: 'album',
			'release-group-status': 'website-default',
			inc: 'url-rels artist-credits',
			limit: '100',
			offset: '100',
			fmt: 'json',
		});
		expect(page).toMatchObject({ total: 101, offset: 0 });
		expect(page.releaseGroups[0]).toMatchObject({
			title: 'Wide Awake!',
			firstReleaseDate: null,
			year: null,
			secondaryTypes: ['Live'],
			credit: [
				{ name: 'Parquet', joinphrase: ' & ', mbid, artistName: 'Parquet Courts' },
				{ name: 'Someone', joinphrase: '', mbid: otherMbid, artistName: 'Someone' },
			],
		});
	});
});

describe('Discogs', () => {
	const pagination = { page: 4, pages: 9, items: 312, per_page: 100, urls: { next: 'http://api.discogs.com/next' } };

	it('asks for a hundred vinyl pressings a page, and never follows the link to the next', async () => {
		const version = {
			id: 7,
			title: 'x',
			released: '1973-00-00',
			major_formats: ['Vinyl'],
			stats: { community: { in_collection: 5, in_wantlist: 6 } },
		};
		const { http, sent, server } = await answering('discogs', { pagination, versions: [version] });
		const discogs = createDiscogs({ http, credentials: {} });
		const page = await discogs.masterVersions(10362, 4);
		expect(sent()).toEqual({ path: '/masters/10362/versions', query: { format: 'Vinyl', per_page: '100', page: '4' } });
		expect(page).toMatchObject({ page: 4, pages: 9, items: 312, hasNext: true });
		expect(page.versions[0]).toMatchObject({ discogsId: 7, year: 1973, label: null, have: 5, want: 6 });
		expect(server.requests).toHaveLength(1);
		server.answer = { ...server.answer, body: JSON.stringify({ pagination, versions: [] }) };
		// An empty page that links to a next one is not the end.
		await expect(discogs.masterVersions(10362, 5)).resolves.toMatchObject({ hasNext: true });
	});

	it('searches with the parameters of Discogs, and only with credentials', async () => {
		const result = {
			id: 3,
			type: 'master',
			title: 'Nirvana (2) - X',
			year: '0',
			format: 'Vinyl',
			master_id: 0,
			barcode: ['5 018'],
		};
		const { http, sent, server } = await answering('discogs', {
			pagination: { ...pagination, urls: {} },
			results: [result],
		});
		const search = { artist: 'Nirvana', title: 'X', type: 'master', format: 'Vinyl' } as const;
		const refused = await failureOf(createDiscogs({ http, credentials: { key: 'k' } }).search(search, 1));
		expect(refused).toBeInstanceOf(CredentialsMissing);
		expect(server.requests).toEqual([]);
		const page = await createDiscogs({ http, credentials: { key: 'k', secret: 's' } }).search(search, 2);
		expect(sent()).toEqual({
			path: '/database/search',
			query: { artist: 'Nirvana', release_title: 'X', type: 'master', format: 'Vinyl', per_page: '100', page: '2' },
		});
		expect(page).toMatchObject({ hasNext: false });
		expect(page.results[0]).toMatchObject({ year: null, formats: ['Vinyl'], masterId: null, barcodes: ['5 018'] });
	});

	it('knows an empty answer for a refusal of the User-Agent', async () => {
		const { http, server } = await answering('discogs', '', judgeDiscogs);
		const error = await failureOf(createDiscogs({ http, credentials: {} }).release(1));
		expect(error).toBeInstanceOf(ProviderRefused);
		expect(error.message).toContain('User-Agent');
		expect(server.requests).toHaveLength(1);
	});

	it('reads a release that has next to nothing', async () => {
		const bare = { id: 5, title: 'x', artists: null, formats: [{}], year: 0, released: '', lowest_price: null };
		const { http } = await answering('discogs', bare);
		await expect(createDiscogs({ http, credentials: {} }).release(5)).resolves.toEqual({
			discogsId: 5,
			title: 'x',
			status: null,
			artists: [],
			country: null,
			released: null,
			year: null,
			labels: [],
			formats: [{ name: '', qty: null, text: null, descriptions: [] }],
			identifiers: [],
			barcodes: [],
			genres: [],
			styles: [],
			masterId: null,
			rating: null,
			have: null,
			want: null,
			numForSale: null,
			lowestPrice: null,
			thumb: null,
			images: [],
			url: null,
			notes: '',
		});
	});

	it('reads a master, and leaves out pictures without an address', async () => {
		const images = [
			{ type: 'primary', uri: 'https://i.discogs.com/a.jpg', width: 600, height: 600 },
			{ type: 'secondary', uri: '', width: 1, height: 1 },
		];
		const { http } = await answering('discogs', {
			id: 2,
			title: 'x',
			year: 1973,
			main_release: 9,
			lowest_price: { value: 4.5 },
			images,
		});
		const master = await createDiscogs({ http, credentials: {} }).master(2);
		expect(master).toMatchObject({ discogsId: 2, year: 1973, mainReleaseId: 9, lowestPrice: 4.5 });
		expect(master.images).toEqual([{ url: 'https://i.discogs.com/a.jpg', width: 600, height: 600, type: 'primary' }]);
	});
});

describe('ListenBrainz labs', () => {
	it('sorts, drops doubles and the artist itself, and scales by the best', async () => {
		const row = (id: string, name: string, score: number) => ({ artist_mbid: id, name, score, reference_mbid: mbid });
		const third = 'f27ec8db-af05-4f36-916e-3d57f91ecf5e';
		const rows = [row(third, 'C', 10), row(otherMbid, 'B', 40), row(mbid, 'A', 99), row(otherMbid, 'B', 40)];
		const { http, sent } = await answering('listenbrainzLabs', rows);
		const similar = await createListenbrainz({
			http,
			token: undefined,
			labsHttp: http,
			algorithm: 'algo',
		}).similarArtists(mbid);
		expect(similar).toEqual([
			{ mbid: otherMbid, name: 'B', score: 1, rawScore: 40 },
			{ mbid: third, name: 'C', score: 0.25, rawScore: 10 },
		]);
		expect(sent()).toEqual({ path: '/similar-artists/json', query: { artist_mbids: mbid, algorithm: 'algo' } });
	});
});

describe('Deezer', () => {
	it('has no picture where it has only the silhouette', async () => {
		const artist = {
			id: 27,
			name: 'X',
			picture_xl: 'https://cdn-images.dzcdn.net/images/artist//1000x1000.jpg',
			nb_fan: 5,
		};
		const { http } = await answering('deezer', artist);
		await expect(createDeezer({ http }).artist(27)).resolves.toEqual({
			id: 27,
			name: 'X',
			picture: null,
			fans: 5,
			albums: null,
		});
	});

	it.each([
		[4, ProviderWaiting],
		[800, ProviderNotFound],
		[700, ProviderUnreachable],
		[500, InvalidAnswer],
	])('error %i comes with HTTP 200', async (code, kind) => {
		const { http } = await answering('deezer', { error: { type: 'Exception', message: 'said', code } }, judgeDeezer);
		await expect(createDeezer({ http }).artist(1)).rejects.toBeInstanceOf(kind);
	});
});

describe('Wikidata and Commons', () => {
	const claim = (file: string, rank: string) => ({
		rank,
		mainsnak: { snaktype: 'value', datavalue: { value: file, type: 'string' } },
	});
	const valueless = { rank: 'preferred', mainsnak: { snaktype: 'novalue' } };

	it.each([
		['the preferred one', { P18: [claim('a.jpg', 'normal'), claim('b.jpg', 'preferred')] }, 'b.jpg'],
		[
			'else the first normal one',
			{ P18: [valueless, claim('x.jpg', 'deprecated'), claim('a b.jpg', 'normal')] },
			'a b.jpg',
		],
		['none of deprecated ones', { P18: [claim('x.jpg', 'deprecated')] }, null],
		['none of an empty object', {}, null],
		['none of an empty list', [], null],
	])('the picture is %s', async (_what, claims, file) => {
		const { http, sent } = await answering('wikidata', { claims }, judgeMediawiki);
		const wikidata = createWikidata({ http, commonsHttp: http, commonsBaseUrl: 'https://commons.wikimedia.org' });
		await expect(wikidata.pictureFile('Q11649')).resolves.toBe(file);
		expect(sent().query).toMatchObject({ action: 'wbgetclaims', entity: 'Q11649', property: 'P18', format: 'json' });
	});

	it.each([
		['no-such-entity', ProviderNotFound],
		['maxlag', ProviderWaiting],
		['param-invalid', InvalidAnswer],
	])('error %s comes with HTTP 200', async (code, kind) => {
		const { http } = await answering('wikidata', { error: { code, info: 'said' } }, judgeMediawiki);
		const wikidata = createWikidata({ http, commonsHttp: http, commonsBaseUrl: 'https://commons.wikimedia.org' });
		await expect(wikidata.pictureFile('Q1')).rejects.toBeInstanceOf(kind);
	});

	it('an answer without claims is none', async () => {
		const { http } = await answering('wikidata', { success: 1 });
		const wikidata = createWikidata({ http, commonsHttp: http, commonsBaseUrl: 'https://commons.wikimedia.org' });
		await expect(wikidata.pictureFile('Q1')).rejects.toBeInstanceOf(InvalidAnswer);
		await expect(wikidata.pictureFile('Q1|Q2')).rejects.toBeInstanceOf(ProviderNotFound);
	});

	it('the address of a picture survives any file name', async () => {
		const { http } = await answering('commons', {});
		const wikidata = createWikidata({ http, commonsHttp: http, commonsBaseUrl: 'https://commons.wikimedia.org/' });
		expect(wikidata.pictureUrl('Björk & friends?.jpg')).toBe(
			'https://commons.wikimedia.org/wiki/Special:FilePath/Bj%C3%B6rk_%26_friends%3F.jpg?width=500',
		);
	});

	it.each([
		['keyed by page', (page: object) => ({ '-1': page })],
		['in a list', (page: object) => [page]],
	])('the credit is read from pages %s', async (_what, pages) => {
		const extmetadata = {
			Artist: { value: '<a href="//x" onclick="y">Bill &amp; Ben</a>' },
			LicenseShortName: { value: 'CC BY-SA 3.0' },
			LicenseUrl: { value: 'https://creativecommons.org/licenses/by-sa/3.0' },
		};
		const page = { imageinfo: [{ descriptionurl: 'https://commons.wikimedia.org/wiki/File:X.jpg', extmetadata }] };
		const { http, sent } = await answering('commons', { query: { pages: pages(page) } });
		const wikidata = createWikidata({ http, commonsHttp: http, commonsBaseUrl: 'https://commons.wikimedia.org' });
		await expect(wikidata.pictureCredit('X.jpg')).resolves.toEqual({
			author: 'Bill & Ben',
			licence: 'CC BY-SA 3.0',
			licenceUrl: 'https://creativecommons.org/licenses/by-sa/3.0',
			pageUrl: 'https://commons.wikimedia.org/wiki/File:X.jpg',
		});
		expect(sent()).toMatchObject({ path: '/w/api.php', query: { titles: 'File:X.jpg' } });
	});

	it('a file that is not there has no credit', async () => {
		const { http } = await answering('commons', { query: { pages: { '-1': { missing: '' } } } });
		const wikidata = createWikidata({ http, commonsHttp: http, commonsBaseUrl: 'https://commons.wikimedia.org' });
		await expect(wikidata.pictureCredit('X.jpg')).resolves.toBeNull();
	});
});

describe('the Cover Art Archive', () => {
	it('is asked once whether there is a cover, and the address to keep is the stable one', async () => {
		const { http, server, sent } = await answering('coverart', '');
		server.answer = { status: 307, headers: { location: 'https://archive.org/download/x.jpg' }, body: '' };
		const coverart = createCoverart({ http, baseUrl: 'https://coverartarchive.org/' });
		await expect(coverart.frontUrl(mbid.toUpperCase())).resolves.toBe(
			`https://coverartarchive.org/release-group/${mbid}/front-500`,
		);
		expect(sent().path).toBe(`/release-group/${mbid}/front-500`);
		expect(server.requests).toHaveLength(1);
	});

	it('has none: 404, or an id that is none', async () => {
		const { http, server } = await answering('coverart', '<html>404', undefined, 404);
		const coverart = createCoverart({ http, baseUrl: server.url });
		await expect(coverart.frontUrl(mbid)).rejects.toBeInstanceOf(ProviderNotFound);
		await expect(coverart.frontUrl('../x')).rejects.toBeInstanceOf(ProviderNotFound);
		expect(server.requests).toHaveLength(1);
	});
});

describe('fanart.tv', () => {
	it('lists the most liked picture first', async () => {
		const artistthumb = [
			{ id: '1', url: 'https://a/1.jpg', likes: '2' },
			{ id: '2', url: 'https://a/2.jpg', likes: '10' },
			{ id: '3', url: '', likes: '99' },
		];
		const { http, sent } = await answering('fanarttv', { name: 'X', mbid_id: mbid, artistthumb });
		const fanarttv = createFanarttv({ http, apiKey: 'key' });
		await expect(fanarttv.artistPictures(mbid)).resolves.toEqual(['https://a/2.jpg', 'https://a/1.jpg']);
		expect(sent()).toEqual({ path: `/music/${mbid}`, query: { api_key: 'key' } });
	});

	it('may have nothing, and needs a key', async () => {
		const { http, server } = await answering('fanarttv', { name: 'X', mbid_id: mbid });
		await expect(createFanarttv({ http, apiKey: 'key' }).artistPictures(mbid)).resolves.toEqual([]);
		const error = await failureOf(createFanarttv({ http, apiKey: undefined }).artistPictures(mbid));
		expect(error).toMatchObject({ setting: 'FANARTTV_API_KEY' });
		expect(server.requests).toHaveLength(1);
	});
});

describe('TheAudioDB', () => {
	it.each([
		[{ artists: null }, null],
		[{ artists: [{ strArtist: 'X', strArtistThumb: '' }] }, null],
		[
			{ artists: [{ strArtist: 'X', strArtistThumb: 'https://r2.theaudiodb.com/x.jpg' }] },
			'https://r2.theaudiodb.com/x.jpg',
		],
	])('%j has the picture %s', async (body, picture) => {
		const { http, sent } = await answering('audiodb', body);
		await expect(createAudiodb({ http, key: '123' }).artistPicture(mbid)).resolves.toBe(picture);
		expect(sent()).toEqual({ path: '/123/artist-mb.php', query: { i: mbid } });
	});

	it('that says something else has not said "none"', async () => {
		const { http } = await answering('audiodb', { message: 'busy' });
		await expect(createAudiodb({ http, key: '123' }).artistPicture(mbid)).rejects.toBeInstanceOf(InvalidAnswer);
	});
});
