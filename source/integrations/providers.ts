import { type Amazon, type AmazonAccount, createAmazon } from './amazon/client.ts';
import { judgeAmazon } from './amazon/errors.ts';
import { loginAddressOf } from './amazon/regions.ts';
import { type Audiodb, createAudiodb, freeAudiodbKey } from './audiodb/client.ts';
import { type Coverart, createCoverart } from './coverart/client.ts';
import { createDeezer, type Deezer } from './deezer/client.ts';
import { judgeDeezer } from './deezer/errors.ts';
import { createDiscogsAccounts, type DiscogsAccounts } from './discogs/accounts.ts';
import { createDiscogs, type Discogs } from './discogs/client.ts';
import { discogsAuthorization } from './discogs/credentials.ts';
import { judgeDiscogs } from './discogs/errors.ts';
import { createDiscogsDumps, type DiscogsDumps } from './discogs-dumps/client.ts';
import { createEbay, type Ebay } from './ebay/client.ts';
import { createEbayJudge } from './ebay/errors.ts';
import { createEcb, type Ecb } from './ecb/client.ts';
import { createFanarttv, type Fanarttv } from './fanarttv/client.ts';
import type { Judge } from './http/answers.ts';
import { dailyLimits, pacificDay } from './http/daily-limits.ts';
import {
	type FetchedPicture,
	fetchPicture,
	inspectPicture,
	type PictureOptions,
	type PictureVerdict,
} from './http/fetch-picture.ts';
import { type Clock, createGate, type Gate, waitingFor } from './http/gate.ts';
import { type Ask, createProviderHttp, type ProviderHttp } from './http/provider-http.ts';
import {
	accelerationOf,
	anonymousDiscogsRate,
	type ProviderName,
	type ProviderSettings,
	providerNames,
	publishedProviders,
	type Rate,
} from './http/provider-names.ts';
import { publicLookup } from './http/public-address.ts';
import { createTransport } from './http/transport.ts';
import { buildBrowserAgent, buildUserAgent } from './http/user-agent.ts';
import { createLastfm, type Lastfm } from './lastfm/client.ts';
import { judgeLastfm } from './lastfm/errors.ts';
import {
	createListenbrainz,
	defaultAlgorithm,
	type Listenbrainz,
	listenbrainzAuthorization,
} from './listenbrainz/client.ts';
import { createMusicbrainz, type Musicbrainz } from './musicbrainz/client.ts';
import { judgeMusicbrainz } from './musicbrainz/errors.ts';
import { createShops, type Shops } from './shops/client.ts';
import { createShopHttp } from './shops/shop-http.ts';
import { createSpotify, type Spotify } from './spotify/client.ts';
import { createSpotifyJudge, judgeSpotifyLogin } from './spotify/errors.ts';
import { createSpotifyLogin, type SpotifyLogin } from './spotify/login.ts';
import { createWikidata, type Wikidata } from './wikidata/client.ts';
import { judgeMediawiki } from './wikidata/errors.ts';

/** What the providers need of the settings. */
export interface ProviderSetup {
	providers: Readonly<Record<ProviderName, ProviderSettings>>;
	keys: {
		lastfmApiKey?: string;
		discogsToken?: string;
		discogsKey?: string;
		discogsSecret?: string;
		fanarttvApiKey?: string;
		listenbrainzToken?: string;
		ebayClientId?: string;
		ebayClientSecret?: string;
		amazonClientId?: string;
		amazonClientSecret?: string;
		spotifyClientId?: string;
	};
	amazon: AmazonAccount;
}

export interface ProvidersOptions {
	/** For the User-Agent: this program's version, and an address that providers may write to. */
	version: string;
	contact: string;
	/** Called for every request that is sent. */
	onCall?: (provider: ProviderName, endpoint: string) => void;
	clock?: Clock;
	/** Takes one of a provider's calls of its day (see `daily-limits.ts`); false when all are taken. Without it nobody counts them. */
	takeCall?: (provider: ProviderName, day: string, limit: number) => Promise<boolean>;
}

