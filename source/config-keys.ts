/** Every secret that can be set, and where to get it. */
export const keyTable = [
	{ name: 'LASTFM_API_KEY', key: 'lastfmApiKey', help: 'https://www.last.fm/api/account/create' },
	{ name: 'DISCOGS_TOKEN', key: 'discogsToken', help: 'https://www.discogs.com/settings/developers' },
	{ name: 'DISCOGS_KEY', key: 'discogsKey', help: 'https://www.discogs.com/settings/developers, with DISCOGS_SECRET' },
	{
		name: 'DISCOGS_SECRET',
		key: 'discogsSecret',
		help: 'https://www.discogs.com/settings/developers, with DISCOGS_KEY',
	},
	{ name: 'LISTENBRAINZ_TOKEN', key: 'listenbrainzToken', help: 'https://listenbrainz.org/settings/' },
	{ name: 'FANARTTV_API_KEY', key: 'fanarttvApiKey', help: 'https://fanart.tv/get-an-api-key/' },
	{ name: 'EBAY_CLIENT_ID', key: 'ebayClientId', help: 'https://developer.ebay.com/my/keys, with EBAY_CLIENT_SECRET' },
	{
		name: 'EBAY_CLIENT_SECRET',
		key: 'ebayClientSecret',
		help: 'https://developer.ebay.com/my/keys, with EBAY_CLIENT_ID',
	},
	{
		name: 'AMAZON_CLIENT_ID',
		key: 'amazonClientId',
		help: 'https://affiliate-program.amazon.com/creatorsapi, with AMAZON_CLIENT_SECRET',
	},
	{
		name: 'AMAZON_CLIENT_SECRET',
		key: 'amazonClientSecret',
		help: 'https://affiliate-program.amazon.com/creatorsapi, with AMAZON_CLIENT_ID',
	},
	{
		name: 'SPOTIFY_CLIENT_ID',
		key: 'spotifyClientId',
		help: 'https://developer.spotify.com/dashboard, for an app with the redirect URI http://127.0.0.1/callback',
	},
] as const;
