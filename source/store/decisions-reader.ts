import type { Readable } from './artists-reader.ts';
import { type LinkRow, readLinks } from './links.ts';

/** What people decided about one of our rows. */
export interface Decisions {
	/** The page that a person accepted: an artist at MusicBrainz, an album's master at Discogs. */
	accepted: LinkRow | null;
	/** Ids of the pages that a person ruled out. */
	rejected: Set<string>;
}

/** Who an artist is at MusicBrainz, and who not, according to people. */
export async function readIdentityDecisions(database: Readable, artistId: number): Promise<Decisions> {
	const links = await readLinks(database, 'artist', artistId);
	return pickDecisions(links.filter(({ relation }) => relation === 'identity'));
}

/** Which Discogs master an album has, and which not, according to people. */
export async function readMasterDecisions(database: Readable, albumId: number): Promise<Decisions> {
	return pickDecisions(await readAlbumPages(database, albumId, 'master'));
}

/** Which Discogs releases without a master people took for pressings of an album, and which not. */
export async function readPressingDecisions(
	database: Readable,
	albumId: number,
): Promise<{ accepted: LinkRow[]; rejected: Set<string> }> {
	const pages = await readAlbumPages(database, albumId, 'release');
	const decided = pages.filter(({ decidedBy }) => decidedBy === 'person');
	return {
		accepted: decided.filter(({ state }) => state === 'accepted'),
		rejected: pickDecisions(decided).rejected,
	};
}

async function readAlbumPages(database: Readable, albumId: number, kind: 'master' | 'release'): Promise<LinkRow[]> {
	const links = await readLinks(database, 'album', albumId);
	return links.filter((link) => link.relation === 'discogs' && link.kind === kind);
}

function pickDecisions(links: LinkRow[]): Decisions {
	const decided = links.filter(({ decidedBy }) => decidedBy === 'person');
	const rejected = decided.filter(({ state }) => state === 'rejected');
	return {
		accepted: decided.find(({ state }) => state === 'accepted') ?? null,
		rejected: new Set(rejected.flatMap(({ externalId }) => externalId ?? [])),
	};
}

/** Whether a person said that this artist is not the one with this MBID, or is somebody else. */
export async function isRuledOut(database: Readable, artistId: number, mbid: string | null): Promise<boolean> {
	if (mbid === null) return false;
	const { accepted, rejected } = await readIdentityDecisions(database, artistId);
	return rejected.has(mbid) || (accepted !== null && accepted.externalId !== mbid);
}
