import { explain, ProviderNotFound, ProviderRefused } from '../errors.ts';
import type { Ask } from '../integrations/http/provider-http.ts';
import type { ProviderName } from '../integrations/http/provider-names.ts';
import type { Providers } from '../integrations/providers.ts';
import type { KeyState } from './provider-keys.ts';

/** What a provider says to a key. `unreachable`: nobody could be asked, so nothing is known of it. */
export interface KeyCheck {
	setting: string;
	provider: ProviderName;
	state: 'ok' | 'refused' | 'unreachable' | 'not set';
	/** What was said where it is not ok; never holds the key. */
	message: string;
}

/** An artist that every provider knows: Radiohead. */
const knownMbid = 'a74b1b7f-71a5-4011-9441-d0b5e4122711';
/** A person waits: a provider that does not answer in this time, in milliseconds, counts as unreachable. */
const patience = 15_000;

/** Tries every key that is set with one cheap call, all providers side by side; in the order of `keys`. */
export async function checkKeys(providers: Providers, keys: KeyState[]): Promise<KeyCheck[]> {
	return Promise.all(
		keys.map(async ({ setting, provider, isSet }): Promise<KeyCheck> => {
			if (!isSet) return { setting, provider, state: 'not set', message: '' };
			return { setting, provider, ...(await tryKey(providers, provider)) };
		}),
	);
}

async function tryKey(providers: Providers, provider: ProviderName): Promise<Pick<KeyCheck, 'state' | 'message'>> {
	const signal = AbortSignal.timeout(patience);
	try {
		await callWithKey(providers, provider, { signal });
		return { state: 'ok', message: '' };
	} catch (error) {
		// Whoever says that there is no such thing has taken the key.
		if (error instanceof ProviderNotFound) return { state: 'ok', message: '' };
		if (signal.aborted) return { state: 'unreachable', message: `${provider} did not answer in ${patience / 1000} s` };
		return { state: error instanceof ProviderRefused ? 'refused' : 'unreachable', message: explain(error).message };
	}
}

/** The cheapest call that a provider answers only with a good key. */
async function callWithKey(providers: Providers, provider: ProviderName, ask: Ask): Promise<unknown> {
	switch (provider) {
		case 'lastfm':
			return providers.lastfm.tagTopArtists('indie', 1, 1, ask);
		case 'discogs':
			return providers.discogs.search({ query: 'vinyl', type: 'label' }, 1, ask);
		case 'fanarttv':
			return providers.fanarttv.artistPictures(knownMbid, ask);
		case 'listenbrainz':
			return providers.listenbrainz.checkToken(ask);
		case 'spotify':
			return providers.spotifyLogin.checkId(ask);
		case 'ebay':
			return providers.ebay.checkKeys(ask);
		default:
			throw new Error(`${provider} takes no key`);
	}
}
