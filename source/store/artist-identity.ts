import { and, asc, eq } from 'drizzle-orm';
import { normalizeName } from '../matching/names.ts';
import {
	type ArtistRow,
	findArtistByDiscogsId,
	findArtistByLastfmUrl,
	findArtistByMbid,
	findArtistsBySpelling,
	followMerge,
} from './artists-reader.ts';
import { insertArtist, updateArtist } from './artists-writer.ts';
import type { Writable } from './writable.ts';

/**
 * Which row an artist is that a source names, made where missing. Names are not identity (three artists are called exactly
 * Nirvana), so every kind of source has its own rule, and none of them guesses: what stays open is settled by the step
 * that asks MusicBrainz, or by a person.
 */

export interface Joined {
	artist: ArtistRow;
	isNew: boolean;
}

/** An artist of MusicBrainz itself (a credit, a hit of a search, ListenBrainz): the MBID is the identity, whoever else has that name. */
export async function joinByMbid(
	store: Writable,
	named: { name: string; mbid: string; source: 'musicbrainz' | 'credit' | 'similar' | 'listening' },
): Promise<Joined> {
	const known = await findArtistByMbid(store, named.mbid);
	if (known !== undefined) return { artist: known, isNew: false };
	return { artist: await insertArtist(store, named), isNew: true };
}

/**
 * An artist of Last.fm: one page is one artist. A page that is new belongs to the artist whose MBID Last.fm hints at if the
 * name agrees, or to the one artist of that name of whom nothing else is known; else it is an artist of its own.
 */
export async function joinByPage(
	store: Writable,
	named: { name: string; url: string; mbidHint: string | null; source: 'lastfm' | 'similar' },
): Promise<Joined> {
	const { name, url, mbidHint, source } = named;
	const known = (await findArtistByLastfmUrl(store, url)) ?? (await findOpenArtist(store, name, mbidHint));
	if (known === undefined) {
		return { artist: await insertArtist(store, { name, lastfmUrl: url, mbidHint, source }), isNew: true };
	}
	const changes = { lastfmUrl: known.lastfmUrl ?? url, mbidHint: known.mbidHint ?? mbidHint };
	return { artist: await updateArtist(store, known, changes), isNew: false };
}

async function findOpenArtist(store: Writable, name: string, mbidHint: string | null): Promise<ArtistRow | undefined> {
	const sameName = await findArtistsBySpelling(store, name);
	const hinted = sameName.find(({ mbid, lastfmUrl }) => mbid !== null && mbid === mbidHint && lastfmUrl === null);
	const open = sameName.filter((artist) => isOpen(artist));
	return hinted ?? (open.length === 1 ? open[0] : undefined);
}

/** Only the name is known so far: no page and no id anywhere. */
function isOpen({ mbid, lastfmUrl, discogsId }: ArtistRow): boolean {
	return mbid === null && lastfmUrl === null && discogsId === null;
}

/**
 * An artist that a person names. An MBID says who is meant; a bare name means what it meant before, the one artist of that
 * name, or the one with a Last.fm page, which is who Last.fm means by it; else it is a new row whose identity is open.
 */
export async function joinByPerson(store: Writable, named: { name: string; mbid: string | null }): Promise<Joined> {
	const { name, mbid } = named;
	const known =
		(mbid === null ? undefined : await findArtistByMbid(store, mbid)) ?? (await findNamedByPerson(store, name, mbid));
	if (known === undefined) {
		return { artist: await insertArtist(store, { name, mbid, source: 'person' }), isNew: true };
	}
	return { artist: await updateArtist(store, known, { mbid: known.mbid ?? mbid }), isNew: false };
}

async function findNamedByPerson(store: Writable, name: string, mbid: string | null): Promise<ArtistRow | undefined> {
	const { artists } = store.tables;
	const [before] = await store.read
		.select()
		.from(artists)
		.where(and(eq(artists.source, 'person'), eq(artists.normalizedName, normalizeName(name))))
		.orderBy(asc(artists.id));
	const earlier = before === undefined ? undefined : await followMerge(store, before);
	const sameName = await findArtistsBySpelling(store, name);
	const paged = sameName.filter(({ lastfmUrl }) => lastfmUrl !== null);
	const meant = earlier ?? (sameName.length === 1 ? sameName[0] : paged.length === 1 ? paged[0] : undefined);
	// With an MBID in hand, only an artist who has none may be the one.
	return mbid === null || meant?.mbid === null ? meant : undefined;
}

/**
 * An artist that a listener played and that nobody here is known to be: the one of that name of whom nothing else is known, else a new row whose
 * identity is open. The MBID is a hint: listening services have stale ones.
 */
export async function joinByListening(
	store: Writable,
	{ name, mbidHint }: { name: string; mbidHint: string | null },
): Promise<Joined> {
	const known = (await findArtistsBySpelling(store, name)).find((artist) => isOpen(artist));
	if (known === undefined)
		return { artist: await insertArtist(store, { name, mbidHint, source: 'listening' }), isNew: true };
	return { artist: await updateArtist(store, known, { mbidHint: known.mbidHint ?? mbidHint }), isNew: false };
}

/** An artist of Discogs that MusicBrainz does not link: the Discogs id is the identity, the name joins nobody. */
export async function joinByDiscogsId(store: Writable, named: { name: string; discogsId: number }): Promise<Joined> {
	const known = await findArtistByDiscogsId(store, named.discogsId);
	if (known !== undefined) return { artist: known, isNew: false };
	return { artist: await insertArtist(store, { ...named, source: 'discogs' }), isNew: true };
}
