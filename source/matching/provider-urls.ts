import {
	byKindAndId,
	type ReadPage,
	readAppleMusicPage,
	readBandcampPage,
	readCommonsPage,
	readLastfmPage,
	readSoundcloudPage,
	readWikidataPage,
	readYoutubePage,
} from './provider-pages.ts';

/** The services whose addresses are understood. */
export type LinkedProvider =
	| 'allmusic'
	| 'applemusic'
	| 'bandcamp'
	| 'commons'
	| 'deezer'
	| 'discogs'
	| 'lastfm'
	| 'musicbrainz'
	| 'soundcloud'
	| 'spotify'
	| 'tidal'
	| 'wikidata'
	| 'youtube';

/** What a web address stands for. `kind` and `id` are null on other pages of a service, all three for other addresses. */
export interface ProviderUrl {
	provider: LinkedProvider | null;
	kind: string | null;
	id: string | null;
}

const numberWithSlug = /^([1-9]\d*)(?:-.*)?$/;
const mbid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One row per service: its domains (a host is one of them or below one) and how its pages are addressed. */
const services: { provider: LinkedProvider; domains: string[]; readPage: ReadPage }[] = [
	{
		provider: 'discogs',
		domains: ['discogs.com'],
		readPage: byKindAndId(['artist', 'master', 'release', 'label'], numberWithSlug),
	},
	{
		provider: 'spotify',
		domains: ['spotify.com'],
		readPage: byKindAndId(['artist', 'album', 'track'], /^[A-Za-z0-9]{22}$/),
	},
	{ provider: 'deezer', domains: ['deezer.com'], readPage: byKindAndId(['artist', 'album', 'track'], numberWithSlug) },
	{ provider: 'wikidata', domains: ['wikidata.org'], readPage: readWikidataPage },
	{
		provider: 'lastfm',
		domains: ['last.fm', 'lastfm.com', 'lastfm.de', 'lastfm.es', 'lastfm.fr', 'lastfm.it', 'lastfm.jp'],
		readPage: readLastfmPage,
	},
	{ provider: 'applemusic', domains: ['music.apple.com', 'itunes.apple.com'], readPage: readAppleMusicPage },
	{ provider: 'tidal', domains: ['tidal.com'], readPage: byKindAndId(['artist', 'album', 'track'], numberWithSlug) },
	{ provider: 'bandcamp', domains: ['bandcamp.com'], readPage: readBandcampPage },
	{ provider: 'youtube', domains: ['youtube.com'], readPage: readYoutubePage },
	{
		provider: 'musicbrainz',
		domains: ['musicbrainz.org'],
		readPage: byKindAndId(['artist', 'release-group', 'release', 'label'], mbid),
	},
	{
		provider: 'allmusic',
		domains: ['allmusic.com'],
		readPage: byKindAndId(['artist', 'album'], /^(?:.*-)?(m[nw]\d{10})$/),
	},
	{ provider: 'soundcloud', domains: ['soundcloud.com'], readPage: readSoundcloudPage },
	{ provider: 'commons', domains: ['commons.wikimedia.org'], readPage: readCommonsPage },
];

/**
 * What a web address of a music service stands for, by host and path: http or https or neither, www or not, language
 * segments, slugs and trailing slashes. The host must be a service's domain or below it, never merely contain it.
 */
export function parseProviderUrl(url: string): ProviderUrl {
	const address = parseAddress(url);
	const service = services.find(({ domains }) => domains.some((domain) => isBelow(address?.host ?? '', domain)));
	if (address === null || service === undefined) return { provider: null, kind: null, id: null };
	const page = service.readPage(address);
	return { provider: service.provider, kind: page?.kind ?? null, id: page?.id ?? null };
}

function parseAddress(url: string): { host: string; segments: string[] } | null {
	const text = url.trim();
	const parsed = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`);
	if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null;
	return {
		host: parsed.hostname.replace(/\.$/, ''),
		segments: parsed.pathname.split('/').filter((segment) => segment !== ''),
	};
}

function isBelow(host: string, domain: string): boolean {
	return host === domain || host.endsWith(`.${domain}`);
}
