import type { SettingLine } from '../config.ts';
import { keyTable } from '../config-keys.ts';
import type { ProviderName } from '../integrations/http/provider-names.ts';
import type { Lane } from '../steps/step.ts';

/** A key that a person can get from a provider. */
interface ProviderKey {
	setting: string;
	/** Settings without which it is worth nothing: asked for with it. */
	also: string[];
	/** Settings that do as well, all of them together. */
	instead: string[];
	provider: ProviderName;
	/** The lane whose steps wait for it, if any do. */
	lane: Lane | null;
	purpose: string;
}

export const providerKeys: ProviderKey[] = [
	{
		setting: 'LASTFM_API_KEY',
		also: [],
		instead: [],
		provider: 'lastfm',
		lane: 'lastfm',
		purpose: 'top artists of a tag, listeners, similar artists',
	},
	{
		setting: 'DISCOGS_TOKEN',
		also: [],
		instead: ['DISCOGS_KEY', 'DISCOGS_SECRET'],
		provider: 'discogs',
		lane: 'discogs',
		purpose: '60 instead of 25 calls a minute, albums without a master, pictures',
	},
	{
		setting: 'FANARTTV_API_KEY',
		also: [],
		instead: [],
		provider: 'fanarttv',
		lane: 'pictures',
		purpose: 'pictures of artists',
	},
	{
		setting: 'LISTENBRAINZ_TOKEN',
		also: [],
		instead: [],
		provider: 'listenbrainz',
		lane: null,
		purpose: 'listening data; similar artists need none',
	},
	{
		setting: 'EBAY_CLIENT_ID',
		also: ['EBAY_CLIENT_SECRET'],
		instead: [],
		provider: 'ebay',
		lane: null,
		purpose: 'copies for sale, with what sending them to you costs',
	},
	{
		setting: 'SPOTIFY_CLIENT_ID',
		also: [],
		instead: [],
		provider: 'spotify',
		lane: null,
		purpose: 'what you play and saved at Spotify; its app is yours, and you have Premium',
	},
];

/** A key as the settings have it. */
export interface KeyState extends ProviderKey {
	isSet: boolean;
	/** Masked; "(not set)" where it is not. */
	shown: string;
	/** The environment, a file, or "default" where it is not set. */
	origin: string;
	whereToGet: string;
}

/** How every key stands in the settings. */
export function readKeyStates(lines: SettingLine[]): KeyState[] {
	const lineOf = (setting: string) => lines.find(({ name }) => name === setting);
	const isGiven = (setting: string) => (lineOf(setting)?.origin ?? 'default') !== 'default';
	return providerKeys.map((key) => {
		const { setting, also, instead } = key;
		const isWhole = isGiven(setting) && also.every(isGiven);
		const isReplaced = !isGiven(setting) && instead.length > 0 && instead.every(isGiven);
		const line = lineOf(isReplaced ? (instead[0] ?? setting) : setting);
		return {
			...key,
			isSet: isWhole || isReplaced,
			shown: line?.value ?? '(not set)',
			origin: line?.origin ?? 'default',
			whereToGet: keyTable.find(({ name }) => name === setting)?.help ?? '',
		};
	});
}
