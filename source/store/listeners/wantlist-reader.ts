import { and, asc, desc, eq } from 'drizzle-orm';
import type { Tables } from '../../../db/schema/tables.ts';
import type { AlbumRow } from '../albums-reader.ts';
import type { Readable } from '../artists-reader.ts';

/** What a listener wants, exactly as stored: every column. */
export type WantRow = Tables['wantlist']['$inferSelect'];

/** An album on the listener's own wantlist. */
export interface Want {
	want: WantRow;
	album: AlbumRow;
}

/** What a listener put on their wantlist here, the latest first. */
export async function readWants({ read, tables }: Readable, userId: number): Promise<Want[]> {
	const { albums, wantlist } = tables;
	return read
		.select({ want: wantlist, album: albums })
		.from(wantlist)
		.innerJoin(albums, eq(albums.id, wantlist.albumId))
		.where(eq(wantlist.userId, userId))
		.orderBy(desc(wantlist.addedAt), asc(albums.id));
}

/** Whether an album is on the listener's own wantlist, and what is said of it there. */
export async function findWant(
	{ read, tables }: Readable,
	userId: number,
	albumId: number,
): Promise<WantRow | undefined> {
	const { wantlist } = tables;
	const [row] = await read
		.select()
		.from(wantlist)
		.where(and(eq(wantlist.userId, userId), eq(wantlist.albumId, albumId)));
	return row;
}
