import { longestName } from './characters.ts';
import { normalizeName, stripDiscogsDecoration } from './names.ts';

/** The two halves of a search title. `artist` is '' where there is no " - ". */
export interface ArtistAndTitle {
	artist: string;
	title: string;
}

/** No artist's name holds more " - " than this. */
const mostSplits = 5;

/**
 * Takes "Nirvana (2) - Bleach" of a Discogs search apart; the artist comes without homonym numbers and stars.
 * Artists and titles may hold " - " themselves, so the split where the artist is the one that was looked for wins;
 * without such a split it is the first.
 */
export function parseDiscogsTitle(text: string, wantedArtists: string[] = []): ArtistAndTitle {
	const parts = text.trim().split(' - ');
	const splits = parts.slice(1, mostSplits + 1).map((_, index) => ({
		artist: stripDiscogsDecoration(parts.slice(0, index + 1).join(' - ')),
		title: parts
			.slice(index + 1)
			.join(' - ')
			.trim(),
	}));
	const wanted = new Set(wantedArtists.map(normalizeName));
	const first = splits[0] ?? { artist: '', title: text.trim() };
	return splits.find(({ artist }) => wanted.has(normalizeName(artist))) ?? first;
}

/** The artists of a credit, as comparison keys: "A & B", "A / B", "A, B", "A feat. B" are the same two. */
export function splitCredit(credit: string): Set<string> {
	if (credit.length > longestName) return new Set([normalizeName(credit)]);
	const names = credit.split(/\s+[&/+]\s+|,\s+|\s+(?:and|feat\.?|featuring|vs\.?|with)\s+/iu);
	return new Set(names.filter((name) => name.trim() !== '').map(normalizeName));
}
