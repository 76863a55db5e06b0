const titles = new Map([
	['lastfm', 'Last.fm'],
	['musicbrainz', 'MusicBrainz'],
	['discogs', 'Discogs'],
	['discogsDumps', 'data.discogs.com'],
	['listenbrainz', 'ListenBrainz'],
	['listenbrainzLabs', 'ListenBrainz Labs'],
	['deezer', 'Deezer'],
	['deezer by name', 'Deezer (by name)'],
	['wikidata', 'Wikidata'],
	['commons', 'Wikimedia Commons'],
	['coverart', 'Cover Art Archive'],
	['fanarttv', 'fanart.tv'],
	['audiodb', 'TheAudioDB'],
	['ebay', 'eBay'],
	['amazon', 'Amazon'],
	['amazonLogin', 'Amazon (sign-in)'],
	['spotify', 'Spotify'],
	['spotifyLogin', 'Spotify (sign-in)'],
	['ecb', 'European Central Bank'],
	['pictures', 'Pictures'],
	['shops', 'Shops'],
	['feed', 'Feeds'],
]);

const ids = [...titles.keys()].filter((id) => id !== 'pictures').sort((a, b) => b.length - a.length);
const idInMessage = new RegExp(`(?<=^|the key of |not asked: )(${ids.join('|')})(?=[ :;,.]|$)`, 'g');

/** A message of ours with the providers' own names where it starts with, or tells of, one by its id. */
export function nameProviders(message: string): string {
	return message.replace(idInMessage, titleOf);
}

/** How a provider or source writes its own name; the lane of pictures, which has many, its own. */
export function titleOf(provider: string): string {
	return titles.get(provider) ?? provider;
}
