const titles = new Map([
	['lastfm', 'Last.fm'],
	['musicbrainz', 'MusicBrainz'],
	['discogs', 'Discogs'],
	['listenbrainz', 'ListenBrainz'],
	['listenbrainzLabs', 'ListenBrainz Labs'],
	['deezer', 'Deezer'],
	['deezer by name', 'Deezer (by name)'],
	['wikidata', 'Wikidata'],
	['commons', 'Wikimedia Commons'],
	['coverart', 'Cover Art Archive'],
	['fanarttv', 'fanart.tv'],
	['audiodb', 'TheAudioDB'],
]);

/** How a provider or source writes its own name. */
export function titleOf(provider: string): string {
	return titles.get(provider) ?? provider;
}
