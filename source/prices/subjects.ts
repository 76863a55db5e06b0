import type { Database } from '../../db/client.ts';
import { readKnownAlbums, type StoredAlbum } from '../store/known-albums-reader.ts';
import type { PriceSubject } from './provider.ts';

/** What prices are wanted of, by our ids: an album, or one pressing of it. */
export interface PriceTarget {
	albumId: number;
	releaseId: number | null;
}

/** Albums are read so many at a time. */
const albumsAtOnce = 20;

/** The targets as providers are asked about them, one after another; those that are not in the database are left out. */
export async function* readSubjects(
	database: Database,
	targets: readonly PriceTarget[],
): AsyncGenerator<PriceSubject, undefined> {
	for (let at = 0; at < targets.length; at += albumsAtOnce) {
		const part = targets.slice(at, at + albumsAtOnce);
		const albums = await readKnownAlbums(
			database,
			part.map(({ albumId }) => albumId),
		);
		const byId = new Map(albums.map((album) => [album.album.albumId, album]));
		for (const { albumId, releaseId } of part) {
			const stored = byId.get(albumId);
			if (stored !== undefined) yield toSubject(stored, releaseId);
		}
	}
}

function toSubject({ album, discogsIds, masterId }: StoredAlbum, releaseId: number | null): PriceSubject {
	const release = releaseId === null ? null : { id: releaseId, discogsId: discogsIds.get(releaseId) ?? null };
	return { album, release, discogsIds, masterId };
}
