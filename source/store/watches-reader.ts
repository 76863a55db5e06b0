import { asc, eq } from 'drizzle-orm';
import type { Tables } from '../../db/schema/tables.ts';
import type { AlbumRow } from './albums-reader.ts';
import type { Readable } from './artists-reader.ts';
import type { ReleaseRow } from './releases-reader.ts';

/** A price that a person waits for, exactly as stored: every column. */
export type WatchRow = Tables['priceWatches']['$inferSelect'];

/** A watch with what is watched: the album, and the pressing where only one will do. */
export interface Watched {
	watch: WatchRow;
	album: AlbumRow;
	release: ReleaseRow | null;
}

/** Every price that is watched, the oldest watch first. */
export async function readWatches({ read, tables }: Readable): Promise<Watched[]> {
	const { albums, priceWatches, releases } = tables;
	return read
		.select({ watch: priceWatches, album: albums, release: releases })
		.from(priceWatches)
		.innerJoin(albums, eq(albums.id, priceWatches.albumId))
		.leftJoin(releases, eq(releases.id, priceWatches.releaseId))
		.orderBy(asc(priceWatches.id));
}
