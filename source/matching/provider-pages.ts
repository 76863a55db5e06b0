/** An address of a service: its host in lower case, its path cut into segments, none empty, still percent-encoded. */
export interface Address {
	host: string;
	segments: string[];
}

/** What a page is about; `id` is the service's own. */
export interface Page {
	kind: string;
	id: string;
}

/** Reads one service's addresses; null for pages that are about nothing we know. */
export type ReadPage = (address: Address) => Page | null;

/**
 * Pages of the form …/kind/id, with anything before (a language, a slug) and after; the API's plural kinds too. `id` is
 * the part of the segment that the pattern's first group takes, or all of it.
 */
export function byKindAndId(kinds: string[], pattern: RegExp): ReadPage {
	return ({ segments }) => {
		for (const [index, segment] of segments.entries()) {
			const kind = kinds.find((known) => segment === known || segment === `${known}s`);
			const match = pattern.exec(segments[index + 1] ?? '');
			if (kind !== undefined && match !== null) return { kind, id: match[1] ?? match[0] };
		}
		return null;
	};
}

/** /music/Bob+Dylan, /de/music/Bob+Dylan, /music/Artist/Album, /music/Artist/_/Track, /music/Artist/+wiki. Ids are names; an album's is "Artist/Album", each encoded. */
export function readLastfmPage({ segments }: Address): Page | null {
	const parts = segments.slice(segments.indexOf('music') + 1).filter((part) => !part.startsWith('+'));
	const [artist, album, track] = parts;
	if (!segments.includes('music') || artist === undefined) return null;
	if (album === undefined) return { kind: 'artist', id: decodeName(artist) };
	return { kind: track === undefined ? 'album' : 'track', id: parts.join('/') };
}

/** /de/artist/462006, /us/artist/bob-dylan/462006 and /us/artist/id462006. */
export function readAppleMusicPage({ segments }: Address): Page | null {
	const kind = segments.find((segment) => segment === 'artist' || segment === 'album');
	const id = /^(?:id)?(\d+)$/.exec(segments.at(-1) ?? '')?.[1];
	return kind === undefined || id === undefined ? null : { kind, id };
}

/** The artist is the subdomain: kishibashi.bandcamp.com, …/album/omoiyari. */
export function readBandcampPage({ host, segments: [kind, slug] }: Address): Page | null {
	const [artist = ''] = host.split('.');
	if (host.split('.').length !== 3 || ['www', 'daily'].includes(artist)) return null;
	if ((kind === 'album' || kind === 'track') && slug !== undefined) return { kind, id: `${artist}/${slug}` };
	return { kind: 'artist', id: artist };
}

/** /channel/UC…, /user/NAME, /c/NAME, /@handle. */
export function readYoutubePage({ segments: [first = '', second] }: Address): Page | null {
	if (first.startsWith('@') && first.length > 1) return { kind: 'handle', id: decode(first) };
	if (['channel', 'user', 'c'].includes(first) && second !== undefined) {
		return { kind: first === 'c' ? 'user' : first, id: decode(second) };
	}
	return null;
}

/** /wiki/Q392, /entity/Q392, /wiki/Special:EntityPage/Q392. */
export function readWikidataPage({ segments }: Address): Page | null {
	const id = segments.at(-1) ?? '';
	return /^Q[1-9]\d*$/.test(id) ? { kind: 'item', id } : null;
}

/** /wiki/File:Name.jpg, the page about a picture, not the picture. */
export function readCommonsPage({ segments: [wiki, ...rest] }: Address): Page | null {
	const title = decode(rest.join('/'));
	return wiki === 'wiki' && title.startsWith('File:') ? { kind: 'file', id: title.slice('File:'.length) } : null;
}

/** /NAME is an artist; deeper pages are sets and tracks. */
export function readSoundcloudPage({ segments }: Address): Page | null {
	const [name] = segments;
	return segments.length === 1 && name !== undefined ? { kind: 'artist', id: name } : null;
}

/** Last.fm writes spaces as "+" and encodes a real plus twice ("%252B"). */
function decodeName(segment: string): string {
	const once = decode(segment.replaceAll('+', ' '));
	return /%25(?:[0-9a-f]{2})/i.test(segment) ? decode(once) : once;
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		// Not percent-encoded at all ("100%"): then it is the name itself.
		return segment;
	}
}
