import { type ProviderName, providerNames, type Service } from './exchange.ts';
import { createAmazon } from './providers/amazon.ts';
import { createAudiodb } from './providers/audiodb.ts';
import { createCoverart } from './providers/coverart.ts';
import { createDeezer } from './providers/deezer.ts';
import { createDiscogs } from './providers/discogs.ts';
import { createDiscogsDumps } from './providers/discogs-dumps.ts';
import { createEbay } from './providers/ebay.ts';
import { createEcb } from './providers/ecb.ts';
import { createFanarttv } from './providers/fanarttv.ts';
import { createLastfm } from './providers/lastfm.ts';
import { createListenbrainz, createListenbrainzLabs } from './providers/listenbrainz.ts';
import { createMusicbrainz } from './providers/musicbrainz.ts';
import { createPictures } from './providers/pictures.ts';
import { createShops } from './providers/shops.ts';
import { createSpotify } from './providers/spotify.ts';
import { createCommons, createWikidata } from './providers/wikidata.ts';
import type { Plays } from './world/plays.ts';
import type { World } from './world/world.ts';

/** Where each service lives under the sandbox's origin. */
const bases: Record<ProviderName, string> = {
	lastfm: '/lastfm/2.0',
	musicbrainz: '/musicbrainz/ws/2',
	discogs: '/discogs',
	listenbrainz: '/listenbrainz/1',
	listenbrainzLabs: '/listenbrainz-labs',
	deezer: '/deezer',
	wikidata: '/wikidata/w/api.php',
	commons: '/commons',
	coverart: '/coverart',
	fanarttv: '/fanarttv/v3',
	audiodb: '/audiodb/api/v1/json',
	ecb: '/ecb',
	ebay: '/ebay',
	amazon: '/amazon',
	pictures: '/pictures',
	shops: '/shops',
	spotify: '/spotify',
	discogsDumps: '/discogs-dumps',
};

/** All services over one world and its listeners. */
export function createServices(world: World, plays: Plays): Record<ProviderName, Service> {
	return {
		lastfm: createLastfm(world, plays),
		musicbrainz: createMusicbrainz(world),
		discogs: createDiscogs(world),
		listenbrainz: createListenbrainz(world, plays),
		listenbrainzLabs: createListenbrainzLabs(world),
		deezer: createDeezer(world),
		wikidata: createWikidata(world),
		commons: createCommons(world),
		coverart: createCoverart(world),
		fanarttv: createFanarttv(world),
		audiodb: createAudiodb(world),
		ecb: createEcb(world.seed, () => new Date()),
		ebay: createEbay(world),
		amazon: createAmazon(world),
		pictures: createPictures(),
		shops: createShops(world),
		spotify: createSpotify(world, plays),
		discogsDumps: createDiscogsDumps(world),
	};
}

/** The service that a path belongs to, and the rest of the path under its base. */
export function serviceAt(pathname: string): { provider: ProviderName; path: string } | undefined {
	for (const provider of providerNames) {
		const base = bases[provider];
		if (pathname === base) return { provider, path: '/' };
		if (pathname.startsWith(`${base}/`)) return { provider, path: pathname.slice(base.length) };
	}
	return undefined;
}
