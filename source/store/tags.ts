import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ArtistRow, Readable } from './artists-reader.ts';
import type { Writable } from './writable.ts';

/** A tag's name by our id. */
export async function findTag({ read, tables }: Readable, id: number): Promise<string | undefined> {
	const [row] = await read.select().from(tables.tags).where(eq(tables.tags.id, id));
	return row?.name;
}

/** The artists that a tag's top list named, best rank first, at most `limit`; merged ones are left out. */
export async function readTagArtists({ read, tables }: Readable, tagId: number, limit: number): Promise<ArtistRow[]> {
	const { artists, artistTags } = tables;
	const rows = await read
		.select({ artist: artists })
		.from(artistTags)
		.innerJoin(artists, eq(artists.id, artistTags.artistId))
		.where(and(eq(artistTags.tagId, tagId), isNull(artists.mergedIntoId)))
		.orderBy(asc(artistTags.rank))
		.limit(limit);
	return rows.map(({ artist }) => artist);
}

/** The id of a tag, made where missing. */
export async function saveTag(store: Writable, name: string): Promise<number> {
	const { tags } = store.tables;
	await store.write.insert(tags).values({ name }).onConflictDoNothing();
	const [row] = await store.read.select().from(tags).where(eq(tags.name, name));
	if (row === undefined) throw new Error(`tag ${name} was not stored`);
	return row.id;
}

/** Remembers that a tag's top list named these artists, in this order. */
export async function saveTagArtists(
	store: Writable,
	tagId: number,
	ranked: { artistId: number; rank: number }[],
): Promise<void> {
	const { artistTags } = store.tables;
	for (const { artistId, rank } of ranked) {
		await store.write
			.insert(artistTags)
			.values({ tagId, artistId, rank })
			.onConflictDoUpdate({ target: [artistTags.tagId, artistTags.artistId], set: { rank } });
	}
}
