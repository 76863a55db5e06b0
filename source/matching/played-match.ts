import { thresholds } from './confidence.ts';
import { normalizeName, normalizeTitle } from './names.ts';
import { similarity } from './similarity.ts';

/** An artist as a listening service names them. */
export interface PlayedArtist {
	name: string;
	mbid: string | null;
	/** What the service calls them, where we may know it: of Spotify. */
	spotifyId: string | null;
	service: PlayedService;
}

/**
 * How far a service's words go. `trustsMbid`: its MBIDs are MusicBrainz' own; others are stale or somebody else's at times. `isPage`: a name is
 * a page there that we know artists by (Last.fm).
 */
export interface PlayedService {
	trustsMbid: boolean;
	isPage: boolean;
}

/** An artist that is stored, with every name under `normalizeName`. */
export interface StoredArtist {
	id: number;
	mbid: string | null;
	/** Those that were merged into it. */
	formerMbids: ReadonlySet<string>;
	mbidHint: string | null;
	spotifyId: string | null;
	discogsId: number | null;
	lastfmUrl: string | null;
	/** Its name and other ways to write it. */
	names: ReadonlySet<string>;
	/** Everybody's aliases hold somebody's name: they only confirm an MBID. */
	aliases: ReadonlySet<string>;
}

/** What something that was played is, and how sure that is. */
export interface PlayedMatch {
	id: number;
	method: 'id' | 'mbid' | 'page' | 'name';
	confidence: number;
}

/** From here on a match is used; below, what was played stays unmatched. */
export const playedThreshold = thresholds.certain;

/**
 * Which of the candidates was played, or null: never a guess. An id decides; so does an MBID whose artist has the name, or nearly so. Else it is the
 * only artist of exactly that name: the one with a page where a name means a page, or the only one that is known at all. Of homonyms without
 * either nobody can tell, and one with another MBID than MusicBrainz' own is somebody else.
 */
export function matchPlayedArtist(played: PlayedArtist, candidates: readonly StoredArtist[]): PlayedMatch | null {
	const { mbid, spotifyId, service } = played;
	const key = normalizeName(played.name);
	const byId = spotifyId === null ? [] : candidates.filter((artist) => artist.spotifyId === spotifyId);
	if (byId.length === 1 && byId[0] !== undefined) return { id: byId[0].id, method: 'id', confidence: 1 };
	const byMbid = mbid === null ? undefined : candidates.find((artist) => hasMbid(artist, mbid));
	if (byMbid !== undefined) {
		const confidence = confirm(key, byMbid, service);
		if (confidence >= playedThreshold) return { id: byMbid.id, method: 'mbid', confidence };
	}
	const named = candidates.filter((artist) => artist.names.has(key) && !isOfDiscogsOnly(artist));
	const paged = service.isPage ? named.filter(({ lastfmUrl }) => lastfmUrl !== null) : [];
	const hinted = mbid === null ? [] : named.filter(({ mbidHint }) => mbidHint === mbid);
	const [page] = paged.length === 1 ? paged : paged.length === 0 && hinted.length === 1 ? hinted : [];
	if (page !== undefined) return { id: page.id, method: 'page', confidence: 0.95 };
	const [only] = named.length === 1 ? named : [];
	if (only === undefined || isContradicted(played, only)) return null;
	return { id: only.id, method: 'name', confidence: thresholds.certain };
}

function hasMbid({ mbid, formerMbids }: StoredArtist, wanted: string): boolean {
	return mbid === wanted || formerMbids.has(wanted);
}

/** Discogs tells its homonyms apart by numbers: whom only Discogs knows, a name joins with nobody. */
function isOfDiscogsOnly({ mbid, lastfmUrl, discogsId }: StoredArtist): boolean {
	return discogsId !== null && mbid === null && lastfmUrl === null;
}

/** How sure an MBID is, by the names that its artist has. */
function confirm(key: string, { names, aliases }: StoredArtist, { trustsMbid }: PlayedService): number {
	if (names.has(key)) return 1;
	if (aliases.has(key) || trustsMbid) return 0.95;
	const closeness = Math.max(0, ...[...names].map((name) => similarity(key, name)));
	return closeness >= thresholds.similarName ? 0.9 : 0;
}

/** The one of that name is somebody else where both have an MBID and these differ, as far as the service's are to be believed. */
function isContradicted({ mbid, service }: PlayedArtist, { mbid: known }: StoredArtist): boolean {
	if (mbid === null || known === null || mbid === known) return false;
	// Last.fm's may be wrong, but with nothing but a name against it this one is not certain either.
	return service.trustsMbid || service.isPage;
}

/** An album as a listening service names it; the artist is matched already. */
export interface PlayedAlbum {
	title: string;
	/** Of a release group, or of one of its releases, which leads nowhere. */
	mbid: string | null;
}

/** An album that is stored. */
export interface StoredAlbum {
	id: number;
	mbid: string | null;
	normalizedTitle: string;
	isStudio: boolean;
}

/** Which of an artist's albums was played, or null. Of several with one title it is the studio album, if there is one only. */
export function matchPlayedAlbum(played: PlayedAlbum, albums: readonly StoredAlbum[]): PlayedMatch | null {
	const key = normalizeTitle(played.title);
	const byMbid = played.mbid === null ? undefined : albums.find(({ mbid }) => mbid === played.mbid);
	if (byMbid !== undefined && similarity(key, byMbid.normalizedTitle) >= thresholds.similarTitle) {
		return { id: byMbid.id, method: 'mbid', confidence: 1 };
	}
	const titled = albums.filter(({ normalizedTitle }) => normalizedTitle === key);
	const studio = titled.filter(({ isStudio }) => isStudio);
	const [only] = titled.length === 1 ? titled : studio.length === 1 ? studio : [];
	if (only === undefined) return null;
	return { id: only.id, method: 'name', confidence: titled.length === 1 ? 0.95 : thresholds.certain };
}
