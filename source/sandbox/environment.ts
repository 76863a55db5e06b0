/** Keys the sandbox accepts; others are refused as the real services refuse a wrong key. */
export const sandboxKeys = {
	lastfm: '0123456789abcdef0123456789abcdef',
	discogsToken: 'sandbox-discogs-token',
	/** Of an account that has filled out its seller settings. */
	discogsSellerToken: 'sandbox-discogs-seller-token',
	discogsKey: 'sandbox-discogs-key',
	discogsSecret: 'sandbox-discogs-secret',
	/** What the token's owner grants through OAuth. */
	discogsOauthToken: 'sandbox-discogs-oauth-token',
	discogsOauthSecret: 'sandbox-discogs-oauth-secret',
	listenbrainz: '00000000-0000-4000-8000-00000000feed',
	fanarttv: 'sandbox-fanarttv-key',
	ebayId: 'Sandbox-Vinilogy-PRD-0123456789ab-01234567',
	ebaySecret: 'PRD-0123456789ab-0123-4567-89ab-cdef',
	amazonId: 'amzn1.application-oa2-client.sandbox',
	/** The account of this one has sold too little. */
	amazonBeginnerId: 'amzn1.application-oa2-client.beginner',
	amazonSecret: 'amzn1.oa2-cs.v1.sandbox-amazon-secret',
	spotifyId: '5a4db0c0de5a4db0c0de5a4db0c0de01',
	/** The owner of this app has no Premium. */
	spotifyFreeId: '5a4db0c0de5a4db0c0de5a4db0c0de02',
} as const;

interface Base {
	setting: string;
	path: string;
	/** What a polite client may ask: requests per seconds at speed 1. */
	rate: [requests: number, seconds: number];
}

const bases: Base[] = [
	{ setting: 'LASTFM', path: '/lastfm/2.0/', rate: [1, 1] },
	{ setting: 'MUSICBRAINZ', path: '/musicbrainz/ws/2', rate: [1, 1] },
	{ setting: 'DISCOGS', path: '/discogs', rate: [60, 60] },
	{ setting: 'LISTENBRAINZ', path: '/listenbrainz/1', rate: [30, 10] },
	{ setting: 'LISTENBRAINZ_LABS', path: '/listenbrainz-labs', rate: [30, 10] },
	{ setting: 'DEEZER', path: '/deezer', rate: [50, 5] },
	{ setting: 'WIKIDATA', path: '/wikidata/w/api.php', rate: [5, 1] },
	{ setting: 'COMMONS', path: '/commons', rate: [5, 1] },
	{ setting: 'COVERART', path: '/coverart', rate: [5, 1] },
	{ setting: 'FANARTTV', path: '/fanarttv/v3', rate: [5, 1] },
	{ setting: 'AUDIODB', path: '/audiodb/api/v1/json', rate: [30, 60] },
	{ setting: 'ECB', path: '/ecb', rate: [1, 1] },
	{ setting: 'SHOPS', path: '/shops', rate: [1, 1] },
	{ setting: 'EBAY', path: '/ebay', rate: [5, 1] },
	{ setting: 'AMAZON', path: '/amazon/catalog/v1', rate: [1, 1] },
	{ setting: 'SPOTIFY', path: '/spotify/v1', rate: [2, 1] },
	{ setting: 'SPOTIFY_LOGIN', path: '/spotify/accounts', rate: [1, 1] },
	{ setting: 'AMAZON_LOGIN', path: '/amazon/auth/o2/token', rate: [1, 1] },
	{ setting: 'DISCOGS_DUMPS', path: '/discogs-dumps', rate: [1, 1] },
];

/**
 * The settings that make Vinilogy talk to a sandbox at `url` whose time runs `speed` times faster: every base URL, every
 * rate (requests multiplied by the speed, e.g. `1200/60`) and the keys the sandbox accepts. Amazon stays off, as it is without a
 * sandbox: `AMAZON_MARKETPLACE=www.amazon.es` switches it on.
 */
export function environmentOf(url: string, speed = 1): Record<string, string> {
	const settings = bases.flatMap(({ setting, path, rate: [requests, seconds] }) => [
		[`VINILOGY_${setting}_URL`, `${url}${path}`],
		[`VINILOGY_${setting}_RATE`, `${Math.max(1, Math.floor(requests * speed))}/${seconds}`],
	]);
	return {
		...Object.fromEntries(settings),
		LASTFM_API_KEY: sandboxKeys.lastfm,
		DISCOGS_TOKEN: sandboxKeys.discogsToken,
		LISTENBRAINZ_TOKEN: sandboxKeys.listenbrainz,
		FANARTTV_API_KEY: sandboxKeys.fanarttv,
		EBAY_CLIENT_ID: sandboxKeys.ebayId,
		EBAY_CLIENT_SECRET: sandboxKeys.ebaySecret,
		AMAZON_CLIENT_ID: sandboxKeys.amazonId,
		AMAZON_CLIENT_SECRET: sandboxKeys.amazonSecret,
		AMAZON_PARTNER_TAG: 'sandbox-21',
		SPOTIFY_CLIENT_ID: sandboxKeys.spotifyId,
	};
}
