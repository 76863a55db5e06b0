/** Every outside service, by the name that errors, counters and settings use. */
export const providerNames = [
	'lastfm',
	'musicbrainz',
	'discogs',
	'listenbrainz',
	'listenbrainzLabs',
	'deezer',
	'wikidata',
	'commons',
	'coverart',
	'fanarttv',
	'audiodb',
	'ecb',
	'ebay',
	'amazon',
	'amazonLogin',
	'shops',
	'spotify',
	'spotifyLogin',
	'discogsDumps',
] as const;

export type ProviderName = (typeof providerNames)[number];

/** At most `requests` in any `seconds`. */
export interface Rate {
	requests: number;
	seconds: number;
}

/** Where a provider is and how fast it may be asked. `moved`: the base URL is not the published one. */
export interface ProviderSettings {
	baseUrl: string;
	rate: Rate;
	moved: boolean;
}

/** What a provider publishes (or, where it gives no number, what its users advise), and how long to wait when it says "too fast" without saying how long. */
export interface PublishedProvider {
	baseUrl: string;
	rate: Rate;
	waitSeconds: number;
}

/**
 * The published base URLs and rates.
 * Last.fm's terms give no number and it was seen to refuse far below 5/s: one a second is what its long-running clients keep to.
 * MusicBrainz: one a second per address. Discogs: 60 a minute with credentials (25 without, see `anonymousDiscogsRate`).
 * Deezer: 50 in 5 s is reported, 8/s stays below it. TheAudioDB: 30 a minute with the free key.
 * eBay counts by the day (see `daily-limits.ts`) and gives no rate. Amazon: one a second was the rule of its former interface and is
 * kept to; who signs in with it is told by the marketplace's region (see `amazon/regions.ts`), the address here is that of America.
 * Shops have addresses of their own and each its own gate: a page a second is what a crawler owes a shop. Only a sandbox moves them.
 * Spotify counts over thirty seconds and does not say how many.
 * Discogs' dumps: a handful in an hour, no number is published; a month takes five, one after another.
 * The others give no number: a few a second, one after another, is what their access policies ask for.
 */
export const publishedProviders: Readonly<Record<ProviderName, PublishedProvider>> = {
	lastfm: { baseUrl: 'https://ws.audioscrobbler.com/2.0/', rate: { requests: 1, seconds: 1 }, waitSeconds: 60 },
	musicbrainz: { baseUrl: 'https://musicbrainz.org/ws/2', rate: { requests: 1, seconds: 1 }, waitSeconds: 5 },
	discogs: { baseUrl: 'https://api.discogs.com', rate: { requests: 60, seconds: 60 }, waitSeconds: 60 },
	listenbrainz: { baseUrl: 'https://api.listenbrainz.org/1', rate: { requests: 3, seconds: 1 }, waitSeconds: 10 },
	listenbrainzLabs: {
		baseUrl: 'https://labs.api.listenbrainz.org',
		rate: { requests: 1, seconds: 1 },
		waitSeconds: 10,
	},
	deezer: { baseUrl: 'https://api.deezer.com', rate: { requests: 8, seconds: 1 }, waitSeconds: 5 },
	wikidata: { baseUrl: 'https://www.wikidata.org/w/api.php', rate: { requests: 5, seconds: 1 }, waitSeconds: 5 },
	commons: { baseUrl: 'https://commons.wikimedia.org', rate: { requests: 5, seconds: 1 }, waitSeconds: 5 },
	coverart: { baseUrl: 'https://coverartarchive.org', rate: { requests: 2, seconds: 1 }, waitSeconds: 10 },
	fanarttv: { baseUrl: 'https://webservice.fanart.tv/v3', rate: { requests: 2, seconds: 1 }, waitSeconds: 60 },
	audiodb: { baseUrl: 'https://www.theaudiodb.com/api/v1/json', rate: { requests: 30, seconds: 60 }, waitSeconds: 60 },
	ecb: { baseUrl: 'https://www.ecb.europa.eu/stats/eurofxref', rate: { requests: 1, seconds: 1 }, waitSeconds: 60 },
	ebay: { baseUrl: 'https://api.ebay.com', rate: { requests: 5, seconds: 1 }, waitSeconds: 60 },
	amazon: { baseUrl: 'https://creatorsapi.amazon/catalog/v1', rate: { requests: 1, seconds: 1 }, waitSeconds: 60 },
	amazonLogin: { baseUrl: 'https://api.amazon.com/auth/o2/token', rate: { requests: 1, seconds: 1 }, waitSeconds: 60 },
	shops: { baseUrl: 'https://shops.invalid', rate: { requests: 1, seconds: 1 }, waitSeconds: 60 },
	spotify: { baseUrl: 'https://api.spotify.com/v1', rate: { requests: 2, seconds: 1 }, waitSeconds: 30 },
	spotifyLogin: { baseUrl: 'https://accounts.spotify.com', rate: { requests: 1, seconds: 1 }, waitSeconds: 30 },
	discogsDumps: { baseUrl: 'https://data.discogs.com', rate: { requests: 1, seconds: 1 }, waitSeconds: 3600 },
};

/** What Discogs allows without a token or a key and secret. */
export const anonymousDiscogsRate: Readonly<Rate> = { requests: 25, seconds: 60 };

/**
 * How many times faster than published a moved provider may be asked, at least 1.
 * The waits that are guessed (not told by the provider) shrink by it, so that an accelerated sandbox is not waited for in real minutes.
 */
export function accelerationOf(settings: ProviderSettings, published: Rate): number {
	if (!settings.moved) return 1;
	const times = (settings.rate.requests / settings.rate.seconds) * (published.seconds / published.requests);
	return Math.max(1, times);
}
