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
	['pictures', 'Pictures'],
]);

/** How a provider or source writes its own name; the lane of pictures, which has many, its own. */
export function titleOf(provider: string): string {
	return titles.get(provider) ?? provider;
}
