import { type AlbumRow, findAlbum } from '../store/albums-reader.ts';
import { type ArtistRow, findArtist, followMerge } from '../store/artists-reader.ts';
import type { Work } from './step.ts';

/** The artist that a step is about; one that was merged leads to the artist it became. */
export async function readSubjectArtist({ database, state }: Work): Promise<ArtistRow> {
	const artist = await findArtist(database, state.entityId);
	if (artist === undefined) throw new Error(`artist ${state.entityId} is not in the database`);
	return followMerge(database, artist);
}

/** The album that a step is about. */
export async function readSubjectAlbum({ database, state }: Work): Promise<AlbumRow> {
	const album = await findAlbum(database, state.entityId);
	if (album === undefined) throw new Error(`album ${state.entityId} is not in the database`);
	return album;
}
