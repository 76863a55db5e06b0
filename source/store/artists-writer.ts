import { eq } from 'drizzle-orm';
import { normalizeName } from '../matching/names.ts';
import type { ArtistRow } from './artists-reader.ts';
import type { Writable } from './writable.ts';

type NewArtist = Pick<ArtistRow, 'name' | 'source'> & Partial<ArtistRow>;

/** A new row. Who an artist is and whether it is here already is decided in `artist-identity.ts`. */
export async function insertArtist(store: Writable, artist: NewArtist): Promise<ArtistRow> {
	const [row] = await store.write
		.insert(store.tables.artists)
		.values({ ...artist, normalizedName: normalizeName(artist.name), createdAt: store.now, updatedAt: store.now })
		.returning();
	if (row === undefined) throw new Error(`artist ${artist.name} was not stored`);
	return row;
}

/** Writes the columns that differ, and `updatedAt` only when one does: asking again for the same changes no row. */
export async function updateArtist(
	store: Writable,
	artist: ArtistRow,
	changes: Partial<ArtistRow>,
): Promise<ArtistRow> {
	const { artists } = store.tables;
	const differing = Object.entries(changes).filter(
		([column, value]) => value !== undefined && Reflect.get(artist, column) !== value,
	);
	if (differing.length === 0) return artist;
	const values: Partial<ArtistRow> = { ...Object.fromEntries(differing), updatedAt: store.now };
	if (values.name !== undefined) values.normalizedName = normalizeName(values.name);
	const [row] = await store.write.update(artists).set(values).where(eq(artists.id, artist.id)).returning();
	return row ?? artist;
}

/** Adds spellings of an artist; those already known stay as they are. */
export async function saveArtistNames(
	store: Writable,
	artistId: number,
	names: string[],
	source: string,
): Promise<void> {
	const { artistNames } = store.tables;
	const rows = [...new Set(names)]
		.filter((name) => name !== '')
		.map((name) => ({ artistId, name, normalizedName: normalizeName(name), source }));
	if (rows.length > 0) await store.write.insert(artistNames).values(rows).onConflictDoNothing();
}