/** Every outside service behind its gate. Nothing is sent, loaded or kept open before the first call. */
export interface Providers {
	lastfm: Lastfm;
	musicbrainz: Musicbrainz;
	discogs: Discogs;
	/** Lists of Discogs' users, asked for with a listener's own credentials. */
	discogsAccounts: DiscogsAccounts;
	/** Discogs' monthly dumps. */
	discogsDumps: DiscogsDumps;
	listenbrainz: Listenbrainz;
	deezer: Deezer;
	wikidata: Wikidata;
	coverart: Coverart;
	fanarttv: Fanarttv;
	audiodb: Audiodb;
	ecb: Ecb;
	ebay: Ebay;
	amazon: Amazon;
	spotify: Spotify;
	spotifyLogin: SpotifyLogin;
	/** Shops by their addresses; each has a gate of its own. */
	shops: Shops;
	gates: Readonly<Record<ProviderName, Gate>>;
	/** See `inspectPicture`. Pictures that a provider serves itself take their turn at its gate and can throw ProviderWaiting. */
	inspectPicture(url: string, ask?: Ask): Promise<PictureVerdict>;
	/** The same with the whole file: see `fetchPicture`. */
	fetchPicture(url: string, ask?: Ask): Promise<FetchedPicture>;
	/** Ends all connections, also those in use. */
	close(): Promise<void>;
}

const timeoutMs = 20_000;
/** The Cover Art Archive and the storage behind it are slow at times. */
const slowTimeoutMs = 40_000;
const maxBytes = 10 * 1024 * 1024;
/** 250 products of a shop with all their descriptions. */
const maxShopBytes = 32 * 1024 * 1024;
const retryDelayMs = 500;
const shortestWaitSeconds = 0.05;
/** Of a download: nothing at all for so long, and the pause after its connection failed. */
const stallMs = 60_000;
const downloadPauseMs = 30_000;

const judges: Partial<Record<ProviderName, Judge>> = {
	lastfm: judgeLastfm,
	musicbrainz: judgeMusicbrainz,
	discogs: judgeDiscogs,
	deezer: judgeDeezer,
	wikidata: judgeMediawiki,
	commons: judgeMediawiki,
	amazon: judgeAmazon,
	amazonLogin: judgeAmazon,
	spotifyLogin: judgeSpotifyLogin,
};

/** Builds every provider's client from the settings. */
export function createProviders(setup: ProviderSetup, options: ProvidersOptions): Providers {
	const { keys } = setup;
	const { version, contact, onCall, clock = () => new Date(), takeCall = async () => true } = options;
	const credentials = { token: keys.discogsToken, key: keys.discogsKey, secret: keys.discogsSecret };
	const authorization = discogsAuthorization(credentials);
	const listenbrainzToken = listenbrainzAuthorization(keys.listenbrainzToken);
	const secrets = Object.values(keys).filter((key) => key !== undefined);
	const transport = createTransport();
	const pictureTransport = createTransport({ lookup: publicLookup() });
	const discogsRate = authorization === undefined ? anonymousDiscogsRate : publishedProviders.discogs.rate;

	function publishedRate(provider: ProviderName): Rate {
		return provider === 'discogs' ? discogsRate : publishedProviders[provider].rate;
	}

	function rateOf(provider: ProviderName): Rate {
		const { rate, moved } = setup.providers[provider];
		const published = publishedRate(provider);
		const perSecond = rate.requests / rate.seconds;
		if (!moved) return perSecond > published.requests / published.seconds ? published : rate;
		// 6000/60 of a moved provider is its published 60 in a hundredth of the time: the window that it counts in shrinks as well.
		return { requests: published.requests, seconds: published.requests / perSecond };
	}

	const gates = eachProvider((provider) => createGate({ provider, rate: rateOf(provider), clock }));

	function baseUrlOf(provider: ProviderName): string {
		const { baseUrl, moved } = setup.providers[provider];
		return provider === 'amazonLogin' && !moved ? (loginAddressOf(setup.amazon.marketplace) ?? baseUrl) : baseUrl;
	}

	/** Throws ProviderWaiting when the calls of the day are used up. */
	async function spendCall(provider: ProviderName, endpoint: string): Promise<void> {
		const limit = dailyLimits[provider];
		const now = clock();
		const { day, resetsAt } = pacificDay(now);
		if (limit === undefined || (await takeCall(provider, day, limit))) return;
		throw waitingFor({ provider, endpoint }, resetsAt, `its ${limit} calls of the day are used up`, now);
	}

	function httpOf(provider: ProviderName): ProviderHttp {
		const acceleration = accelerationOf(setup.providers[provider], publishedRate(provider));
		return createProviderHttp({
			provider,
			baseUrl: baseUrlOf(provider),
			gate: gates[provider],
			transport,
			userAgent: buildUserAgent(version, contact),
			clock,
			waitSeconds: Math.max(shortestWaitSeconds, publishedProviders[provider].waitSeconds / acceleration),
			timeoutMs: provider === 'coverart' ? slowTimeoutMs : timeoutMs,
			maxBytes,
			retryDelayMs: retryDelayMs / acceleration,
			secrets,
			judge: judgeOf(provider),
			onCall,
			...(provider === 'discogs' ? discogsExtras(acceleration) : {}),
			...(provider === 'listenbrainz' ? { authorization: () => listenbrainzToken } : {}),
			...(provider === 'ecb' ? { accept: 'application/xml' } : {}),
		});
	}

	function judgeOf(provider: ProviderName): Judge | undefined {
		if (provider === 'ebay') return createEbayJudge(clock);
		return provider === 'spotify' ? createSpotifyJudge(clock) : judges[provider];
	}

	function discogsExtras(acceleration: number) {
		return {
			accept: 'application/vnd.discogs.v2.discogs+json',
			authorization: () => authorization,
			/** Discogs says its limit per minute: 60, or 25 when it does not take the credentials. */
			onHeaders(headers: { get(name: string): string | null }) {
				const requests = Number(headers.get('x-discogs-ratelimit'));
				if (requests > 0) gates.discogs.setRate({ requests, seconds: 60 / acceleration });
			},
		};
	}

	const trustedOrigins = new Set(
		Object.values(setup.providers)
			.filter(({ moved }) => moved)
			.map(({ baseUrl }) => new URL(baseUrl).origin),
	);

	function createShopClient(): Shops {
		const { rate, waitSeconds } = publishedProviders.shops;
		const acceleration = accelerationOf(setup.providers.shops, rate);
		const http = createShopHttp({
			rate,
			trustedRate: rateOf('shops'),
			waitSeconds,
			trustedWaitSeconds: Math.max(shortestWaitSeconds, waitSeconds / acceleration),
			retryDelayMs: retryDelayMs / acceleration,
			trustedOrigins,
			trusted: transport,
			publicOnly: pictureTransport,
			userAgent: buildUserAgent(version, contact),
			clock,
			timeoutMs: slowTimeoutMs,
			maxBytes: maxShopBytes,
			onCall: (endpoint) => onCall?.('shops', endpoint),
		});
		return createShops({ http, trustedOrigins });
	}

	function createDumpsClient(): DiscogsDumps {
		const settings = setup.providers.discogsDumps;
		const { rate, waitSeconds } = publishedProviders.discogsDumps;
		const acceleration = accelerationOf(settings, rate);
		return createDiscogsDumps({
			baseUrl: settings.baseUrl,
			gate: gates.discogsDumps,
			clock,
			userAgent: buildUserAgent(version, contact),
			waitSeconds: Math.max(shortestWaitSeconds, waitSeconds / acceleration),
			pauseMs: downloadPauseMs / acceleration,
			stallMs,
			trustedOrigins,
			trusted: transport,
			publicOnly: pictureTransport,
			onCall: (endpoint) => onCall?.('discogsDumps', endpoint),
		});
	}

	function pictureHost(url: string): ProviderName | undefined {
		return (['commons', 'coverart'] as const).find((provider) => url.startsWith(setup.providers[provider].baseUrl));
	}

	async function lookAtPicture<T>(
		url: string,
		ask: Ask,
		look: (url: string, options: PictureOptions) => Promise<T>,
	): Promise<T> {
		const host = pictureHost(url);
		const send = () => {
			if (host !== undefined) {
				onCall?.(host, 'picture');
				ask.onCall?.(host);
			}
			return look(url, {
				userAgent: buildBrowserAgent(version, contact),
				trustedOrigins,
				trusted: transport,
				publicOnly: pictureTransport,
				timeoutMs: slowTimeoutMs,
				...ask,
			});
		};
		return host === undefined ? send() : gates[host].run(send, { endpoint: 'picture', ...ask });
	}

	return {
		shops: createShopClient(),
		lastfm: createLastfm({ http: httpOf('lastfm'), apiKey: keys.lastfmApiKey }),
		musicbrainz: createMusicbrainz({ http: httpOf('musicbrainz') }),
		discogs: createDiscogs({ http: httpOf('discogs'), credentials }),
		discogsAccounts: createDiscogsAccounts({
			http: httpOf('discogs'),
			credentials,
			authorizePage: authorizePageOf(setup),
			clock,
		}),
		discogsDumps: createDumpsClient(),
		listenbrainz: createListenbrainz({
			http: httpOf('listenbrainz'),
			token: keys.listenbrainzToken,
			labsHttp: httpOf('listenbrainzLabs'),
			algorithm: defaultAlgorithm,
		}),
		deezer: createDeezer({ http: httpOf('deezer') }),
		wikidata: createWikidata({
			http: httpOf('wikidata'),
			commonsHttp: httpOf('commons'),
			commonsBaseUrl: setup.providers.commons.baseUrl,
		}),
		coverart: createCoverart({ http: httpOf('coverart'), baseUrl: setup.providers.coverart.baseUrl }),
		fanarttv: createFanarttv({ http: httpOf('fanarttv'), apiKey: keys.fanarttvApiKey }),
		audiodb: createAudiodb({ http: httpOf('audiodb'), key: freeAudiodbKey }),
		ecb: createEcb({ http: httpOf('ecb') }),
		ebay: createEbay({
			http: httpOf('ebay'),
			clientId: keys.ebayClientId,
			clientSecret: keys.ebayClientSecret,
			clock,
			spendCall: (endpoint) => spendCall('ebay', endpoint),
		}),
		amazon: createAmazon({
			http: httpOf('amazon'),
			loginHttp: httpOf('amazonLogin'),
			account: setup.amazon,
			clientId: keys.amazonClientId,
			clientSecret: keys.amazonClientSecret,
			clock,
		}),
		spotify: createSpotify({ http: httpOf('spotify') }),
		spotifyLogin: createSpotifyLogin({
			http: httpOf('spotifyLogin'),
			baseUrl: baseUrlOf('spotifyLogin'),
			clientId: keys.spotifyClientId,
		}),
		gates,
		inspectPicture: (url, ask = {}) => lookAtPicture(url, ask, inspectPicture),
		fetchPicture: (url, ask = {}) => lookAtPicture(url, ask, fetchPicture),
		async close() {
			await Promise.all([transport.close(), pictureTransport.close()]);
		},
	};
}

/** The page is on Discogs' site, not at its API; a moved Discogs has both at one address. */
function authorizePageOf({ providers }: ProviderSetup): string {
	const { baseUrl, moved } = providers.discogs;
	return moved ? `${baseUrl.replace(/\/$/, '')}/oauth/authorize` : 'https://www.discogs.com/oauth/authorize';
}

function eachProvider<T>(make: (provider: ProviderName) => T): Record<ProviderName, T> {
	const entries = providerNames.map((provider): [ProviderName, T] => [provider, make(provider)]);
	return Object.assign(Object.create(null), Object.fromEntries(entries));
}
